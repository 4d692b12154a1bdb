import { describe, expect, test } from 'vitest';
import { evaluateRelease, forecastReleaseInstant, getPack, withLocalValues } from './index.ts';

const administeredAt = Temporal.Instant.from('2026-12-03T02:00Z');
const reading = (hours: number, doseRateUSvPerH: number, distanceM = 1) => ({
  at: administeredAt.add({ seconds: hours * 3600 }),
  distanceM,
  doseRateUSvPerH,
});
const lutetium = { administeredMBq: 7400, halfLifeDays: 6.647 };
const signature = {
  unit: 'µSv/h',
  reason: 'Discharge limit of this hospital',
  signedBy: 'Radiation safety officer',
  signedAt: '2026-11-01T09:00:00+08:00',
  status: 'site-signed',
} as const;

describe('release by the dose rate at 1 m', () => {
  test.each([
    ['jp', 18, 'pass'],
    ['jp', 18.1, 'fail'],
    ['au', 25, 'pass'],
    ['au', 25.1, 'fail'],
  ] as const)('%s at %d µSv/h: %s', (pack, doseRate, result) => {
    const answer = evaluateRelease(getPack('release', pack), {
      measurements: [reading(4, doseRate)],
      ...lutetium,
    });
    expect(answer.result).toBe(result);
    expect(answer.rules[0]).toMatchObject({ value: doseRate, unit: 'µSv/h' });
  });

  test('the latest reading decides, in whatever order they are given', () => {
    const measurements = [reading(6, 24), reading(1, 40), reading(4, 30)];
    expect(evaluateRelease(getPack('release', 'au'), { measurements, ...lutetium }).result).toBe('pass');
  });

  test('a reading at 2 m says nothing about 1 m, and none says nothing', () => {
    const au = getPack('release', 'au');
    expect(evaluateRelease(au, { measurements: [reading(4, 3, 2)], ...lutetium }).result).toBe(
      'cannot-evaluate',
    );
    expect(evaluateRelease(au, { measurements: [], ...lutetium }).result).toBe('cannot-evaluate');
  });

  test('China cannot be evaluated until the site signs a limit', () => {
    const cn = getPack('release', 'cn');
    const given = { measurements: [reading(4, 20)], ...lutetium };
    expect(evaluateRelease(cn, given).result).toBe('cannot-evaluate');
    const local = withLocalValues(cn, [{ path: 'rules.dose-rate-1m.limitUSvPerH', value: 25, ...signature }]);
    const answer = evaluateRelease(local, given);
    expect(answer.result).toBe('pass');
    expect(answer.version).toBe('1.1.0+site.2026-11-01T01:00:00Z');
    expect(answer.rules[0]).toMatchObject({ limit: 25, status: 'site-signed' });
    expect(answer.rules[0]?.source.citation).toContain('Radiation safety officer');
  });

  test('a negative dose rate is an error', () => {
    expect(() =>
      evaluateRelease(getPack('release', 'au'), { measurements: [reading(4, -1)], ...lutetium }),
    ).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });
});

describe('release by the projected dose (United States)', () => {
  const us = getPack('release', 'us');
  test('200 mCi of Lu-177: 2.08 mSv, released with instructions', () => {
    const answer = evaluateRelease(us, { measurements: [], ...lutetium });
    expect(answer).toMatchObject({ result: 'pass', instructionsRequired: true });
    expect(answer.rules[0]?.value).toBeCloseTo(2.081, 3);
  });
  test.each([
    [480, 'pass'],
    [481, 'fail'],
  ] as const)('5 mSv is reached at 480 mCi: %d mCi', (mCi, result) => {
    expect(
      evaluateRelease(us, { measurements: [], administeredMBq: mCi * 37, halfLifeDays: 6.647 }).result,
    ).toBe(result);
  });
  test.each([
    [96, false],
    [97, true],
  ])('1 mSv asks for instructions: %d mCi', (mCi, required) => {
    const answer = evaluateRelease(us, { measurements: [], administeredMBq: mCi * 37, halfLifeDays: 6.647 });
    expect(answer.instructionsRequired).toBe(required);
  });
  test('a nuclide of less than a day has the higher occupancy', () => {
    const short = evaluateRelease(us, { measurements: [], administeredMBq: 370, halfLifeDays: 0.25 });
    expect(short.rules[0]?.inputs['occupancy']).toBe(0.75);
  });
  test('without the activity it cannot be evaluated', () => {
    const answer = evaluateRelease(us, { measurements: [], administeredMBq: null, halfLifeDays: 6.647 });
    expect(answer).toMatchObject({ result: 'cannot-evaluate', instructionsRequired: null });
  });
});

describe('when the dose rate will be low enough', () => {
  const limitUSvPerH = 25;
  const hours = (at: Temporal.Instant | null) =>
    at === null ? null : at.since(administeredAt).total('hours');

  test('two readings: the straight line of their logarithms', () => {
    const forecast = forecastReleaseInstant({
      measurements: [reading(1, 50), reading(3, 40)],
      limitUSvPerH,
      administeredAt,
    });
    expect(forecast.method).toBe('log-linear');
    // 40·(40/50)^((t−3)/2) = 25
    expect(hours(forecast.at)).toBeCloseTo(3 + (2 * Math.log(40 / 25)) / Math.log(50 / 40), 6);
  });
  test('one reading: the clearance of a population, scaled to it', () => {
    const forecast = forecastReleaseInstant({ measurements: [reading(2, 40)], limitUSvPerH, administeredAt });
    expect(forecast.method).toBe('population-biexponential');
    const curve = (t: number) => 0.41 * 2 ** (-t / 4.9) + 0.59 * 2 ** (-t / 40.5);
    const at = hours(forecast.at) ?? Number.NaN;
    expect((40 * curve(at)) / curve(2)).toBeCloseTo(25, 3);
  });
  test('the clearance curve gives back the published readings at 2 m', () => {
    const forecast = (limit: number) =>
      hours(
        forecastReleaseInstant({ measurements: [reading(0, 4.1, 2)], limitUSvPerH: limit, administeredAt })
          .at,
      );
    expect(forecast(3.6)).toBeCloseTo(2, 0);
    expect(forecast(1.66)).toBeCloseTo(24, 0);
    expect(forecast(1.07)).toBeCloseTo(48, 0);
    expect(forecast(0.71)).toBeCloseTo(72, 0);
  });
  test('already low enough', () => {
    const forecast = forecastReleaseInstant({ measurements: [reading(6, 20)], limitUSvPerH, administeredAt });
    expect(forecast).toMatchObject({ method: 'already-below' });
    expect(hours(forecast.at)).toBe(6);
  });
  test.each([
    ['nothing measured', [], administeredAt],
    ['one reading, administration not known', [reading(2, 40)], null],
    ['rising', [reading(1, 40), reading(2, 41)], administeredAt],
    ['standing still', [reading(1, 40), reading(2, 40)], administeredAt],
    ['different distances', [reading(1, 40, 2), reading(2, 30)], administeredAt],
    ['before the administration', [reading(-1, 40)], administeredAt],
    ['falling far too slowly', [reading(1, 40), reading(2, 39.999)], administeredAt],
  ] as const)('%s: no forecast, and why', (_, measurements, at) => {
    const forecast = forecastReleaseInstant({ measurements, limitUSvPerH, administeredAt: at });
    expect(forecast).toMatchObject({ at: null, method: 'none' });
    expect(forecast.why).not.toBe('');
  });
});
