import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCurve } from './curve.ts';
import { estimateExponential } from './estimate-exponential.ts';
import {
  activityAt,
  type ExponentialModelName,
  exponentialModel,
  integralFrom,
} from './exponential-model.ts';
import { fitExponential } from './fit-exponential.ts';

type Golden = {
  model: ExponentialModelName;
  timesH: number[];
  activityMBq: number[];
  sdMBq: number[];
  parameters: number[];
  parameterSds: number[];
  tiaMBqH: number;
  tiaSdMBqH: number;
};

const golden: { fits: Golden[] } = JSON.parse(
  readFileSync(new URL('../../../../validation/kinetics/golden-scipy.json', import.meta.url), 'utf8'),
);

test.each(golden.fits)('$model, $timesH: as scipy fits it', (given) => {
  const { fit, parameters } = estimateExponential(
    parseCurve({
      nuclide: 'Lu-177',
      timesH: given.timesH,
      activityMBq: given.activityMBq,
      sdMBq: given.sdMBq,
    }),
    exponentialModel(given.model),
  );
  const found = Object.values(parameters);
  for (const [i, value] of given.parameters.entries()) {
    expect((found[i]?.value ?? 0) / value).toBeCloseTo(1, 5);
    expect((found[i]?.sd ?? 0) / (given.parameterSds[i] ?? 0)).toBeCloseTo(1, 3);
  }
  expect(fit.tiaMBqH / given.tiaMBqH).toBeCloseTo(1, 6);
  expect(Math.sqrt(fit.tiaVariance ?? 0) / given.tiaSdMBqH).toBeCloseTo(1, 2);
});

const physicalRatePerH = Math.LN2 / 159.528;
const rate = (halfLifeH: number): number => Math.LN2 / halfLifeH;

describe('an exact curve comes back', () => {
  const exact: [ExponentialModelName, number[], number[]][] = [
    ['mono', [100, rate(50)], [4, 24, 72, 168]],
    ['mono-uptake', [100, rate(50), rate(3)], [1, 4, 24, 72, 168]],
    ['bi', [60, 50, rate(60), rate(4)], [1, 4, 24, 48, 96, 168]],
    ['bi-uptake', [40, 60, rate(70), rate(15), rate(1)], [0.5, 2, 8, 24, 48, 96, 168]],
    ['tri', [30, 30, 40, rate(70), rate(8), rate(0.8)], [0.5, 1, 3, 8, 24, 48, 96, 168]],
  ];
  test.each(exact)('%s', (name, natural, timesH) => {
    const model = exponentialModel(name);
    const truth = Float64Array.from(natural);
    const times = Float64Array.from(timesH);
    const activityMBq = times.map((time) => activityAt(model, truth, time));
    const points = { timesH: times, activityMBq, sdMBq: activityMBq.map((a) => a / 20), proportional: false };
    const fit = fitExponential(model, points, physicalRatePerH);
    expect(fit.converged).toBe(true);
    for (const [i, value] of natural.entries()) expect((fit.natural[i] ?? 0) / value).toBeCloseTo(1, 4);
    expect(fit.tiaMBqH / integralFrom(model, truth, 0)).toBeCloseTo(1, 6);
  });

  test('mono, whatever its half-life and amplitude', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 6, max: 150, noNaN: true }),
        fc.double({ min: 1e-3, max: 1e5, noNaN: true }),
        (halfLifeH, amplitude) => {
          const model = exponentialModel('mono');
          const times = Float64Array.of(4, 24, 72, 120);
          const activityMBq = times.map((time) => amplitude * 2 ** (-time / halfLifeH));
          const points = { timesH: times, activityMBq, sdMBq: activityMBq, proportional: true };
          const fit = fitExponential(model, points, physicalRatePerH);
          expect((fit.tiaMBqH * Math.LN2) / (amplitude * halfLifeH)).toBeCloseTo(1, 7);
        },
      ),
      { numRuns: 100, seed: 11 },
    );
  });
});

test('rates stay above physical decay, and a curve that does not fall is given physical decay', () => {
  const points = {
    timesH: Float64Array.of(4, 24, 72, 120),
    activityMBq: Float64Array.of(50, 50, 51, 50),
    sdMBq: Float64Array.of(1, 1, 1, 1),
    proportional: false,
  };
  const { natural } = fitExponential(exponentialModel('mono'), points, physicalRatePerH);
  expect(natural[1]).toBeGreaterThanOrEqual(physicalRatePerH);
  expect((natural[1] ?? 0) / physicalRatePerH).toBeCloseTo(1, 3);
});

test('the derivatives of every model are those of its differences', () => {
  for (const [name, natural] of [
    ['tri', [3, 4, 5, 0.01, 0.1, 1]],
    ['tri-uptake', [3, 4, 5, 0.01, 0.1, 1, 3]],
  ] as const) {
    const model = exponentialModel(name);
    const here = Float64Array.from(natural);
    const gradient = new Float64Array(here.length);
    activityAt(model, here, 2.5, gradient);
    for (const [i, value] of here.entries()) {
      const moved = (by: number) => here.map((v, j) => (j === i ? v * (1 + by) : v));
      const slope =
        (activityAt(model, moved(1e-6), 2.5) - activityAt(model, moved(-1e-6), 2.5)) / (2e-6 * value);
      expect(gradient[i]).toBeCloseTo(slope, 6);
    }
  }
});
