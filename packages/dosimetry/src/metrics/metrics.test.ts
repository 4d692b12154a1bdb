import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitCurve, fitRecovery, hanscheidRatio, parseCurve } from '../kinetics/index.ts';
import {
  biologicallyEffectiveDose,
  doseAtVolume,
  dosePerAdministered,
  doseRateAt,
  doseRatePhases,
  doseVolume,
  equivalentDoseIn2Gy,
  equivalentUniformDose,
  leaCatcheside,
  meanDose,
  powerLawS,
  regionVoxels,
  sphereDose,
  tissueResponses,
  volumeAtDose,
} from './index.ts';

const exactly = (value: number) => ({ value, sd: 0 });
const onePhase = (doseGy: number, halfLifeH: number) => [
  { initialGyPerH: (doseGy * Math.LN2) / halfLifeH, ratePerH: Math.LN2 / halfLifeH },
];
const kidney = { alphaBetaGy: exactly(2.5), repairHalfTimeH: exactly(2.8) };

describe('BED and EQD2', () => {
  test('3.2 Gy at 35.5 h: 3.499 and 1.944 Gy; 23 Gy at 50 h: 34.22 Gy', () => {
    const bed = biologicallyEffectiveDose(onePhase(3.2, 35.5), 0, kidney);
    expect(bed.value).toBeCloseTo(3.499, 3);
    expect(equivalentDoseIn2Gy(bed, 2.5).value).toBeCloseTo(1.944, 3);
    expect(biologicallyEffectiveDose(onePhase(23, 50), 0, kidney).value).toBeCloseTo(34.22, 2);
  });

  test('Dale: D (1 + D T_rep / ((T_rep + T_eff) α/β)) for one phase', () => {
    const bed = (dose: number, half: number) => dose * (1 + (dose * 2.8) / ((2.8 + half) * 2.5));
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 80, noNaN: true }),
        fc.double({ min: 1, max: 160, noNaN: true }),
        (dose, half) => {
          const { value } = biologicallyEffectiveDose(onePhase(dose, half), 0, kidney);
          expect(value / bed(dose, half)).toBeCloseTo(1, 9);
        },
      ),
      { seed: 4 },
    );
  });

  test('uptake: the pairs are the double integral', () => {
    const phases = [
      { initialGyPerH: 1, ratePerH: 0.02 },
      { initialGyPerH: -1, ratePerH: 0.4 },
    ];
    const [mu, step] = [Math.LN2 / 2.8, 0.02];
    let [inner, outer, dose] = [0, 0, 0];
    for (let t = step / 2; t < 900; t += step) {
      const rate = doseRateAt(phases, t);
      outer += rate * (inner + (rate * step) / 2) * step;
      inner = (inner + rate * step) * Math.exp(-mu * step);
      dose += rate * step;
    }
    expect(leaCatcheside(phases, 2.8) / ((2 * outer) / dose ** 2)).toBeCloseTo(1, 2);
  });

  test('the deviation is that of small changes', () => {
    const phases = onePhase(10, 40);
    const bed = (alphaBeta: number, halfTime: number) =>
      biologicallyEffectiveDose(phases, 0, {
        alphaBetaGy: exactly(alphaBeta),
        repairHalfTimeH: exactly(halfTime),
      }).value;
    const only = (alphaBetaSd: number, halfTimeSd: number, dose: number) =>
      biologicallyEffectiveDose(phases, dose, {
        alphaBetaGy: { value: 2.5, sd: alphaBetaSd },
        repairHalfTimeH: { value: 2.8, sd: halfTimeSd },
      }).sd;
    expect(only(1e-4, 0, 0)).toBeCloseTo(bed(2.5 - 1e-4, 2.8) - bed(2.5, 2.8), 6);
    expect(only(0, 1e-4, 0)).toBeCloseTo(bed(2.5, 2.8 + 1e-4) - bed(2.5, 2.8), 6);
    const more = biologicallyEffectiveDose(onePhase(10.001, 40), 0, kidney).value;
    expect(only(0, 0, 1e-4)).toBeCloseTo(more - bed(2.5, 2.8), 5);
  });

  test('no figure of a tissue goes without its source', () => {
    for (const { source, status } of tissueResponses) {
      expect(source).not.toBe('');
      expect(status).toBe('unverified');
    }
  });
});

// A reference computation of (2t/T) 2^(−t/T) at 96 h and at 48 h.
test.each([
  [96, 30, 0.7],
  [96, 40, 0.91],
  [96, 50, 1.015],
  [96, 60, 1.056],
  [96, 70, 1.06],
  [96, 80, 1.045],
  [48, 30, 1.056],
  [48, 40, 1.045],
  [48, 50, 0.987],
  [48, 60, 0.919],
  [48, 70, 0.853],
  [48, 80, 0.792],
])('Hänscheid at %d h, half-life %d h: %d of the truth', (timeH, halfLifeH, ratio) => {
  expect(Math.abs(hanscheidRatio(timeH, halfLifeH) - ratio)).toBeLessThan(0.005);
});

