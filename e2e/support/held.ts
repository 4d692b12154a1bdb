import type { Locator, Page, Route } from 'playwright-core';

/** What answers within this needs not show that it works. */
const answersWithinMs = 100;

/**
 * Presses a button whose request gets no answer for now, and then one that the server is not ready. Tells where it
 * did not show in time that it works, could be pressed twice, sent nothing, lost what was typed, said nothing of the
 * failure, or cannot be pressed again. Nothing reaches the server.
 */
export async function faultsOfPress(page: Page, name: string, button: Locator): Promise<string[]> {
  const found: string[] = [];
  const check = (holds: boolean, fault: string) => {
    if (!holds) found.push(`${name}: ${fault}`);
  };
  const held = Promise.withResolvers<void>();
  let sent = 0;
  const hold = async (route: Route) => {
    const request = route.request();
    if (request.method() === 'GET' && !request.url().includes('export=true')) return route.fallback();
    sent += 1;
    await held.promise;
    return route.fulfill({ status: 503, json: { error: { code: 'not-ready', message: 'held back' } } });
  };
  const typed = await typedIn(page);
  await page.route('**/api/**', hold);
  await button.click();
  await page.evaluate(afterFrame);
  check((await button.count()) === 1 && (await isWorking(button)), 'does not show that it works');
  await button.evaluateAll(`(buttons) => buttons.forEach((button) => button.click())`);
  await page.keyboard.press('Enter');
  await page.evaluate(afterFrame);
  check(sent === 1, `sent ${sent} times`);
  const said = page.locator('[data-error-code="not-ready"]');
  const before = await said.count();
  held.resolve();
  await said
    .nth(before)
    .waitFor({ timeout: 5_000 })
    .catch(() => check(false, 'says nothing of the failure'));
  // A signature that was asked for is asked for anew: its dialog, with its secrets, may be gone.
  if ((await button.count()) > 0) {
    check(!(await isWorking(button)), 'cannot be pressed again');
    const after = await typedIn(page);
    for (const [field, value] of Object.entries(typed))
      check(after[field] === value, `lost what was typed in ${field}`);
  }
  await page.unroute('**/api/**', hold);
  return found;
}

const isWorking = (button: Locator): Promise<boolean> =>
  button.evaluate(
    (element) => element.matches(':disabled, [aria-busy="true"]') && element.matches('[data-loading]'),
  );

const afterFrame = `new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, ${answersWithinMs})))`;

/** What stands in the fields, by their names. */
const typedIn = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(`Object.fromEntries(Object.entries(Object.groupBy(
    [...document.querySelectorAll('input:not([type="file"]), select, textarea')].filter(({ name }) => name),
    ({ name }) => name,
  )).map(([name, fields]) => [name, fields.map((one) => one.type + one.checked + one.value).join()]))`);
