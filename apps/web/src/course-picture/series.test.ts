import { courseScript, dailyCheck, examplePeople, playCourse, playSite, siteScript } from '@lutetia/example';
import { expect, test } from 'vitest';
import { dosesOf, seriesOf } from './series.ts';

const doseDay = '2026-09-15';
const site = playSite([...siteScript('2026-11-24', (key) => key), dailyCheck(doseDay)]);
const script = courseScript({ person: examplePeople[0], doseDay, cycles: 1 });
const through = (type: string) =>
  playCourse(
    '11111111-2222-4333-8444-555555555555',
    script.slice(0, script.findIndex((step) => step.type === type) + 1),
    { site, ageYears: 72, patientCodes: ['DEMO-0001'] },
  ).course;

test('a planned dose is as prescribed; one that runs in or waits for its residuals is not known', () => {
  expect(dosesOf(through('prescribe'))).toMatchObject([{ cycle: 1, given: false, activityMBq: 7400 }]);
  expect(dosesOf(through('start-injection'))).toMatchObject([{ given: true, activityMBq: null }]);
  expect(dosesOf(through('stop-injection'))).toMatchObject([{ given: true, activityMBq: null }]);
});

test('a given dose is what was confirmed as delivered', () => {
  const course = through('confirm-delivery');
  const delivered = course.cycles[1]?.delivery?.deliveredMBq;
  expect(delivered).toBeGreaterThan(7000);
  expect(dosesOf(course)).toMatchObject([{ given: true, activityMBq: delivered }]);
});

test('blood values stand in the order in which they were taken', () => {
  const [psa] = seriesOf(through('plan-follow-up'));
  expect(psa).toMatchObject({ name: 'psaNgPerMl', unit: 'ng/mL' });
  const times = psa?.points.map(({ at }) => Temporal.Instant.from(at).epochMilliseconds) ?? [];
  expect(times.length).toBeGreaterThan(0);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});
