import { at, examplePeople } from '@lutetia/example';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noBrowser, openBrowser, openPage } from '../support/browser.ts';
import { setClock } from '../support/browser-clock.ts';
import { openTestCentre, type TestCentre } from '../support/centre.ts';
import { holdToTable } from '../support/figures.ts';
import { lookAt } from '../support/look.ts';
import { Motions } from '../support/motions.ts';
import { signIn } from '../support/person.ts';
import { playUntil } from '../support/until.ts';

const doseDay = '2026-09-15';
const person = examplePeople[0];
const evening = Temporal.Instant.from(at(doseDay, -1, '18:00'));

let centre: TestCentre;
let browser: Browser;
let id: string;
beforeAll(async () => {
  centre = await openTestCentre();
  id = await playUntil(centre, { person, doseDay, type: 'confirm-order' });
  centre.now = evening;
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await centre?.[Symbol.asyncDispose]();
});

async function enter(who: 'coordinator' | 'physician'): Promise<Page> {
  const { page } = await openPage(browser, { width: 1440, height: 1000, language: 'en' });
  await setClock(page, evening);
  await signIn(page, centre, who);
  return page;
}
const row = (page: Page) => page.locator('.day-row');
const standing = (page: Page) => row(page).locator('.day-facts').innerText();

describe.skipIf(noBrowser)('a late flight', () => {
  it('is recorded once, seen by all, and mended from the board', async () => {
    const motions = new Motions();
    const physician = await enter('physician');
    await physician.goto(`${centre.address}/today?date=${doseDay}`);
    await row(physician).waitFor();
    expect(await standing(physician)).toContain('fits');

    const coordinator = await enter('coordinator');
    await motions.press(coordinator.getByRole('link', { name: 'Supply' }), 'g s');
    await motions.press(coordinator.getByRole('link', { name: 'Record a milestone' }).first());
    await motions.fill(coordinator, { kind: 'delayed' });
    await motions.press(coordinator.locator('form .instant-input button').first());
    await motions.type(coordinator, 'expectedArrivalAt', `${doseDay}T11:30`);
    await motions.type(coordinator, 'saidBy', 'Carrier’s desk (invented)');
    await motions.type(coordinator, 'note', 'Fog, connection lost');
    await motions.press(coordinator.locator('form [name="submit"]'));
    await motions.seen(coordinator.locator('[data-recorded="record-milestone"]'));

    // The board in the other room turns without a hand.
    await row(physician).and(physician.locator('[data-fit="late"]')).waitFor({ timeout: 2000 });
    expect(await standing(physician)).toContain('ready 14:00');
    expect(await lookAt(physician, 'today-late')).toEqual([]);

    await physician.setViewportSize({ width: 1440, height: 1000 });
    await motions.press(physician.getByRole('link', { name: 'Later that day: from 14:00 on' }));
    await motions.type(physician, 'newPlannedAt', `${doseDay}T14:30`);
    await motions.type(physician, 'reason', 'The flight is late');
    await motions.press(physician.locator('form [name="submit"]'));
    await motions.seen(physician.locator('[data-recorded="delay-cycle"]'));

    await motions.press(coordinator.getByRole('link', { name: 'Today', exact: true }), 'g t');
    await motions.press(coordinator.getByRole('link', { name: 'Day after' }));
    await row(coordinator).waitFor();
    expect(await standing(coordinator)).toContain('14:30');
    expect(await row(coordinator).getAttribute('data-fit')).toBe('fits');

    const events = await coordinator.evaluate(
      async (path) => (await fetch(path)).json(),
      `/api/courses/${id}/events`,
    );
    const types = (events as { type: string }[]).map(({ type }) => type);
    expect(types.slice(-2)).toEqual(['course.milestone-recorded', 'course.cycle-delayed']);
    holdToTable('late-flight', motions);
  });
});
