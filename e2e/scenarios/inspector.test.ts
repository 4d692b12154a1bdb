import { at, courseScript, examplePeople } from '@lutetia/example';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noBrowser, openBrowser, openPage } from '../support/browser.ts';
import { openTestCentre, type TestCentre } from '../support/centre.ts';
import { holdToTable } from '../support/figures.ts';
import { Motions } from '../support/motions.ts';
import { signIn } from '../support/person.ts';
import { playUntil } from '../support/until.ts';

const doseDay = '2026-09-15';
const person = examplePeople[0];
const script = courseScript({ person, doseDay, cycles: 1 });
const released = script.findIndex(({ type }) => type === 'release-patient') + 1;

let centre: TestCentre;
let browser: Browser;
beforeAll(async () => {
  centre = await openTestCentre();
  await playUntil(centre, { person, doseDay, type: 'release-patient' });
  centre.now = Temporal.Instant.from(at(doseDay, 60, '14:00'));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await centre?.[Symbol.asyncDispose]();
});

describe.skipIf(noBrowser)('an inspector’s visit', () => {
  it('is answered from one screen for each question', async () => {
    const motions = new Motions();
    const { page } = await openPage(browser, { width: 1440, height: 1000, language: 'en' });
    await signIn(page, centre, 'physicist');
    const number = person.identifiers.find(({ kind }) => kind === 'hospital-number')?.value ?? '';
    await motions.type(page, 'search', number);
    await motions.press(page.locator('[name="do-search"]'));
    await motions.press(page.getByRole('link', { name: /Specimen/ }).first(), 'j Enter');

    // Who gave what, on whose order.
    const ledger = page.locator('.ledger');
    await ledger.waitFor();
    // The record is drawn from its newest entry on.
    await expect.poll(() => ledger.locator('li').count()).toBe(released);
    // What lies below the screen is there without being painted.
    const said = await ledger.textContent();
    for (const word of ['Dr Fang Demo', '7.4 GBq', 'VIAL-', 'Released']) expect(said).toContain(word);

    // How the release was decided.
    const release = ledger.locator('[data-event="course.patient-released"]').first();
    expect(await release.innerText()).toMatch(/µSv\/h/);

    // Who has looked at it since.
    await motions.press(page.getByRole('link', { name: 'Audit trail' }), 'g a');
    await motions.type(page, 'patient', number);
    await motions.press(page.locator('[name="filter"]'));
    await page.getByText('Pang Demo').first().waitFor();

    // That nothing was altered.
    await motions.press(page.getByRole('link', { name: 'Administration' }), 'g d');
    await motions.press(page.getByRole('link', { name: 'Ledger' }));
    await motions.press(page.locator('[name="verify-ledger"]'));
    await page.locator('.notice[data-tone="go"]').first().waitFor();
    holdToTable('inspector', motions);
  });
});
