import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DosimetryError } from '../errors.ts';
import { fitCurve, type ModelChoice, modelChoices, parseCurve, resampleTia } from './index.ts';

const curve = {
  nuclide: 'Lu-177',
  timesH: [1, 4, 24, 48, 96, 168],
  activityMBq: [19.8, 55.1, 70.2, 52.9, 25.4, 10.1],
  sdMBq: [1, 2.7, 3.5, 2.6, 1.3, 0.5],
};
const fit = (change: object, model: ModelChoice = 'auto') =>
  fitCurve(parseCurve({ ...curve, ...change }), model);

test('auto finds the uptake and says what it weighed', () => {
  const { model, aicc, alternatives, extrapolatedFraction, notes } = fit({});
  expect(model).toBe('mono-uptake');
  const weighed = Object.fromEntries(alternatives.map((other) => [other.model, other]));
  expect(Object.keys(weighed).sort()).toEqual(['bi', 'bi-uptake', 'mono', 'trapezoid', 'tri', 'tri-uptake']);
  expect(weighed['mono']?.aicc).toBeGreaterThan(aicc ?? 0);
  expect(weighed['bi-uptake']).toMatchObject({ tiaMBqH: null, reason: 'needs 7 points' });
  expect(extrapolatedFraction).toBeLessThan(0.2);
  expect(notes).toEqual([]);
});

test('a phase that the points do not carry is not chosen', () => {
  const exact = curve.timesH.map((time) => 80 * 2 ** (-time / 40));
  const { model, alternatives } = fit({ activityMBq: exact, sdMBq: exact.map((a) => a / 20) });
  expect(model).toBe('mono');
  expect(alternatives.find((other) => other.model === 'bi')?.reason).toMatch(/no better than 100 %/);
});

test('a model whose residuals are larger than sdMBq allows gives way, though AICc cannot weigh the next', () => {
  const timesH = [1, 4, 24, 72, 168];
  const activityMBq = timesH.map((time) => 60 * 2 ** (-time / 4) + 40 * 2 ** (-time / 50));
  const { model, aicc, alternatives, notes } = fit({
    timesH,
    activityMBq,
    sdMBq: activityMBq.map((a) => a / 30),
  });
  expect({ model, aicc }).toEqual({ model: 'bi', aicc: null });
  expect(notes.map(({ code }) => code)).toContain('few-points');
  expect(alternatives.find((other) => other.model === 'mono')?.reason).toMatch(/larger than sdMBq allows/);
});

test('doubling the activity doubles the integral and its deviation', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0.8, max: 1.2, noNaN: true }), { minLength: 6, maxLength: 6 }),
      (noise) => {
        const measured = curve.activityMBq.map((a, i) => a * (noise[i] ?? 1));
        const double = (values: number[]) => values.map((value) => value * 2);
        for (const model of ['auto', 'bi', 'trapezoid', 'single'] as const) {
          const once = fit({ activityMBq: measured }, model);
          const twice = fit({ activityMBq: double(measured), sdMBq: double(curve.sdMBq) }, model);
          expect(twice.model).toBe(once.model);
          expect(twice.tiaMBqH / once.tiaMBqH / 2).toBeCloseTo(1, 4);
          expect((twice.tiaSdMBqH ?? 0) / (once.tiaSdMBqH ?? 1) / 2).toBeCloseTo(1, 3);
        }
      },
    ),
    { numRuns: 15, seed: 5 },
  );
});

test('a clock twice as slow doubles the integral of a mono-exponential curve', () => {
  const falling = { timesH: [4, 24, 72, 96], activityMBq: [90, 61, 17, 10], sdMBq: [4, 3, 1, 0.6] };
  const slow = { ...falling, timesH: falling.timesH.map((time) => time * 2) };
  expect(fit(slow, 'mono').tiaMBqH / fit(falling, 'mono').tiaMBqH).toBeCloseTo(2, 5);
});

describe('without sdMBq', () => {
  const unknown = { timesH: [4, 24, 72], activityMBq: [95, 70, 36], sdMBq: undefined };

  test('residuals tell it, widened for their few degrees of freedom', () => {
    const { tiaSdMBqH, notes } = fit(unknown, 'mono');
    expect(tiaSdMBqH).toBeGreaterThan(0);
    expect(notes.map(({ code }) => code)).toContain('deviations-estimated');
    expect(notes.find(({ code }) => code === 'deviations-estimated')?.text).toMatch(/widened by 6\.48/);
  });

  test('no spare point: unknown, never 0', () => {
    const { tiaSdMBqH, parameters, notes } = fit(
      { ...unknown, timesH: [4, 24], activityMBq: [95, 70] },
      'mono',
    );
    expect(tiaSdMBqH).toBeNull();
    expect(Object.values(parameters).map(({ sd }) => sd)).toEqual([null, null]);
    expect(notes.map(({ code }) => code)).toContain('no-uncertainty');
  });

  test.each(['trapezoid', 'single'] as const)('%s: unknown', (model) => {
    expect(fit(unknown, model).tiaSdMBqH).toBeNull();
  });
});