describe('dose over volume', () => {
  const region = { doseGy: [1, 2, 3, 4], mass: [1, 1, 1, 1] };
  const histogram = doseVolume(region);

  test('D98, D50, D2 and V', () => {
    expect(doseAtVolume(histogram, 98, 0.1)).toEqual({ value: 1, sd: 0.1 });
    expect(doseAtVolume(histogram, 50, 0).value).toBe(3);
    expect(doseAtVolume(histogram, 2, 0).value).toBe(4);
    expect(volumeAtDose(histogram, 3, 0)).toEqual({ value: 0.5, sd: 0 });
    expect(volumeAtDose(histogram, 2.95, 0.1)).toEqual({ value: 0.5, sd: 0.125 });
    expect(volumeAtDose(histogram, 5, 0).value).toBe(0);
  });

  test('the mean is weighted by mass; voxel errors average out and a common one does not', () => {
    const errors = { doseGy: [2, 2, 2, 2], mass: [1, 1, 1, 1], relativeSd: [0.1, 0.1, 0.1, 0.1] };
    expect(meanDose({ doseGy: [1, 4], mass: [3, 1] }, 0).value).toBeCloseTo(1.75, 12);
    expect(meanDose(errors, 0).sd).toBeCloseTo(0.1, 12);
    expect(meanDose(errors, 0.1).sd).toBeCloseTo(Math.hypot(0.1, 0.2), 12);
  });

  test('gEUD: 1 is the mean, large the hottest, negative the coldest', () => {
    expect(equivalentUniformDose(region, 1, 0).value).toBeCloseTo(2.5, 12);
    expect(equivalentUniformDose(region, 300, 0).value).toBeCloseTo(4, 1);
    expect(equivalentUniformDose(region, -300, 0).value).toBeCloseTo(1, 1);
    expect(equivalentUniformDose({ doseGy: [0, 2], mass: [1, 1] }, -10, 0).value).toBe(0);
  });

  test('doubling the dose doubles D, mean and gEUD', () => {
    const doses = fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(doses, (doseGy) => {
        const mass = doseGy.map((_, i) => 1 + (i % 3));
        const [once, twice] = [doseGy, doseGy.map((dose) => dose * 2)].map((dose) => ({
          doseGy: dose,
          mass,
        }));
        if (!once || !twice) throw new Error('two regions');
        expect(meanDose(twice, 0).value / meanDose(once, 0).value).toBeCloseTo(2, 9);
        expect(
          equivalentUniformDose(twice, 3, 0).value / equivalentUniformDose(once, 3, 0).value,
        ).toBeCloseTo(2, 9);
        expect(doseAtVolume(doseVolume(twice), 50, 0).value).toBeCloseTo(
          2 * doseAtVolume(doseVolume(once), 50, 0).value,
          9,
        );
      }),
      { seed: 8 },
    );
  });

  test('a region is picked by its label', () => {
    const grid = { doseGy: [1, 2, 3], mass: [1, 1, 2], labels: [7, 0, 7] };
    expect(meanDose(regionVoxels(grid, 7), 0).value).toBeCloseTo(7 / 3, 12);
    expect(() => regionVoxels(grid, 5)).toThrow(expect.objectContaining({ code: 'unknown-label' }));
  });

  test.each([
    ['not-finite', { doseGy: [Number.NaN], mass: [1] }],
    ['negative-value', { doseGy: [-1], mass: [1] }],
    ['out-of-range', { doseGy: [1], mass: [0] }],
    ['out-of-range', { doseGy: [], mass: [] }],
    ['grid-mismatch', { doseGy: [1, 2], mass: [1] }],
  ])('refuses %s: %j', (code, bad) => {
    expect(() => meanDose(bad, 0)).toThrow(expect.objectContaining({ code }));
    expect(() => doseVolume(bad)).toThrow(expect.objectContaining({ code }));
  });
});

test('the dose rate of a fitted curve integrates to its dose', () => {
  const timesH = [1, 4, 24, 48, 96, 168];
  const activityMBq = timesH.map((time) => 100 * (2 ** (-time / 50) - 2 ** (-time / 3)));
  const fit = fitCurve(
    parseCurve({ nuclide: 'Lu-177', timesH, activityMBq, sdMBq: activityMBq.map((a) => a / 30) }),
    'mono-uptake',
  );
  const phases = doseRatePhases(fit, 5);
  expect(doseRateAt(phases, 0)).toBeCloseTo(0, 9);
  let dose = 0;
  for (let t = 0.05; t < 1500; t += 0.1) dose += doseRateAt(phases, t) * 0.1;
  expect(dose).toBeCloseTo(5, 3);
});

test('dose per administered activity', () => {
  const perGBq = dosePerAdministered({ value: 3.7, sd: 0.37 }, { value: 7.4, sd: 0 });
  expect(perGBq).toEqual({ value: 0.5, sd: expect.closeTo(0.05, 12) });
  expect(() => dosePerAdministered(exactly(1), exactly(0))).toThrow(
    expect.objectContaining({ code: 'no-activity' }),
  );
});

describe('sphere', () => {
  // Local electrons of ¹⁷⁷Lu: 85.32 mGy g / (MBq h).
  const local = powerLawS(0.08532, 1, 0);

  test('1 g with 100 MBq h: 8.532 Gy, as uncertain as its mass', () => {
    const dose = sphereDose({ value: 100, sd: 0 }, { value: 1, sd: 0.2 }, local, null);
    expect(dose.value).toBeCloseTo(8.532, 9);
    expect(dose.sd / dose.value).toBeCloseTo(0.2, 9);
  });

  test('a volume outlined too large is recovered too well and spread too thin: the errors add', () => {
    const curve = fitRecovery(
      [0.5, 1.2, 2.6, 11.5].map((volumeML) => ({
        volumeML,
        recovery: { value: 1 / (1 + 1.8 / volumeML), sd: 0.02 },
      })),
    );
    const dose = sphereDose({ value: 100, sd: 0 }, { value: 1.8, sd: 0.18 }, local, {
      curve,
      densityGPerML: 1,
    });
    expect(dose.sd / dose.value).toBeCloseTo(0.1 * (1 + 0.5), 6);
  });
});
