import { type Course, currentCycle } from '@lutetia/course';
import { courseScript, dailyCheck, examplePeople, playCourse, playSite, siteScript } from '@lutetia/example';
import i18next from 'i18next';
import { expect, test } from 'vitest';
import enApp from '../../locales/en/app.json' with { type: 'json' };
import en from '../../locales/en/course.json' with { type: 'json' };
import type { Speech } from './describe.ts';
import { recordedOutcome, toneOfRecord } from './recorded-outcome.ts';

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
const now = '2026-09-15T00:30:00Z';

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
  const said = (of: Course) => recordedOutcome('assay-dose', { course: of }, site, now, say);
  expect(said(assayed(7.4))).toMatch(/10:00.*: -99\.9 % \(tolerance ±10 %\)/);
  expect(said(assayed(6100))).toContain('-18.3 %');
  expect(recordedOutcome('assay-dose', { course }, null, now, say)).toContain('not known');
});

test('beside a fitness check stands its verdict, beside a line check what was seen', async () => {
  const say = await speech();
  expect(recordedOutcome('check-fitness', { course }, site, now, say)).toBe('Verdict: fit');
  const unfit = changed(({ fitness }) => ({ fitness: { ...fitness, verdict: 'unfit' } }));
  expect(recordedOutcome('check-fitness', { course: unfit }, site, now, say)).toBe('Verdict: unfit');
  const swollen = changed(({ line }) => ({ line: { ...line, siteFinding: 'swelling' } }));
  expect(recordedOutcome('check-line', { course: swollen }, site, now, say)).toBe(
    'Site: Swelling · flushes freely: yes',
  );
  expect(recordedOutcome('check-site', { course }, site, now, say)).toBeNull();
});

test('what a stop prompt speaks of is not green, though it is recorded', () => {
  const stop = { command: 'assay-dose', severity: 'stop' } as const;
  expect(toneOfRecord('assay-dose', [stop])).toBe('stop');
  expect(toneOfRecord('check-line', [stop])).toBe('go');
  expect(toneOfRecord('check-fitness', [{ command: 'check-fitness', severity: 'overdue' }])).toBe(
    'attention',
  );
});
