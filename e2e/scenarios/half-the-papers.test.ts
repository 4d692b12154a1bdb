import { at, courseScript, exampleLabs, examplePeople, referralOf } from '@lutetia/example';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noBrowser, openBrowser } from '../support/browser.ts';
import { openTestCentre, type TestCentre } from '../support/centre.ts';
import { enter, eventsOf } from '../support/enter.ts';
import { holdToTable } from '../support/figures.ts';
import { Motions } from '../support/motions.ts';

const doseDay = '2026-09-15';
const day = (offset: number) => Temporal.Instant.from(at(doseDay, offset, '09:00'));
const person = examplePeople[7];
if (person === undefined) throw new Error('the example has an eighth person');
const script = courseScript({ person, doseDay, cycles: 1 });

const letter = {
  ...referralOf(person),
  documents: [
    { kind: 'referral-letter', status: 'received' },
    { kind: 'pathology-report', status: 'received' },
    { kind: 'psma-pet-images', status: 'received' },
  ],
  payer: { kind: 'undecided', name: null },
};
const missingAtFirst = ['PSMA PET report', 'Laboratory report', 'Identity document'];

/** As printed: creatinine in mg/dL, haemoglobin in g/dL; albumin was not measured. */
const labs: Record<string, unknown> = {
  ...exampleLabs(at(doseDay, -34, '08:00'), { albuminGPerL: null }),
  laboratory: 'Laboratory in Surabaya (invented)',
  creatinineUmolPerL: 1.1,
  creatinineUln: 1.3,
  haemoglobinGPerL: 11.8,
  haemoglobinLlnGPerL: 13,
};

let centre: TestCentre;
let browser: Browser;
beforeAll(async () => {
  centre = await openTestCentre();
  centre.now = day(-40);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await centre?.[Symbol.asyncDispose]();
});

describe.skipIf(noBrowser)('a referral from abroad with half its papers', () => {
  it('is taken at once, says what is missing, and asks the physician last', async () => {
    const motions = new Motions();
    const page = await enter(browser, centre, 'coordinator');
    await motions.press(page.getByRole('link', { name: 'New referral' }).first(), 'g n');
    const { identifiers: _, ...identity } = person;
    const [passport] = person.identifiers.filter(({ kind }) => kind === 'passport');
    await motions.fill(page, { ...identity, identifiers: [passport] }, 'person.');
    await motions.fill(page, letter, 'referral.');
    await motions.press(page.locator('form [name="submit"]'));
    await motions.seen(page.locator('.course-head'));
    const course = page.url();
    const id = course.split('/').at(-1) ?? '';

    const missing = page.locator('[data-prompt="documents-missing"]');
    await motions.seen(missing);
    for (const word of missingAtFirst) expect(await missing.innerText()).toContain(word);

    // Asked for, with the day; then they come over the week, as they come.
    centre.now = day(-39);
    const record = async (kind: string, status: 'received' | 'missing', note: string) => {
      await motions.press(page.locator('[name="prompt.receive-document"]'));
      await motions.fill(page, { kind, status, note });
      await motions.press(page.locator('form [name="submit"]'));
      await motions.seen(page.locator('[data-recorded="receive-document"]'));
    };
    await record('psma-pet-report', 'missing', 'Asked Dr Rahma on 7 August');
    await record('identity-document', 'received', '');
    const comes = (kind: string, offset: number) =>
      ({
        at: at(doseDay, offset, '09:00'),
        by: 'coordinator',
        type: 'receive-document',
        body: { kind, status: 'received', note: '' },
      }) as const;
    await centre.play(id, [
      comes('therapy-summary', -37),
      comes('imaging-report', -36),
      comes('psma-pet-report', -35),
    ]);
    await centre.play(
      id,
      script
        .filter(({ type }) => type === 'record-history' || type.endsWith('psma-pet'))
        .map((step) => ({ ...step, at: at(doseDay, -35, '10:00') })),
    );
    await missing.getByText('Laboratory report').waitFor();
    expect(await missing.innerText()).toMatch(/missing: Laboratory report\s/);

    // The last, in the units and with the limits of a laboratory in Surabaya.
    centre.now = day(-33);
    await motions.press(page.locator('[name="act.record-labs"]'));
    const { collectedAt, laboratory, ...values } = labs;
    await motions.fill(page, { collectedAt, laboratory });
    await motions.pick(page.locator('form [name="haemoglobinGPerL.unit"]'), 'g/dL');
    await motions.pick(page.locator('form [name="creatinineUmolPerL.unit"]'), 'mg/dL');
    await motions.fill(page, values);
    await motions.press(page.locator('form [name="submit"]'));
    await motions.seen(page.locator('[data-recorded="record-labs"]'));
    await missing.waitFor({ state: 'detached' });

    // Only now has the physician something to decide.
    const physician = await enter(browser, centre, 'physician');
    await motions.press(physician.getByRole('link', { name: /Contoh/ }).first(), 'j Enter');
    await motions.press(physician.locator('[name="act.evaluate-eligibility"]'));
    await motions.fill(physician, { pack: 'nmpa-2025' });
    await motions.press(physician.locator('form [name="submit"]'));
    const recorded = physician.locator('[data-recorded="evaluate-eligibility"]');
    await motions.seen(recorded);
    console.log(await recorded.innerText());
    const events = await eventsOf(page, id);
    const asked = events
      .filter(({ type }) => type === 'course.document-recorded')
      .map(({ body }) => body.kind);
    expect(asked.length).toBe(5);
    const stored = events.find(({ type }) => type === 'course.labs-recorded')?.body;
    expect(stored).toMatchObject({ creatinineUmolPerL: 97.24, creatinineUln: 114.92, haemoglobinGPerL: 118 });
    holdToTable('half-the-papers', motions);
  });
});
