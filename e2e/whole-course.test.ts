import { type CommandType, type Course, commands, currentCycle } from '@lutetia/course';
import {
  at,
  courseScript,
  dailyCheck,
  type ExampleUserKey,
  examplePeople,
  referralOf,
} from '@lutetia/example';
import { verifyLedger } from '@lutetia/server';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noBrowser, openBrowser, openPage } from './support/browser.ts';
import { openTestCentre, type TestCentre } from './support/centre.ts';
import { fillForm } from './support/form.ts';
import { act, send, sign, signIn } from './support/person.ts';

const doseDay = '2026-09-15';
const person = examplePeople[0];
const [, ...script] = courseScript({ person, doseDay, cycles: 1 });

/** After the first dose rate, which is above the site's limit. */
const secondReading = script.filter(({ type }) => type === 'measure-dose-rate')[1]?.at;

/** Whom the worklist shows the patient, with this act, just before it. */
const worklists: Partial<Record<CommandType, string>> = {
  'record-history': 'History',
  'order-dose': 'Order',
  'receive-dose': 'Receipt',
  'release-patient': 'Release',
};

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

const courseOf = async (page: Page, id: string): Promise<Course> => {
  const answer = await page.evaluate(async (path) => (await fetch(path)).json(), `/api/courses/${id}`);
  return (answer as { view: { course: Course } }).view.course;
};

describe.skipIf(noBrowser)('a patient from abroad, in the browser', () => {
  it('goes from referral to the decision on the second cycle, by the hands of five roles', async () => {
    const { page, faults } = await openPage(browser, { width: 1440, height: 1000, language: 'en' });
    centre.now = Temporal.Instant.from(at(doseDay, -40, '09:00'));
    await signIn(page, centre, 'coordinator');
    await page.getByRole('link', { name: 'New referral' }).first().click();
    await page.locator('form [name="submit"]').waitFor();
    const { identifiers, ...identity } = person;
    await fillForm(page, { ...identity, identifiers }, 'person.');
    await fillForm(page, referralOf(person), 'referral.');
    await page.locator('form [name="submit"]').click();
    await page.waitForURL(/\/courses\/[0-9a-f-]{36}/);
    const courseUrl = page.url().replace(/\?.*$/, '');
    const id = courseUrl.split('/').at(-1) ?? '';
    await expect.poll(() => page.getByRole('heading', { level: 1 }).innerText()).toContain('Specimen');

    let signedIn: ExampleUserKey = 'coordinator';
    let checked = false;
    for (const step of script) {
      const type = step.type as CommandType;
      const start = Temporal.Instant.from(step.at);
      if (!checked && type === 'receive-dose') {
        checked = true;
        const check = dailyCheck(doseDay);
        centre.now = Temporal.Instant.from(check.at);
        await centre.onSite(check);
        signedIn = 'administrator';
      }
      if (Temporal.Instant.compare(start, centre.now) > 0) centre.now = start;
      if (type === 'record-cover') {
        await signIn(page, centre, 'radiopharmacist');
        signedIn = 'radiopharmacist';
        await orderIsRefusedBeforeCover(page, courseUrl);
      }
      if (signedIn !== step.by) {
        await signIn(page, centre, step.by);
        signedIn = step.by;
      } else if (start.since(centre.now).total('minutes') < -1) {
        throw new Error('the clock has left the script behind');
      }
      const next = worklists[type];
      if (next !== undefined) {
        await page.goto(centre.address);
        await page
          .getByRole('row', { name: /Specimen/ })
          .first()
          .waitFor();
        expect(
          await page
            .getByRole('row', { name: /Specimen/ })
            .first()
            .innerText(),
        ).toContain(next);
      }
      const course = await courseOf(page, id);
      if (type === 'check-line') await timeOutIsRefusedBeforeLine(page, courseUrl, course);
      if (type === 'measure-dose-rate' && step.at === secondReading) {
        await page.goto(courseUrl);
        const release = page.locator('[data-act="release-patient"][data-state="blocked"]');
        await release.getByText('Above the limit of the release rule').first().click();
        await release.getByText('25 µSv/h').first().waitFor();
        expect(await release.getByRole('button').count()).toBe(0);
      }
      if (type === 'time-out') await anotherPatientIsRefused(page, courseUrl);
      const body = typeof step.body === 'function' ? step.body(course) : step.body;
      await act(page, courseUrl, {
        type,
        body,
        signed: 'signature' in commands[type],
        witness: step.witness,
      });
      if (type === 'confirm-delivery') {
        await page.getByText('98.3').first().waitFor();
      }
    }

    const course = await courseOf(page, id);
    expect(course.currentCycle).toBe(2);
    expect(currentCycle(course).decision?.decision).toBe('proceed');
    expect(course.cycles[1]?.release?.doseRateUSvPerH).toBeCloseTo(17.8, 6);
    expect(course.overrides).toEqual([]);
    await page.goto(courseUrl);
    // The newest entries stand first, the others follow.
    await expect.poll(() => page.locator('[data-entry]').count(), { timeout: 15_000 }).toBe(course.version);
    for (const said of [
      'Prescribed 7.4 GBq',
      'Signed the PSMA PET',
      'Checked the line',
      'Dose rate 17.9 µSv/h',
      'proceed at the same activity',
    ]) {
      await page.getByText(said).first().waitFor();
    }
    await page.goto(`${courseUrl}/instructions/1`);
    await page.getByText('Keep more than 1 m from children').waitFor();
    expect(await page.getByText('DRAFT: not yet treated').count()).toBe(0);
    const card = await page.locator('[data-paper="travel-card"]').innerText();
    for (const { kind, value } of person.identifiers) {
      if (kind === 'passport') expect(card).toContain(value);
    }
    expect(card).toContain(person.birthDate.slice(0, 4));
    await page.goto(`${courseUrl}/instructions/2`);
    await page.getByText('DRAFT: not yet treated').first().waitFor();
    expect(faults).toEqual([]);

    const proof = await verifyLedger(centre.store);
    expect(proof.ok).toBe(true);
    const reads = await centre.store.db
      .selectFrom('read_log')
      .select('actor')
      .where('subject', '=', id)
      .execute();
    expect(new Set(reads.map(({ actor }) => actor)).size).toBeGreaterThanOrEqual(5);
  }, 600_000);
});

