import type { Locator, Page } from 'playwright-core';
import { fillForm } from './form.ts';
import { type Hand, quickHand } from './hand.ts';
import { KeyboardHand } from './keyboard-hand.ts';

/**
 * Seconds of the keystroke-level model: a key or a button, pointing with the mouse, a hand's way between mouse and
 * keyboard, and making up one's mind.
 * @source Card, Moran, Newell: The keystroke-level model for user performance time with interactive systems,
 * Commun. ACM 23 (1980) 396–410; the key of an average typist who is no secretary
 * @status unverified
 */
const model = { key: 0.28, point: 1.1, home: 0.4, mind: 1.35 } as const;

interface Figures {
  /** What a mouse would click: buttons, links, answers, list entries. */
  readonly activations: number;
  /** Fields typed into. */
  readonly fields: number;
  /** Every key pressed, by keyboard alone. */
  readonly keys: number;
  /** A person's seconds by keyboard alone, and with the mouse. */
  readonly keyboardSeconds: number;
  readonly mouseSeconds: number;
  /** What the machine let wait. */
  readonly waitedSeconds: number;
}

/** Does what a scenario's people do, by keyboard alone, and counts it; with the mouse where SCENARIOS_BY says so. */
export class Motions implements Hand {
  #activations = 0;
  #lists = 0;
  #fields = 0;
  #characters = 0;
  #waitedMs = 0;
  readonly #keyboard = new KeyboardHand();
  readonly #hand: Hand = process.env.SCENARIOS_BY === 'mouse' ? quickHand : this.#keyboard;

  async press(target: Locator, keys?: string): Promise<void> {
    await this.seen(target);
    this.#activations += 1;
    await this.#hand.press(target, keys);
  }

  async write(field: Locator, text: string): Promise<void> {
    await this.seen(field);
    if ((await field.inputValue()) === text) return;
    this.#fields += 1;
    this.#characters += text.length;
    await this.#hand.write(field, text);
  }

  async pick(list: Locator, value: string): Promise<void> {
    await this.seen(list);
    if ((await list.inputValue()) === value) return;
    this.#activations += 1;
    this.#lists += 1;
    await this.#hand.pick(list, value);
  }

  async tick(box: Locator, on: boolean): Promise<void> {
    await this.seen(box);
    if ((await box.isChecked()) === on) return;
    this.#activations += 1;
    await this.#hand.tick(box, on);
  }

  /** Along the rows of a list by its own keys; with the mouse the hand goes there at once. */
  async along(page: Page, keys: string): Promise<void> {
    if (this.#hand === this.#keyboard) await this.#keyboard.along(page, keys);
  }

  /** Puts a file into the dialog that a button opens; choosing it there is one activation more. */
  async choose(target: Locator, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    const asked = target.page().waitForEvent('filechooser');
    await this.press(target);
    this.#activations += 1;
    await (await asked).setFiles(file);
  }

  /** A code read by a hand scanner, which types it and ends with Enter: one press of its trigger. */
  async scan(page: Page, code: string): Promise<void> {
    this.#activations += 1;
    await page.keyboard.type(code);
    await page.keyboard.press('Enter');
  }

  /** A field of the open form, by its name. */
  type(page: Page, name: string, text: string): Promise<void> {
    return this.write(page.locator(`form [name="${name}"]`).first(), text);
  }

  /** The open form, from a body; what stands there already needs no hand. */
  async fill(page: Page, body: Readonly<Record<string, unknown>>, prefix = ''): Promise<void> {
    await this.seen(page.locator('form [name="submit"]').first());
    return fillForm(page, body, prefix, this);
  }

  /** Waits, with the people, until the page shows something. */
  async seen(target: Locator, timeout = 15_000): Promise<void> {
    const began = Date.now();
    await target.first().waitFor({ timeout });
    this.#waitedMs += Date.now() - began;
  }

  figures(): Figures {
    const { key, point, home, mind } = model;
    const { keys } = this.#keyboard;
    const decided = this.#activations + this.#fields;
    return {
      activations: this.#activations,
      fields: this.#fields,
      keys,
      keyboardSeconds: decided * mind + keys * key,
      mouseSeconds:
        decided * (mind + point + key) +
        this.#lists * (point + key) +
        this.#fields * 2 * home +
        this.#characters * key,
      waitedSeconds: this.#waitedMs / 1000,
    };
  }
}
