import type { Locator, Page } from 'playwright-core';
import type { Hand } from './hand.ts';

/** Nobody goes on for longer before asking for the mouse. */
const patience = 80;
/** Slower than a barcode scanner; the page's shortcuts wait until one has ended. */
const betweenKeysMs = 60;
const afterScannerMs = 330;

interface Around {
  readonly reached: boolean;
  /** Tab stops from the focus to the target, backwards below zero; null where nothing has the focus. */
  readonly steps: number | null;
  readonly inContent: boolean;
  /** Enter goes on from here past the parts of a date. */
  readonly enterGoesOn: boolean;
}

/** A function for the page, which has a document; the tests have none. */
const inPage = (source: string) =>
  new Function('element', `return (${source})(element)`) as (element: unknown) => unknown;

const around = inPage(`(element) => {
  const active = document.activeElement;
  const modal = [...document.querySelectorAll('dialog[open], [role="dialog"]')].at(-1);
  const stops = [...(modal ?? document).querySelectorAll(
    'a[href], button, input, select, textarea, summary, [tabindex]')]
    .filter((one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility({ visibilityProperty: true }));
  const at = stops.indexOf(active);
  const isPart = (one) => one?.type === 'radio' && one.name === element.name;
  return {
    reached: active === element || (element.type === 'radio' && isPart(active)),
    steps: at === -1 ? (active?.contains(element) && active !== document.body ? 1 : null) : stops.indexOf(element) - at,
    inContent: element.closest('#content') !== null && modal === undefined,
    enterGoesOn: /^date/.test(active?.type ?? '') && active.form?.classList.contains('command-form') === true
      && element.form === active.form && (element.tagName !== 'BUTTON' || element.type === 'submit'),
  };
}`);

const readValue = inPage('(element) => element.value');
const optionsOf = inPage('(list) => [...list.options].map(({ value, label }) => ({ value, label }))');
const radiosOf = inPage(`(radio) => {
  const all = [...document.querySelectorAll('input[type="radio"]')].filter(({ name }) => name === radio.name);
  return { from: all.indexOf(document.activeElement), to: all.indexOf(radio) };
}`);

/** What has to be typed of an entry before no other begins so. */
function shortestFor(labels: readonly string[], wanted: number): string {
  const label = labels[wanted] ?? '';
  const like = (prefix: string) =>
    labels.findIndex((one) => one.toLowerCase().startsWith(prefix.toLowerCase())) === wanted;
  const length = Array.from({ length: label.length }, (_, index) => index + 1).find((one) =>
    like(label.slice(0, one)),
  );
  return label.slice(0, length ?? label.length);
}

/** Does everything with keys: goes to its target by Tab as a reader does, and counts what it presses. */
export class KeyboardHand implements Hand {
  keys = 0;
  #lastMs = 0;

  async press(target: Locator, keys?: string): Promise<void> {
    await target.waitFor();
    if (keys !== undefined) return this.along(target.page(), keys);
    await this.#reach(target);
    await this.#key(target.page(), 'Enter');
  }

  async write(field: Locator, text: string): Promise<void> {
    await this.#reach(field);
    const page = field.page();
    if (((await field.getAttribute('type')) ?? '').startsWith('date')) await this.#writeDate(field, text);
    else {
      if ((await field.evaluate(readValue)) !== '') await this.#key(page, 'Control+a');
      await this.#type(page, text);
    }
  }

  async pick(list: Locator, value: string): Promise<void> {
    await this.#reach(list);
    const page = list.page();
    const options = (await list.evaluate(optionsOf)) as { value: string; label: string }[];
    const now = await list.inputValue();
    const here = options.findIndex((one) => one.value === now);
    const there = options.findIndex((one) => one.value === value);
    if (Math.abs(there - here) <= 3) {
      for (let at = here; at !== there; at += Math.sign(there - here))
        await this.#key(page, there > here ? 'ArrowDown' : 'ArrowUp');
    } else {
      await this.#type(
        page,
        shortestFor(
          options.map(({ label: one }) => one),
          there,
        ),
      );
    }
    const chosen = await list.inputValue();
    if (chosen !== value) throw new Error(`the keys chose “${chosen}”, not “${value}”`);
  }

  async tick(box: Locator, on: boolean): Promise<void> {
    await this.#reach(box);
    const page = box.page();
    if ((await box.getAttribute('type')) === 'radio') {
      const { from, to } = (await box.evaluate(radiosOf)) as { from: number; to: number };
      for (let at = from; at !== to; at += Math.sign(to - from))
        await this.#key(page, to > from ? 'ArrowDown' : 'ArrowUp');
    }
    if ((await box.isChecked()) !== on) await this.#key(page, 'Space');
  }

  async #reach(target: Locator): Promise<void> {
    await target.waitFor();
    const page = target.page();
    const look = async () => (await target.evaluate(around)) as Around;
    const first = await look();
    if (first.steps === null && first.inContent && (await page.locator('.skip-link').count()) > 0) {
      await this.#key(page, 'Tab');
      if (await page.locator('.skip-link:focus').count()) await this.#key(page, 'Enter');
    }
    const back = (first.steps ?? 1) < 0;
    for (let presses = 0; presses < patience; presses += 1) {
      const { reached, enterGoesOn } = await look();
      if (reached) return;
      if (enterGoesOn && !back) await this.#key(page, 'Enter');
      else await this.#key(page, back ? 'Shift+Tab' : 'Tab');
    }
    throw new Error(`${target} is not reached by ${patience} presses of the Tab key`);
  }

  /** Month, day, year, hour of twelve, minute, second, half of the day: what the tests' Chromium asks for. */
  async #writeDate(field: Locator, text: string): Promise<void> {
    const page = field.page();
    const [date = '', time] = text.split('T');
    const [year = '', month = '', day = ''] = date.split('-');
    await this.#type(page, `${month}${day}${year}`);
    if (time !== undefined) {
      const [hour = '', minute = '', second = '00'] = time.split(':');
      const twelve = String(Number(hour) % 12 || 12).padStart(2, '0');
      const asked = (await field.getAttribute('step')) === '1' ? second : '';
      await this.#key(page, 'ArrowRight');
      await this.#type(page, `${twelve}${minute}${asked}${Number(hour) < 12 ? 'a' : 'p'}`);
    }
    const read = String(await field.evaluate(readValue));
    if (!read.startsWith(text.slice(0, 16))) throw new Error(`the keys wrote “${read}”, not “${text}”`);
    // A date that is followed by Enter at once would be a scanner's.
    await page.waitForTimeout(100);
  }

  /** The page's own keys, as its help lists them. */
  async along(page: Page, keys: string): Promise<void> {
    await page.waitForTimeout(Math.max(0, this.#lastMs + afterScannerMs - Date.now()));
    for (const key of keys.split(' ')) {
      await this.#key(page, key);
      await page.waitForTimeout(betweenKeysMs);
    }
  }

  async #key(page: Page, key: string): Promise<void> {
    this.keys += 1;
    await page.keyboard.press(key);
    this.#lastMs = Date.now();
  }

  async #type(page: Page, text: string): Promise<void> {
    this.keys += text.length;
    await page.keyboard.type(text);
    this.#lastMs = Date.now();
  }
}
