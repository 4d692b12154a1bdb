import type { Page } from 'playwright-core';

const zone = 'Asia/Shanghai';
const isInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** Fills the open form from a body, field by field, by the names that the inputs carry. */
export async function fillForm(
  page: Page,
  body: Readonly<Record<string, unknown>>,
  prefix = '',
): Promise<void> {
  for (const [name, value] of Object.entries(body)) await fillField(page, `${prefix}${name}`, value, body);
}

const byName = (page: Page, path: string) => page.locator(`form [name="${path}"]`);

async function fillField(
  page: Page,
  path: string,
  value: unknown,
  beside: Readonly<Record<string, unknown>>,
): Promise<void> {
  if (Array.isArray(value)) return fillList(page, path, value);
  if (typeof value === 'object' && value !== null) {
    await sayKnown(page, path, 'yes');
    return fillForm(page, value as Record<string, unknown>, `${path}.`);
  }
  const field = byName(page, path);
  if (value === null) {
    await sayKnown(page, path, 'no');
    const unknown = page.locator(`form input[type="radio"][name="${path}"][value="unknown"]`);
    if ((await unknown.count()) > 0) await unknown.check();
    return;
  }
  const radio = page.locator(`form input[type="radio"][name="${path}"]`);
  if ((await radio.count()) > 0) {
    const answer = typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
    return radio.and(page.locator(`[value="${answer}"]`)).check();
  }
  const first = field.first();
  if ((await first.evaluate((element) => element.tagName)) === 'SELECT') {
    await first.selectOption(String(value));
    return;
  }
  if (typeof value === 'string' && isInstant.test(value)) return fillInstant(page, path, value);
  if ((await first.getAttribute('type')) === 'checkbox') {
    await first.setChecked(value === true);
    return;
  }
  const minor = path.endsWith('Minor');
  await first.fill(minor ? String(Number(value) / 10 ** digitsOf(beside)) : String(value));
}

const digitsOf = (beside: Readonly<Record<string, unknown>>): number =>
  new Intl.NumberFormat('en', {
    style: 'currency',
    currency: String(beside.currency ?? 'CNY'),
  }).resolvedOptions().maximumFractionDigits ?? 2;

async function fillInstant(page: Page, path: string, value: string): Promise<void> {
  const local = Temporal.Instant.from(value).toZonedDateTimeISO(zone).toPlainDateTime();
  const zones = page.locator(`form select[name="${path}.zone"]`);
  await zones.selectOption(zone);
  await byName(page, path)
    .first()
    .fill(local.toString({ smallestUnit: 'second' }));
}

async function sayKnown(page: Page, path: string, known: 'yes' | 'no'): Promise<void> {
  const question = page.locator(`form input[type="radio"][name="${path}.known"][value="${known}"]`);
  if ((await question.count()) > 0) await question.check();
}

async function fillList(page: Page, path: string, items: readonly unknown[]): Promise<void> {
  const boxes = page.locator(`form input[type="checkbox"][name="${path}"]`);
  if ((await boxes.count()) > 0) {
    for (const item of items) await boxes.and(page.locator(`[value="${String(item)}"]`)).check();
    return;
  }
  await sayKnown(page, path, 'yes');
  for (const [index, item] of items.entries()) {
    const one = page.locator(`form [name="${path}.${index}"], form [name^="${path}.${index}."]`);
    if ((await one.count()) === 0) await page.locator(`form [name="${path}.add"]`).click();
    await fillField(page, `${path}.${index}`, item, {});
  }
}
