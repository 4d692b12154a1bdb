import { at, courseScript, examplePeople } from '@lutetia/example';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noBrowser, openBrowser, openPage } from './support/browser.ts';
import { openTestCentre, type TestCentre } from './support/centre.ts';
import { fillForm } from './support/form.ts';
import { faultsOf, lookAt } from './support/look.ts';
import { sign, signIn } from './support/person.ts';

const day = '2026-09-15';
const person = examplePeople[0];
const [number] = person.identifiers;
const [referral] = courseScript({ person, doseDay: day, cycles: 1 });

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

describe.skipIf(noBrowser)('a person who asks to be forgotten', () => {
  it('is found, refused without a retention, forgotten after it, and the course says so', async () => {
    if (referral === undefined || number === undefined) throw new Error('no example');
    const ended = {
      at: at(day, 0, '12:00'),
      by: 'physician',
      type: 'end-treatment',
      body: { cause: 'patient-choice', endedOn: day, summary: 'Went home.' },
    } as const;
    const id = await centre.playTo([referral, ended], person);
    const { page, faults } = await openPage(browser, { width: 1440, height: 1000, language: 'en' });
    const section = `${centre.address}/administration/forgetting`;
    const found: string[] = [];
    const find = async () => {
      await page.goto(section);
      await page.locator('[name="number"]').fill(number.value);
      await page.locator('[name="birthDate"]').fill(person.birthDate);
      await page.locator('[name="find-person"]').click();
      await page.locator('[data-gate="person.retention-over"]').waitFor({ state: 'attached' });
    };

    await signIn(page, centre, 'administrator');
    await find();
    expect(await page.locator('[data-gate="person.retention-over"]').innerText()).toContain(
      'retention not set',
    );
    expect(await page.locator('[name="forget"]').count()).toBe(0);
    found.push(...(await lookAt(page, 'forgetting-refused')));

    await signIn(page, centre, 'manager');
    await page.goto(section);
    await page.locator('[name="set-retention"]').click();
    await fillForm(page, { years: 15, basis: 'Invented act, article 3' });
    await page.locator('form [name="submit"]').click();
    await sign(page);
    await page.getByText('Invented act, article 3').first().waitFor();
    expect(await page.locator('[name="find-person"]').count()).toBe(0);

    centre.now = centre.now.add({ hours: 24 * 366 * 16 });
    await signIn(page, centre, 'administrator');
    await find();
    await page.locator('[name="number"]').fill('somebody else');
    expect(await page.locator('[name="forget"]').count()).toBe(0);
    await find();
    await page.locator('[name="forget"]').click();
    await page.locator('[name="reason"]').fill('Asked for it in writing on 3 May');
    found.push(...(await faultsOf(page, '[role="dialog"]')));
    await sign(page);
    await page.locator('[data-tone="go"]', { hasText: 'Forgotten' }).waitFor();

    await signIn(page, centre, 'physician');
    await page.goto(`${centre.address}/courses/${id}`);
    await expect
      .poll(() => page.getByRole('heading', { level: 1 }).innerText())
      .toContain('Person forgotten');
    expect(await page.locator('body').innerText()).not.toContain(person.family);
    found.push(...(await lookAt(page, 'forgetting-course')));
    expect([...found, ...faults]).toEqual([]);
  });
});
