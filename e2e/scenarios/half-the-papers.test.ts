import type { CallOutput } from '@lutetia/contract';
import { at, courseScript, exampleHistory, exampleLabs, examplePeople, referralOf } from '@lutetia/example';
import type { Browser, Page } from 'playwright-core';
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
const asked = ['imaging-report', 'laboratory-report', 'psma-pet-report', 'therapy-summary'];
const missingAtFirst = ['PSMA PET report', 'Laboratory report', 'Identity document'];

/** The summary of his therapies does not say whether the cancer resists castration. */
const history = {
  ...exampleHistory(doseDay),
  diagnosis: { histologyConfirmed: true, metastatic: true, castrationResistant: null },
};

const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n');

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

    // The passport was in the same letter; the rest is asked for in one, and the day is kept.
    centre.now = day(-39);
    const passportScan = { name: 'passport.pdf', mimeType: 'application/pdf', buffer: pdf };
    await motions.choose(page.locator('[name="add-document"]'), passportScan);
    await motions.pick(page.locator('.document-form [name="kind"]'), 'identity-document');
    await motions.press(page.locator('[name="submit-document"]'));
    await motions.seen(page.locator('[data-document="identity-document"]'));
    await motions.press(page.locator('[name="asked-for"]'));
    await motions.seen(page.locator('[data-recorded="receive-document"]'));
    await missing.waitFor({ state: 'detached' });
    const awaited = page.locator('[data-prompt="documents-awaited"]');
    expect(await awaited.innerText()).toContain('Awaited since 7 Aug 2026');

    // Nobody here is called while they are awaited.
    const physician = await enter(browser, centre, 'physician');
    expect(await partOf(page)).toBe('waiting');
    expect(await partOf(physician)).toBe('waiting');

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
      script.flatMap((step) => {
        const when = { ...step, at: at(doseDay, -35, '10:00') };
        if (step.type === 'record-history') return [{ ...when, body: history }];
        return step.type.endsWith('psma-pet') ? [when] : [];
      }),
    );
    await awaited.getByText('Laboratory report').waitFor();
    expect(await awaited.innerText()).toMatch(/2026: Laboratory report\s/);
    expect(await partOf(physician)).toBe('waiting');

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
    await awaited.waitFor({ state: 'detached' });

    // Only now has the physician something to decide.
    expect(await partOf(physician)).toBe('mine');
    await physician.reload();
    await motions.press(physician.getByRole('link', { name: /Contoh/ }).first(), 'j Enter');
    await motions.press(physician.locator('[name="act.evaluate-eligibility"]'), 'n');
    const pack = physician.locator('form [name="pack"]');
    await motions.seen(pack);
    expect(await pack.inputValue()).toBe('');
    expect(await pack.locator('option').nth(1).innerText()).toContain('of the label in force here');
    await motions.pick(pack, 'nmpa-2025');
    await motions.press(physician.locator('form [name="submit"]'));
    const recorded = physician.locator('[data-recorded="evaluate-eligibility"]');
    await motions.seen(recorded);
    expect(await recorded.innerText()).toContain(
      'cannot evaluate (Metastatic castration-resistant prostate cancer)',
    );
    // The table of criteria is folded: its text says which were evaluated, and what is not known.
    const criterion = (name: string) => physician.locator(`[data-criterion="${name}"]`).textContent();
    expect(await criterion('adult')).toMatch(/old\s*met/);
    expect(await criterion('mcrpc')).toMatch(/cannot evaluate.*not known/i);

    const events = await eventsOf(page, id);
    const noted = (status: string) =>
      events
        .filter(({ type, body }) => type === 'course.document-recorded' && body.status === status)
        .map(({ body }) => body.kind);
    expect(noted('missing').toSorted()).toEqual(asked);
    expect(new Set(noted('received')).size).toBe(noted('received').length);
    const bodyOf = (name: string) => events.find(({ type }) => type === name)?.body;
    expect(bodyOf('course.labs-recorded')).toMatchObject({
      creatinineUmolPerL: 97.24,
      creatinineUln: 114.92,
      haemoglobinGPerL: 118,
    });
    expect(bodyOf('course.eligibility-evaluated')).toMatchObject({ outcome: 'cannot-evaluate' });
    holdToTable('half-the-papers', motions);
  });
});

/** In whose part of the reader's worklist the only course stands. */
const partOf = async (page: Page): Promise<'mine' | 'waiting'> => {
  const { counts } = (await page.evaluate(
    async (path) => (await fetch(path)).json(),
    '/api/worklist?view=all',
  )) as CallOutput<'worklist'>;
  expect(counts.all).toBe(1);
  return counts.mine === 1 ? 'mine' : 'waiting';
};
