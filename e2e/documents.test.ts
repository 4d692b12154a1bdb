import { courseScript, examplePeople } from '@lutetia/example';
import type { Browser } from 'playwright-core';
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

describe.skipIf(noBrowser)('documents that are sent', () => {
  it('together and under one name stay apart, and keep what was typed about each', async () => {
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
