import type { CallOutput } from '@lutetia/contract';
import { courseScript, examplePeople } from '@lutetia/example';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noBrowser, openBrowser, openPage } from './support/browser.ts';
import { openTestCentre, type TestCentre } from './support/centre.ts';
import { fillForm } from './support/form.ts';
import { signIn } from './support/person.ts';

const person = examplePeople[1];
if (person === undefined) throw new Error('the example has a second person');
const script = courseScript({ person, doseDay: '2026-09-15', cycles: 1, method: 'syringe' });
const receipt = script.findIndex(({ type }) => type === 'receive-dose');

let centre: TestCentre;
let browser: Browser;
beforeAll(async () => {
  centre = await openTestCentre();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await centre?.[Symbol.asyncDispose]();
});

describe.skipIf(noBrowser)('two tablets on one patient', () => {
  it('the slower one keeps what was entered, and sees that it was recorded elsewhere', async () => {
    const id = await centre.playTo(script.slice(0, receipt), person);
    const step = script[receipt];
    if (step === undefined) throw new Error('the script has a receipt');
    centre.now = Temporal.Instant.from(step.at);
    const view = { width: 820, height: 1180, language: 'zh' } as const;
    const [fast, slow] = [await openPage(browser, view), await openPage(browser, view)];
    await signIn(fast.page, centre, 'radiopharmacist');
    await signIn(slow.page, centre, 'technologist');
    for (const { page } of [fast, slow]) await page.goto(`${centre.address}/courses/${id}/dose-day`);
    await slow.page.locator('form [name="lot"]').fill('LOT-HALF-TYPED');
    const { view: seen } = await fast.page.evaluate(
      async (path) => (await fetch(path)).json() as Promise<CallOutput<'course'>>,
      `/api/courses/${id}`,
    );
    await fillForm(fast.page, typeof step.body === 'function' ? step.body(seen.course) : step.body);
    await fast.page.locator('form [name="submit"]').click();
    await fast.page.locator('[data-recorded="receive-dose"]').waitFor();
    // The other page learns of it by itself.
    await slow.page.getByText('已记录：', { exact: false }).waitFor({ timeout: 30_000 });
    expect(await slow.page.locator('form [name="lot"]').inputValue()).toBe('LOT-HALF-TYPED');
    expect([...fast.faults, ...slow.faults]).toEqual([]);
  });
});
