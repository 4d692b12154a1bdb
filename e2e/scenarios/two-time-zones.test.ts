import { at, courseScript, examplePeople } from '@lutetia/example';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noBrowser, openBrowser } from '../support/browser.ts';
import { openTestCentre, type TestCentre } from '../support/centre.ts';
import { enter } from '../support/enter.ts';
import { holdToTable } from '../support/figures.ts';
import { Motions } from '../support/motions.ts';
import { playUntil } from '../support/until.ts';

/** In the night before, the clocks of Europe go back an hour; those of Shanghai and Jakarta do not. */
const doseDay = '2026-10-26';
const calibration = { local: '2026-10-24T12:00', instant: '2026-10-24T10:00:00Z' };
const person = examplePeople[0];
const script = courseScript({ person, doseDay, cycles: 1 });
const bedsideAt = at(doseDay, 0, '09:40');
const labelMBq = 8800;
const expiry = '2026-10-29T10:00:00Z';
const halfLifeHours = 6.647 * 24;

let centre: TestCentre;
let browser: Browser;
let id: string;
beforeAll(async () => {
  centre = await openTestCentre();
  id = await playUntil(centre, { person, doseDay, type: 'prescribe' });
  centre.now = Temporal.Instant.from(at(doseDay, -15, '10:00'));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await centre?.[Symbol.asyncDispose]();
});

const planned = (page: Page) => page.locator('.course-head').innerText();

describe.skipIf(noBrowser)('two hospitals, two time zones', () => {
  it('is one instant on three clocks, and the hour that Europe gained is in the activity', async () => {
    const motions = new Motions();
    const orders = await enter(browser, centre, 'radiopharmacist', { timeZone: 'Europe/Rome' });
    await motions.press(orders.getByRole('link', { name: /Specimen/ }).first(), 'j Enter');
    await motions.press(orders.locator('[name="act.order-dose"]').first());
    await motions.fill(orders, { lane: 'air-rome-shanghai' });
    await motions.type(orders, 'departureAt', '2026-10-25T04:00');
    await motions.type(orders, 'calibrationAt', calibration.local);
    await motions.fill(orders, { calibrationTimeZone: 'Europe/Rome' });
    // Beside the producer's noon stands the hospital's hour.
    const stated = orders.locator('[data-field="calibrationAt"]');
    await motions.seen(stated.getByText('24 Oct 2026, 18:00 GMT+8 at the hospital'));
    await motions.fill(orders, { currency: 'CNY', priceMinor: 18_000_000 });
    await motions.press(orders.locator('form [name="submit"]'));
    await motions.seen(orders.locator('[data-recorded="order-dose"]'));

    const confirm = script.findIndex(({ type }) => type === 'confirm-order');
    const receipt = script.findIndex(({ type }) => type === 'receive-dose');
    await centre.play(id, script.slice(confirm, receipt));

    // The window says its zone on every device alike.
    const coordinator = await enter(browser, centre, 'coordinator', { timeZone: 'Asia/Jakarta' });
    await motions.press(coordinator.getByRole('link', { name: 'Supply' }), 'g s');
    const row = coordinator.locator('main tbody tr').first();
    await motions.seen(row);
    const said = await row.locator('.window-words').innerText();
    expect(said).toContain('26 Oct 2026, 10:00 GMT+8');
    expect(said).toContain('24 Oct 2026, 12:00 GMT+2');
    await motions.press(row.getByRole('link').first(), 'j Enter');
    await motions.seen(coordinator.locator('.course-head'));
    expect(await planned(coordinator)).toContain('26 Oct 2026, 10:00 GMT+8');
    expect(await planned(coordinator)).toContain('26 Oct 2026, 09:00 GMT+7');
    await motions.press(orders.getByRole('link', { name: 'Supply' }), 'g s');
    await motions.seen(orders.locator('main tbody tr').first());
    expect(await orders.locator('main tbody tr .window-words').first().innerText()).toBe(said);

    // On the clocks of Italy 38 h 40 min lie between the label and the bedside; the vial has decayed for an hour more.
    const receive = script[receipt];
    if (typeof receive?.body !== 'function') throw new Error('the script reads the receipt off the course');
    const { body, ...step } = receive;
    const label = { calibrationAt: calibration.instant, calibrationActivityMBq: labelMBq, expiresAt: expiry };
    await centre.play(id, [{ ...step, body: (course) => ({ ...body(course), ...label }) }]);
    centre.now = Temporal.Instant.from(bedsideAt);
    const bedside = await enter(browser, centre, 'technologist', { width: 820, height: 1180 });
    await motions.press(bedside.getByRole('link', { name: 'Today', exact: true }), 'g t');
    await motions.press(bedside.locator('.day-row').getByRole('link', { name: /Specimen/ }));
    await motions.press(bedside.getByRole('link', { name: 'Dose day' }).first(), 'g y');
    const holds = bedside.locator('.read-aloud', { hasText: 'Vial holds now' });
    await motions.seen(holds);
    const hours = Temporal.Instant.from(bedsideAt).since(calibration.instant).total('hours');
    const gained = hours - (wall('2026-10-26T02:40') - wall(calibration.local));
    expect(gained).toBeCloseTo(1, 6);
    const shown = Number(
      /label now\s+\S+ GBq = ([\d,]+) MBq/.exec(await holds.innerText())?.[1]?.replace(',', ''),
    );
    const holdsAfter = (hoursLater: number) => labelMBq * 0.5 ** (hoursLater / halfLifeHours);
    // A reading that takes a minute; the hour more is worth 32 MBq.
    expect(Math.abs(shown - holdsAfter(hours))).toBeLessThan(2);
    expect(holdsAfter(hours - gained) - shown).toBeGreaterThan(30);
    holdToTable('two-time-zones', motions);
  });
});

/** Hours on a clock on the wall, whatever becomes of it in the night. */
const wall = (local: string): number =>
  Temporal.PlainDateTime.from(local).since('2026-10-01T00:00').total('hours');