test('a deviation that is one fraction of each measurement does not pull the fit down', () => {
  const activityMBq = [110, 62, 40, 9];
  const timesH = [4, 24, 72, 168];
  const given = fit({ timesH, activityMBq, sdMBq: activityMBq.map((a) => a / 10) }, 'mono');
  const unweighted = fit({ timesH, activityMBq, sdMBq: undefined }, 'mono');
  expect(given.notes.map(({ code }) => code)).toContain('deviations-follow-curve');
  expect(given.tiaMBqH / unweighted.tiaMBqH).toBeCloseTo(1, 2);
});

test('what lies after the last point is told and flagged above 20 %', () => {
  const early = fit({ timesH: [4, 24], activityMBq: [95, 72], sdMBq: [2, 2] }, 'mono');
  expect(early.extrapolatedFraction).toBeGreaterThan(0.2);
  expect(early.notes[0]?.code).toBe('extrapolated-above-20-percent');
});

describe('one point', () => {
  const one = { timesH: [48], activityMBq: [50], sdMBq: [2.5] };

  test('Hänscheid: A(t) 2t / ln 2', () => {
    const { tiaMBqH, tiaSdMBqH, effectiveHalfLifeH, notes } = fit(one);
    expect(tiaMBqH).toBeCloseTo((50 * 96) / Math.LN2, 9);
    expect(tiaSdMBqH).toBeCloseTo((2.5 * 96) / Math.LN2, 9);
    expect(effectiveHalfLifeH).toBeNull();
    expect(notes[0]?.text).toMatch(/half-life 19 to 64 h/);
  });

  test('Madsen: the population’s half-life, whose spread counts least at t = 1/k', () => {
    const population = { populationEffectiveHalfLifeH: 36, populationEffectiveHalfLifeSdH: 10 };
    const { tiaMBqH, effectiveHalfLifeH } = fit({ ...one, ...population }, 'single');
    expect(tiaMBqH).toBeCloseTo((50 * 36 * 2 ** (48 / 36)) / Math.LN2, 9);
    expect(effectiveHalfLifeH).toBe(36);
    const best = fit({ ...one, ...population, timesH: [36 / Math.LN2] }, 'single');
    expect((best.tiaSdMBqH ?? 0) / best.tiaMBqH).toBeCloseTo(0.05, 9);
  });

  test('hybrid: with one point the prior alone gives the rate, with many the points do', () => {
    const prior = { populationEffectiveHalfLifeH: 36, populationEffectiveHalfLifeSdH: 5 };
    expect(fit({ ...one, ...prior }, 'hybrid').effectiveHalfLifeH).toBeCloseTo(36, 4);
    const activityMBq = curve.timesH.map((time) => 100 * 2 ** (-time / 60));
    const many = fit({ activityMBq, sdMBq: activityMBq.map((a) => a / 1000), ...prior }, 'hybrid');
    expect(many.effectiveHalfLifeH).toBeCloseTo(60, 0);
  });
});

test('the trapezoid is exact for one phase, and its physical tail is not shorter', () => {
  const timesH = [4, 24, 72, 168];
  const activityMBq = timesH.map((time) => 100 * 2 ** (-time / 50));
  const given = parseCurve({ nuclide: 'Lu-177', timesH, activityMBq, sdMBq: activityMBq.map((a) => a / 50) });
  const effective = fitCurve(given, 'trapezoid');
  expect(effective.tiaMBqH).toBeCloseTo((100 * 50) / Math.LN2, 6);
  expect(fitCurve(given, 'trapezoid', { tail: 'physical' }).tiaMBqH).toBeGreaterThan(effective.tiaMBqH);
});

test('resampling agrees with propagation, and a seed repeats it', () => {
  const given = parseCurve(curve);
  const { tiaMBqH, tiaSdMBqH } = fitCurve(given, 'mono-uptake');
  const resampled = resampleTia(given, 'mono-uptake', { samples: 400, seed: 9 });
  expect(resampled.tiaSdMBqH / (tiaSdMBqH ?? 0)).toBeGreaterThan(0.9);
  expect(resampled.tiaSdMBqH / (tiaSdMBqH ?? 0)).toBeLessThan(1.1);
  expect(resampled.meanTiaMBqH / tiaMBqH).toBeCloseTo(1, 2);
  expect(resampleTia(given, 'mono-uptake', { samples: 400, seed: 9 })).toEqual(resampled);
  expect(resampleTia(given, 'mono-uptake', { samples: 400, seed: 10 })).not.toEqual(resampled);
});

