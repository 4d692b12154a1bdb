import type { Page } from 'playwright-core';
import { type Hand, quickHand } from './hand.ts';

const zone = 'Asia/Shanghai';
/** What a form knows from where it was opened and never asks for. */
const carried = new Set(['orderReference']);
const isInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** Fills the open form from a body, field by field, by the names that the inputs carry. */
export async function fillForm(
  page: Page,
  body: Readonly<Record<string, unknown>>,
  prefix = '',
  hand: Hand = quickHand,
): Promise<void> {
  const names = (await page.evaluate(namesInForms)) as readonly string[];
  const place = (name: string) =>
    names.findIndex((one) => one === `${prefix}${name}` || one.startsWith(`${prefix}${name}.`));
  // As the page asks, from top to bottom.
  const asked = Object.entries(body)
    .filter(([name]) => !carried.has(`${prefix}${name}`))
    .toSorted(([a], [b]) => place(a) - place(b));
  for (const [name, value] of asked) await fillField(page, `${prefix}${name}`, value, body, hand);
}

const namesInForms = `[...document.querySelectorAll('form [name]')].map((one) => one.getAttribute('name'))`;

const byName = (page: Page, path: string) => page.locator(`form [name="${path}"]`);

async function fillField(
  page: Page,
  path: string,
  value: unknown,
  beside: Readonly<Record<string, unknown>>,
  hand: Hand,
): Promise<void> {
  if (Array.isArray(value)) return fillList(page, path, value, hand);
  if (typeof value === 'object' && value !== null) {
    await sayKnown(page, path, 'yes', hand);
    return fillForm(page, value as Record<string, unknown>, `${path}.`, hand);
  }
  const field = byName(page, path);
  if (value === null) {
    await sayKnown(page, path, 'no', hand);
    const unknown = page.locator(`form input[type="radio"][name="${path}"][value="unknown"]`);
    if ((await unknown.count()) > 0) await hand.tick(unknown, true);
    return;
  }
  const radio = page.locator(`form input[type="radio"][name="${path}"]`);
  if ((await radio.count()) > 0) {
    const answer = typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
    return hand.tick(radio.and(page.locator(`[value="${answer}"]`)), true);
  }
  const first = field.first();
  if ((await first.evaluate((element) => element.tagName)) === 'SELECT') {
    await hand.pick(first, String(value));
    return;
  }
  if (typeof value === 'string' && isInstant.test(value)) return fillInstant(page, path, value, hand);
  if ((await first.getAttribute('type')) === 'checkbox') {
    await hand.tick(first, value === true);
    return;
  }
  const minor = path.endsWith('Minor');
  await hand.write(first, minor ? String(Number(value) / 10 ** digitsOf(beside)) : String(value));
}

const digitsOf = (beside: Readonly<Record<string, unknown>>): number =>
  new Intl.NumberFormat('en', {
    style: 'currency',
    currency: String(beside.currency ?? 'CNY'),
  }).resolvedOptions().maximumFractionDigits ?? 2;

async function fillInstant(page: Page, path: string, value: string, hand: Hand): Promise<void> {
  const local = Temporal.Instant.from(value).toZonedDateTimeISO(zone).toPlainDateTime();
  await hand.write(byName(page, path).first(), local.toString({ smallestUnit: 'second' }));
  await hand.pick(page.locator(`form select[name="${path}.zone"]`), zone);
}

async function sayKnown(page: Page, path: string, known: 'yes' | 'no', hand: Hand): Promise<void> {
  const question = page.locator(`form input[type="radio"][name="${path}.known"][value="${known}"]`);
  if ((await question.count()) > 0) await hand.tick(question, true);
}

async function fillList(page: Page, path: string, items: readonly unknown[], hand: Hand): Promise<void> {
  const boxes = page.locator(`form input[type="checkbox"][name="${path}"]`);
  if ((await boxes.count()) > 0) {
    for (const item of items) await hand.tick(boxes.and(page.locator(`[value="${String(item)}"]`)), true);
    return;
  }
  await sayKnown(page, path, 'yes', hand);
  for (const [index, item] of items.entries()) {
    const one = page.locator(`form [name="${path}.${index}"], form [name^="${path}.${index}."]`);
    if ((await one.count()) === 0) await hand.press(page.locator(`form [name="${path}.add"]`));
    await fillField(page, `${path}.${index}`, item, {}, hand);
  }
}
