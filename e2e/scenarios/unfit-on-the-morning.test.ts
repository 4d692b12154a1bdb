import { at, courseScript, exampleLabs, examplePeople } from '@lutetia/example';
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
const script = courseScript({ person, doseDay, cycles: 1 });
const fitness = script.find(({ type }) => type === 'check-fitness');
const morning = Temporal.Instant.from(at(doseDay, 0, '08:45'));

let centre: TestCentre;
let browser: Browser;
let id: string;
beforeAll(async () => {
  centre = await openTestCentre();
  id = await playUntil(centre, { person, doseDay, type: 'assay-dose' });
  centre.now = morning;
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await centre?.[Symbol.asyncDispose]();
});

async function enter(who: 'technologist' | 'physician'): Promise<Page> {
  const { page } = await openPage(browser, { width: 1440, height: 1000, language: 'en' });
  await setClock(page, morning);
  await signIn(page, centre, who);
  return page;
}

describe.skipIf(noBrowser)('a patient who is unfit on the morning', () => {
  it('is stopped before the needle, with the finding in words, and his vial stays in sight', async () => {
    const motions = new Motions();
    const technologist = await enter('technologist');
    await motions.press(technologist.getByRole('link', { name: 'Today', exact: true }), 'g t');
    await motions.press(technologist.locator('.day-row').getByRole('link', { name: /Specimen/ }));
    const labResults = technologist.locator('.way-step', {
      has: technologist.locator('[name="act.record-labs"]'),
    });
    await motions.press(labResults.locator('> details > summary'));
    await motions.press(technologist.locator('[name="act.record-labs"]'));
    const labs = exampleLabs(at(doseDay, 0, '07:50'), { plateletsPerNl: 68, psaNgPerMl: null });
    await motions.fill(technologist, labs);
    await motions.press(technologist.locator('form [name="submit"]'));
    await motions.seen(technologist.locator('[data-recorded="record-labs"]'));

    const physician = await enter('physician');
    await motions.press(physician.getByRole('link', { name: /Specimen/ }).first(), 'j Enter');
    await motions.press(physician.locator('[name="act.check-fitness"]'));
    await motions.fill(physician, {
      ...(fitness?.body as Record<string, unknown>),
      checkedAt: at(doseDay, 0, '08:44'),
    });
    await motions.press(physician.locator('form [name="submit"]'));
    await motions.seen(physician.locator('[data-recorded="check-fitness"]'));
    const stop = physician.locator('[data-prompt="patient-unfit"]');
    await stop.waitFor();
    expect(await stop.innerText()).toMatch(/grade 2|platelet/i);

    // Nobody needs to be told: the technologist's page says it without a hand.
    await technologist.locator('[data-prompt="patient-unfit"]').waitFor({ timeout: 3000 });

    await motions.press(physician.locator('[data-step="course"] summary').first());
    await motions.press(physician.locator('[name="act.hold-course"]'));
    await motions.type(physician, 'reason', 'Platelets 68: recheck in a week');
    await motions.press(physician.locator('form [name="submit"]'));
    await motions.seen(physician.locator('[data-recorded="hold-course"]'));

    await motions.press(physician.getByRole('link', { name: 'Today', exact: true }), 'g t');
    const row = physician.locator('.day-row');
    await row.waitFor();
    expect(await row.innerText()).toContain('Resume');
    const events = await physician.evaluate(
      async (path) => (await fetch(path)).json(),
      `/api/courses/${id}/events`,
    );
    const types = (events as { type: string }[]).map(({ type }) => type);
    expect(types.slice(-3)).toEqual(['course.labs-recorded', 'course.fitness-checked', 'course.held']);
    holdToTable('unfit-on-the-morning', motions);
  });
});
