import { at, examplePeople } from '@lutetia/example';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noBrowser, openBrowser, openPage } from '../support/browser.ts';
import { setClock } from '../support/browser-clock.ts';
import { openTestCentre, type TestCentre } from '../support/centre.ts';
import { holdToTable } from '../support/figures.ts';
import { Motions } from '../support/motions.ts';
import { signIn } from '../support/person.ts';
import { playUntil } from '../support/until.ts';

const doseDay = '2026-09-15';
const person = examplePeople[0];
const swelling = Temporal.Instant.from(at(doseDay, 0, '10:04'));

let centre: TestCentre;
let browser: Browser;
let id: string;
beforeAll(async () => {
  centre = await openTestCentre();
  id = await playUntil(centre, { person, doseDay, type: 'start-injection' });
  centre.now = swelling;
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await centre?.[Symbol.asyncDispose]();
});

async function enter(who: 'technologist' | 'physicist', width: number): Promise<Page> {
  const { page } = await openPage(browser, { width, height: 1180, language: 'en' });
  await setClock(page, swelling);
  await signIn(page, centre, who);
  return page;
}

describe.skipIf(noBrowser)('an extravasation', () => {
  it('is stopped with one press, asks for what it needs, and is on the safety officer’s list at once', async () => {
    const motions = new Motions();
    const physicist = await enter('physicist', 1440);
    const page = await enter('technologist', 820);
    await page.goto(`${centre.address}/courses/${id}/dose-day`);
    await motions.press(page.locator('[name="stop"]'));
    await page.locator('form [name="flushMl"]').waitFor();
    await motions.fill(page, { cause: 'extravasation', flushMl: 0 });
    await motions.press(page.locator('[name="record-stop"]'));
    await motions.seen(page.locator('[data-recorded="stop-injection"]'));

    const row = physicist.getByRole('row', { name: /Specimen/ });
    await row
      .getByText(/extravasation/i)
      .first()
      .waitFor({ timeout: 5000 });

    await motions.press(page.locator('[name="prompt.record-extravasation"]'));
    await page.locator('form [name="actions"]').waitFor();
    await motions.fill(page, { actions: 'Arm raised, spot marked, warm pack', skinDoseMGy: null });
    await motions.press(page.locator('form [name="submit"]'));
    await motions.seen(page.locator('[data-recorded="record-extravasation"]'));

    const events = await page.evaluate(
      async (path) => (await fetch(path)).json(),
      `/api/courses/${id}/events`,
    );
    const types = (events as { type: string }[]).map(({ type }) => type);
    expect(types.slice(-2)).toEqual(['course.injection-stopped', 'course.extravasation-recorded']);
    holdToTable('extravasation', motions);
  });
});
