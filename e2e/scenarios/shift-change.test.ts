import { at, courseScript, examplePeople, exampleUsers } from '@lutetia/example';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noBrowser, openBrowser } from '../support/browser.ts';
import { moveClock, setClock } from '../support/browser-clock.ts';
import { openTestCentre, pin, type TestCentre } from '../support/centre.ts';
import { enter, eventsOf } from '../support/enter.ts';
import { holdToTable } from '../support/figures.ts';
import { Motions } from '../support/motions.ts';
import { playUntil } from '../support/until.ts';

const doseDay = '2026-09-15';
const person = examplePeople[0];
const [tao, tian] = [exampleUsers.technologist, exampleUsers.secondTechnologist];
const time = (text: string) => Temporal.Instant.from(at(doseDay, 0, text));

let centre: TestCentre;
let browser: Browser;
let id: string;
beforeAll(async () => {
  centre = await openTestCentre();
  id = await playUntil(centre, { person, doseDay, type: 'start-injection' });
  centre.now = time('10:01');
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await centre?.[Symbol.asyncDispose]();
});

describe.skipIf(noBrowser)('a shift change in the middle of an injection', () => {
  it('is a PIN on the room’s tablet; a network drop loses and doubles nothing', async () => {
    const motions = new Motions();
    const page = await enter(browser, centre, 'technologist', { width: 820, height: 1180 });
    const day = `${centre.address}/courses/${id}/dose-day`;
    await page.goto(day);
    await motions.fill(page, { pumpPressureKPa: 32 });
    await motions.press(page.locator('[name="lock"]'));
    centre.now = time('10:02');
    await moveClock(page, centre.now);
    await setClock(page, centre.now);
    await motions.write(page.locator('[name="unlock.username"]'), tian.username);
    await motions.write(page.locator('[name="unlock.pin"]'), pin);
    await motions.press(page.locator('[name="unlock"]'));
    await motions.seen(page.locator('.who-name', { hasText: tian.displayName }));
    // Where he was, with the clock running and what he had typed.
    await page.waitForURL(day);
    await motions.seen(page.locator('form[data-act="check-site"] [name="pumpPressureKPa"]'));
    expect(await page.locator('[name="pumpPressureKPa"]').inputValue()).toBe('32');

    await motions.fill(page, { finding: 'normal', flowSeen: true, connectionsTight: true });
    await motions.press(page.locator('form [name="submit"]'));
    await motions.seen(page.locator('[data-recorded="check-site"]'));

    await page.context().setOffline(true);
    await moveClock(page, time('10:05'));
    await motions.fill(page, {
      finding: 'normal',
      flowSeen: true,
      pumpPressureKPa: 32,
      connectionsTight: true,
    });
    await motions.press(page.locator('form [name="submit"]'));
    await motions.seen(page.locator('[data-kept="check-site"]'));
    await motions.seen(page.locator('[data-outbox="mine"]'));
    centre.now = time('10:06');
    await moveClock(page, centre.now);
    await page.context().setOffline(false);
    await page.locator('[data-outbox]').waitFor({ state: 'detached' });

    centre.now = time('10:30');
    await moveClock(page, centre.now);
    await motions.press(page.locator('[name="stop"]'));
    await motions.fill(page, { cause: 'complete', flushMl: 30 });
    await motions.press(page.locator('[name="record-stop"]'));
    await motions.seen(page.locator('[data-recorded="stop-injection"]'));

    await motions.seen(page.locator('form[data-act="measure-residual"]'));
    const residual = courseScript({ person, doseDay, cycles: 1 }).find(
      ({ type }) => type === 'measure-residual',
    );
    centre.now = time('10:46');
    await moveClock(page, centre.now);
    await motions.fill(page, residual?.body as Record<string, unknown>);
    await motions.press(page.locator('form [name="submit"]'));
    await motions.seen(page.locator('[data-recorded="measure-residual"]'));

    const given = (await eventsOf(page, id)).slice(-5);
    expect(given.map(({ type, actorName }) => `${type} ${actorName}`)).toEqual([
      `course.injection-started ${tao.displayName}`,
      ...['site-checked', 'site-checked', 'injection-stopped', 'residual-measured'].map(
        (type) => `course.${type} ${tian.displayName}`,
      ),
    ]);
    const looked = given.filter(({ type }) => type === 'course.site-checked');
    const minutes = looked.map(({ body }) =>
      Math.floor(Temporal.Instant.from(String(body.checkedAt)).since(time('10:00')).total('minutes')),
    );
    expect(minutes).toEqual([2, 5]);
    holdToTable('shift-change', motions);
  });
});