/** Before a valid time-out, one with another patient's wristband, which says why it is refused. */
async function anotherPatientIsRefused(page: Page, courseUrl: string): Promise<void> {
  const body = {
    performedAt: centre.now.toString(),
    patientCode: 'DEMO-0002',
    directiveCode: 'RX-OTHER',
    vialCode: 'VIAL-OTHER',
    roomReady: true,
    spillKitPresent: true,
    shieldingInPlace: true,
  };
  await send(page, courseUrl, { type: 'time-out', body, signed: false });
  await sign(page, 'secondTechnologist');
  await page.locator('[data-refused="true"]').waitFor();
  expect(await page.locator('[data-gate="identity.patient-code"]').first().innerText()).not.toBe('');
}

/** An order before the insurer's guarantee: the page says which act has to come first. */
async function orderIsRefusedBeforeCover(page: Page, courseUrl: string): Promise<void> {
  const order = script.find(({ type }) => type === 'order-dose');
  if (order === undefined || typeof order.body === 'function') throw new Error('the script orders a dose');
  await send(page, courseUrl, {
    type: 'order-dose',
    body: order.body,
    signed: 'signature' in commands['order-dose'],
  });
  const refusal = page.locator('[data-refused="true"]');
  await refusal.getByText('There is no guarantee of payment and no deposit.').waitFor();
}

/** A time-out with every code right, before anybody has checked the line. */
async function timeOutIsRefusedBeforeLine(page: Page, courseUrl: string, course: Course): Promise<void> {
  const step = script.find(({ type }) => type === 'time-out');
  if (typeof step?.body !== 'function') throw new Error('the script reads the codes off the course');
  await send(page, courseUrl, {
    type: 'time-out',
    body: step.body(course),
    signed: true,
    witness: step.witness,
  });
  const refusal = page.locator('[data-refused="true"]');
  await refusal.getByText('The line is not checked.').first().waitFor();
}
