import { type Course, currentCycle } from '@lutetia/course';
import { courseScript, dailyCheck, examplePeople, playCourse, playSite, siteScript } from '@lutetia/example';
import i18next from 'i18next';
import { expect, test } from 'vitest';
import enApp from '../../locales/en/app.json' with { type: 'json' };
import en from '../../locales/en/course.json' with { type: 'json' };
import type { Speech } from './describe.ts';
import { recordedOutcome, toneOfOutcome, toneOfRecord } from './recorded-outcome.ts';

const doseDay = '2026-09-15';
const [person] = examplePeople;
const site = playSite([...siteScript('2026-11-24', (key) => key), dailyCheck(doseDay)]);
const script = courseScript({ person, doseDay, cycles: 1 });
const untilTimeOut = script.slice(
  0,
  script.findIndex(({ type }) => type === 'time-out'),
);
const { course } = playCourse('11111111-2222-4333-8444-555555555555', untilTimeOut, {
  ageYears: 72,
  patientCodes: ['DEMO-0001'],
  site,
});

async function speech(): Promise<Speech> {
  const i18n = i18next.createInstance();
  await i18n.init({
    lng: 'en',
    defaultNS: 'app',
    interpolation: { escapeValue: false },
    resources: { en: { app: enApp, course: en } },
  });
  return { t: i18n.t, exists: (key) => i18n.exists(key), locale: 'en-GB', zone: 'Asia/Shanghai' };
}

/** The course with another word in its current cycle. */
const changed = (change: (cycle: ReturnType<typeof currentCycle>) => object): Course => {
  const cycle = currentCycle(course);
  return { ...course, cycles: { ...course.cycles, [cycle.number]: { ...cycle, ...change(cycle) } } };
};
const assayed = (activityMBq: number) =>
  changed(({ vial }) => ({
    vial: vial === null ? null : { ...vial, assays: vial.assays.map((assay) => ({ ...assay, activityMBq })) },
  }));

test('beside a recorded assay stands how far it is from the directive', async () => {
  const say = await speech();
  const said = (of: Course) => recordedOutcome('assay-dose', { course: of, prompts: [] }, site, say);
  expect(said(assayed(7.4))).toMatch(/10:00.*: -99\.9 % \(tolerance ±10 %\)/);
  expect(said(assayed(6100))).toContain('-18.3 %');
  expect(recordedOutcome('assay-dose', { course, prompts: [] }, null, say)).toContain('not known');
});

test('beside a recorded eligibility stands how it came out, and what is not known', async () => {
  const say = await speech();
  const said = (of: Course) =>
    recordedOutcome('evaluate-eligibility', { course: of, prompts: [] }, site, say);
  expect(said(course)).toBe('By nmpa-2025: eligible.');
  const { eligibility } = course;
  if (eligibility === null) throw new Error('the example has an eligibility');
  const criteria = eligibility.criteria.map((one) =>
    one.id === 'mcrpc' ? { ...one, result: 'cannot-evaluate' } : one,
  );
  const unknown = {
    ...course,
    eligibility: { ...eligibility, outcome: 'cannot-evaluate' as const, criteria },
  };
  expect(said(unknown)).toBe(
    'By nmpa-2025: cannot evaluate (Metastatic castration-resistant prostate cancer).',
  );
  const tone = (of: Course) => toneOfOutcome('evaluate-eligibility', { course: of, prompts: [] });
  expect([tone(course), tone(unknown)]).toEqual(['go', 'attention']);
});

test('what the server has called out is said with its own numbers, not by the clock of the tablet', async () => {
  const inputs = { at: '2026-09-15T12:00:00Z', deviationPercent: -21.7, tolerancePercent: 10 };
  const prompt = { id: 'assay-outside-tolerance', severity: 'stop', command: 'assay-dose', inputs } as const;
  const prompts = [{ ...prompt, dueAt: null, roles: [], hazard: 'H-03' }];
  const said = recordedOutcome('assay-dose', { course: assayed(6100), prompts }, site, await speech());
  expect(said).toMatch(/20:00.*: -21\.7 %/);
});

test('beside a fitness check stands its verdict, beside a line check what was seen', async () => {
  const say = await speech();
  expect(recordedOutcome('check-fitness', { course, prompts: [] }, site, say)).toBe('Verdict: fit');
  const unfit = changed(({ fitness }) => ({ fitness: { ...fitness, verdict: 'unfit' } }));
  expect(recordedOutcome('check-fitness', { course: unfit, prompts: [] }, site, say)).toBe('Verdict: unfit');
  const swollen = changed(({ line }) => ({ line: { ...line, siteFinding: 'swelling' } }));
  expect(recordedOutcome('check-line', { course: swollen, prompts: [] }, site, say)).toBe(
    'Site: Swelling · flushes freely: yes',
  );
  expect(recordedOutcome('check-site', { course, prompts: [] }, site, say)).toBeNull();
});

test('what a stop prompt speaks of is not green, though it is recorded', () => {
  const stop = { command: 'assay-dose', severity: 'stop' } as const;
  expect(toneOfRecord('assay-dose', [stop])).toBe('stop');
  expect(toneOfRecord('check-line', [stop])).toBe('go');
  expect(toneOfRecord('check-fitness', [{ command: 'check-fitness', severity: 'overdue' }])).toBe(
    'attention',
  );
});
