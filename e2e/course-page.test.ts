import type { CallOutput } from '@lutetia/contract';
import { courseScript, examplePeople } from '@lutetia/example';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noBrowser, openBrowser, openPage } from './support/browser.ts';
import { openTestCentre, type TestCentre } from './support/centre.ts';
import { signIn } from './support/person.ts';

const [person] = examplePeople;

let centre: TestCentre;
let browser: Browser;
let courseId: string;
beforeAll(async () => {
  centre = await openTestCentre();
  browser = await openBrowser();
  courseId = await centre.playTo(
    courseScript({ person, doseDay: '2026-09-15', cycles: 1 }).slice(0, 1),
    person,
  );
});
afterAll(async () => {
  await browser?.close();
  await centre?.[Symbol.asyncDispose]();
});

const scan = (text: string, name = 'scan.pdf') => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(`%PDF-1.7\n${text}`),
});

const address = () => `${centre.address}/api/courses/${courseId}`;
async function roomOf(page: Page): Promise<string | null> {
  const { view } = (await (await page.request.get(address())).json()) as CallOutput<'course'>;
  return view.course.cycles[1]?.arrangement?.room ?? null;
}
async function arrange(page: Page, room: string): Promise<void> {
  await page.goto(`${centre.address}/courses/${courseId}?act=arrange-dose-day`);
  await page.locator('[name="room"]').fill(room);
  await page.locator('[name="submit"]').click();
  await page.locator('[data-recorded="arrange-dose-day"] [name="undo"]').waitFor();
}

describe.skipIf(noBrowser)('the page of a course', () => {
  it('takes an arrangement back, and not when somebody has acted since', async () => {
    const { page, faults } = await openPage(browser, { width: 1440, height: 900, language: 'en' });
    await signIn(page, centre, 'coordinator');
    await arrange(page, 'Room 1');
    await page.locator('[name="undo"]').click();
    await page.locator('[data-recorded="clear-arrangement"]').waitFor();
    expect(await roomOf(page)).toBeNull();
    await arrange(page, 'Room 1');
    await arrange(page, 'Room 2');
    await page.keyboard.press('Control+z');
    await expect.poll(() => roomOf(page), { timeout: 15_000 }).toBe('Room 1');

    await arrange(page, 'Room 3');
    const body = { room: 'Room 4', patientArrivesAt: null, people: [] };
    const data = { commandId: crypto.randomUUID(), type: 'arrange-dose-day', body };
    expect((await page.request.post(`${address()}/commands`, { data })).status()).toBe(200);
    await page.locator('[name="undo"]').click();
    await page.locator('[data-error-code="conflict"]').waitFor();
    expect(await roomOf(page)).toBe('Room 4');
    expect(faults).toEqual([]);
  });

  it('keeps documents that are sent together apart, also under one name, and what was typed about each', async () => {
    const { page, faults } = await openPage(browser, { width: 1440, height: 900, language: 'en' });
    await signIn(page, centre, 'coordinator');
    await page.goto(`${centre.address}/courses/${courseId}`);
    await page
      .locator('input[type="file"]')
      .setInputFiles([
        scan('letter'),
        scan('report'),
        { ...scan('archive', 'a.zip'), mimeType: 'application/zip' },
      ]);
    const forms = page.locator('.document-form');
    const submit = forms.locator('[name="submit-document"]');
    await forms.nth(1).locator('[name="kind"]').selectOption('pathology-report');
    await forms.nth(1).locator('[name="note"]').fill('second page is upside down');
    await forms.nth(0).locator('[name="kind"]').selectOption('referral-letter');
    expect(await submit.count()).toBe(2);
    expect(await forms.nth(2).innerText()).toContain('no PDF, PNG or JPEG');
    await submit.first().click();
    await page.locator('[data-document="referral-letter"]').waitFor();
    await expect.poll(() => forms.count()).toBe(2);
    expect(await forms.nth(0).locator('[name="note"]').inputValue()).toBe('second page is upside down');
    await submit.first().click();
    const report = page.locator('[data-document="pathology-report"]');
    await report.waitFor();
    expect(await report.innerText()).toContain('second page is upside down');
    expect(faults).toEqual([]);
  });
});
