import type { Locator } from 'playwright-core';

/** What a hand does to a page, by whatever means. */
export interface Hand {
  /** @param keys the page's own shortcut for this target, as the help lists it: `g t` */
  press(target: Locator, keys?: string): Promise<void>;
  write(field: Locator, text: string): Promise<void>;
  pick(list: Locator, value: string): Promise<void>;
  tick(box: Locator, on: boolean): Promise<void>;
}

/** At once, with the mouse: for what comes before the part that is looked at. */
export const quickHand: Hand = {
  press: (target) => target.click(),
  write: (field, text) => field.fill(text),
  async pick(list, value) {
    await list.selectOption(value);
  },
  tick: (box, on) => box.setChecked(on),
};