describe('refuses', () => {
  test.each<[string, unknown]>([
    ['malformed-curve', null],
    ['malformed-curve', []],
    ['malformed-curve', { ...curve, nuclide: 177 }],
    ['malformed-curve', { ...curve, timesH: '1,4' }],
    ['malformed-curve', { ...curve, activityMBq: ['19.8', 55.1, 70.2, 52.9, 25.4, 10.1] }],
    ['not-finite', { ...curve, activityMBq: [Number.NaN, 55.1, 70.2, 52.9, 25.4, 10.1] }],
    ['negative-value', { ...curve, timesH: [-1, 4, 24, 48, 96, 168] }],
    ['negative-value', { ...curve, activityMBq: [-1, 55.1, 70.2, 52.9, 25.4, 10.1] }],
    ['malformed-curve', { ...curve, timesH: [4, 1, 24, 48, 96, 168] }],
    ['malformed-curve', { ...curve, timesH: [1, 1, 24, 48, 96, 168] }],
    ['malformed-curve', { ...curve, timesH: [1, 4, 24] }],
    ['malformed-curve', { ...curve, sdMBq: [1, 2] }],
    ['out-of-range', { ...curve, sdMBq: [0, 2.7, 3.5, 2.6, 1.3, 0.5] }],
    ['out-of-range', { ...curve, activityMBq: [1e9, 55.1, 70.2, 52.9, 25.4, 10.1] }],
    ['out-of-range', { ...curve, timesH: Array.from({ length: 2000 }, (_, i) => i) }],
    ['no-activity', { ...curve, activityMBq: [0, 0, 0, 0, 0, 0] }],
    ['too-few-points', { nuclide: 'Lu-177', timesH: [], activityMBq: [] }],
    ['malformed-curve', { ...curve, sdMbq: curve.sdMBq }],
    ['unknown-nuclide', { ...curve, nuclide: 'Xx-1' }],
  ])('%s: %j', (code, value) => {
    expect(() => parseCurve(value)).toThrow(expect.objectContaining({ code }));
  });

  test.each<[string, ModelChoice, object]>([
    ['too-few-points', 'bi', { timesH: [4, 24, 72], activityMBq: [90, 60, 20], sdMBq: undefined }],
    ['too-few-points', 'mono', { timesH: [4], activityMBq: [90], sdMBq: undefined }],
    ['too-few-points', 'trapezoid', { timesH: [4], activityMBq: [90], sdMBq: undefined }],
    ['malformed-curve', 'hybrid', {}],
    ['malformed-curve', 'single', { nuclide: 'Y-90' }],
    ['out-of-range', 'single', { populationEffectiveHalfLifeH: 200 }],
    ['no-fit', 'single', { populationEffectiveHalfLifeH: 1e-9 }],
    ['out-of-range', 'single', { timesH: [0], activityMBq: [90], sdMBq: [1] }],
  ])('%s: %s of %j', (code, model, change) => {
    expect(() => fit(change, model)).toThrow(DosimetryError);
    expect(() => fit(change, model)).toThrow(expect.objectContaining({ code }));
  });
});

test('whatever the points are: an answer without NaN, or an error that says what is wrong', () => {
  const odd = fc.constantFrom(0, -1, Number.NaN, 1e-300, 1e-9, 1e7, 1e9, 5);
  const figure = fc.oneof(
    { weight: 9, arbitrary: fc.double({ min: 0, max: 100, noNaN: true }) },
    { weight: 1, arbitrary: odd },
  );
  const points = fc.array(fc.tuple(fc.double({ min: 0.1, max: 40, noNaN: true }), figure, figure), {
    maxLength: 8,
  });
  const nuclide = fc.constantFrom('Lu-177', 'Y-90', 'Ga-68', 'Ac-225');
  fc.assert(
    fc.property(
      points,
      nuclide,
      fc.constantFrom(...modelChoices),
      figure,
      (given, name, choice, halfLife) => {
        let hours = 0;
        const value = {
          nuclide: name,
          timesH: given.map(([step]) => {
            hours += step;
            return hours;
          }),
          activityMBq: given.map(([, activity]) => activity),
          sdMBq: given.map(([, , sd]) => sd),
          populationEffectiveHalfLifeH: halfLife,
        };
        try {
          const { tiaMBqH, tiaSdMBqH } = fitCurve(parseCurve(value), choice);
          expect(Number.isFinite(tiaMBqH) && tiaMBqH >= 0).toBe(true);
          expect(tiaSdMBqH === null || (Number.isFinite(tiaSdMBqH) && tiaSdMBqH > 0)).toBe(true);
        } catch (error) {
          if (!(error instanceof DosimetryError)) throw error;
        }
      },
    ),
    { numRuns: 200, seed: 6 },
  );
});
