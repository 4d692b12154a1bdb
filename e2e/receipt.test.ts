import { at, examplePeople } from '@lutetia/example';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noBrowser, openBrowser, openPage } from './support/browser.ts';
import { setClock } from './support/browser-clock.ts';
import { openTestCentre, type TestCentre } from './support/centre.ts';
import { Motions } from './support/motions.ts';
import { signIn } from './support/person.ts';
import { playUntil } from './support/until.ts';

const doseDay = '2026-09-15';
const morning = Temporal.Instant.from(at(doseDay, 0, '07:30'));

let centre: TestCentre;
let browser: Browser;
beforeAll(async () => {
  centre = await openTestCentre();
  await playUntil(centre, { person: examplePeople[0], doseDay, type: 'confirm-order' });
  centre.now = morning;
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await centre?.[Symbol.asyncDispose]();
});

describe.skipIf(noBrowser)('a package at the door', () => {
  it('is received from the supply page with what stands on its labels, and no step more', async () => {
    const motions = new Motions();
    const { page, faults } = await openPage(browser, { width: 1440, height: 1000, language: 'en' });
    await setClock(page, morning);
    await signIn(page, centre, 'radiopharmacist');
    await page.goto(`${centre.address}/supply`);
    const chip = page.locator('.dose-chip');
    await chip.waitFor();
    const [item] = (await (await page.request.get(`${centre.address}/api/supply`)).json()) as {
      reference: string;
      calibrationAt: string;
      calibrationTimeZone: string;
    }[];
    if (item === undefined) throw new Error('no dose is under way');

    await chip.focus();
    expect(await page.locator('tr[data-lit="true"]').innerText()).toContain(item.reference);

    // A hand scanner types the order number and presses Enter.
    await page.locator('[name="find"]').fill(item.reference);
    await page.locator('[name="find"]').press('Enter');
    const form = page.locator('[data-command="receive-dose"] form');
    await form.waitFor();
    const empty = ['vialCode', 'lot', 'orderReferenceOnLabel', 'calibrationActivityMBq', 'volumeMl'];
    for (const name of empty) expect(await form.locator(`[name="${name}"]`).inputValue()).toBe('');
    expect(await form.locator('[data-field="orderReferenceOnLabel"]').innerText()).toContain(item.reference);

    const calibration = Temporal.Instant.from(item.calibrationAt)
      .toZonedDateTimeISO(item.calibrationTimeZone)
      .toPlainDateTime()
      .toString({ smallestUnit: 'minute' });
    await motions.press(form.locator('[data-field="receivedAt"] button'));
    for (const name of ['consigneeMatches', 'sealIntact', 'licenceCovers']) {
      await motions.fill(page, { [name]: true });
    }
    await motions.fill(page, { labelCategory: 'yellow-ii' });
    await motions.type(page, 'transportIndex', '0.4');
    await motions.fill(page, { meter: 'meter-1' });
    await motions.type(page, 'surfaceDoseRateUSvPerH', '120');
    await motions.type(page, 'doseRateAt1mUSvPerH', '3.6');
    await motions.type(page, 'wipeBqPerCm2', '0.1');
    await motions.type(page, 'vialCode', 'VIAL-AT-THE-DOOR');
    await motions.fill(page, { productLabel: 'lu-177-vipivotide-tetraxetan' });
    await motions.type(page, 'orderReferenceOnLabel', item.reference);
    await motions.type(page, 'lot', 'LOT-2026-09');
    await motions.fill(page, { productionRoute: 'no-carrier-added' });
    await motions.type(page, 'volumeMl', '8.2');
    await motions.type(page, 'calibrationActivityMBq', '8200');
    await motions.type(page, 'calibrationAt', calibration);
    await motions.type(page, 'expiresAt', '2026-09-18T19:00');
    await motions.press(form.locator('[name="submit"]'));
    await page.locator('[data-recorded="receive-dose"]').waitFor();

    expect({ clicks: motions.figures().activations, typed: motions.figures().fields }).toEqual({
      clicks: 9,
      typed: 11,
    });
    await page.goto(`${centre.address}/supply`);
    await page.locator('.way-stops li[data-state="done"]').last().waitFor();
    expect(await page.locator('.way-stops li').last().getAttribute('data-state')).toBe('done');
    expect(faults).toEqual([]);
  });
});
