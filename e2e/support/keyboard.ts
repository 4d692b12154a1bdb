import type { Page } from 'playwright-core';

/** What the Tab key meets on its way. */
export interface TabWay {
  /** `name` attributes, or texts where there is none, in order. */
  readonly names: readonly string[];
  /** Those of them whose focus no outline shows. */
  readonly unseen: readonly string[];
}

interface Met {
  readonly name: string;
  readonly picker: boolean;
  readonly seen: boolean;
}

const start = `(() => {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  window.getSelection()?.removeAllRanges();
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute('tabindex');
})()`;

const focused = `(() => {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return null;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  return {
    name: element.getAttribute('name') ?? element.innerText.trim().slice(0, 60),
    picker: element instanceof HTMLInputElement && element.type.startsWith('date'),
    seen: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
  };
})()`;

/** Goes through the page with the Tab key from its beginning, at most `presses` times or to its end. */
export async function tabThrough(page: Page, presses: number): Promise<TabWay> {
  const names: string[] = [];
  const unseen: string[] = [];
  await page.evaluate(start);
  for (let press = 0; press < presses; press += 1) {
    await page.keyboard.press('Tab');
    const met = (await page.evaluate(focused)) as Met | null;
    if (met === null) break;
    // The calendar button inside a date field is the browser's, which draws its own ring there.
    const inside = met.picker && names.at(-1) === met.name;
    if (!met.seen && !inside) unseen.push(met.name);
    names.push(met.name);
  }
  return { names, unseen };
}
