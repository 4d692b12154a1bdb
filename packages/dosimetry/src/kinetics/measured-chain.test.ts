import { describe, expect, test } from 'vitest';
import {
  activityFromCounts,
  bloodBasedMarrow,
  calibrateCamera,
  fitRecovery,
  freeLigandRatio,
  imageBasedMarrow,
  outlinedVolume,
  plasmaRatio,
  recoveryAt,
  trueCountRate,
  withCommonFactors,
} from './index.ts';

const exactly = (value: number) => ({ value, sd: 0 });

describe('camera', () => {
  test('activity from counts: relative deviations add in squares', () => {
    const activity = activityFromCounts(
      { value: 900, sd: 27 },
      { value: 9, sd: 0.36 },
      { value: 0.8, sd: 0 },
    );
    expect(activity.value).toBeCloseTo(125, 9);
    expect(activity.sd / activity.value).toBeCloseTo(0.05, 9);
  });

  test('a calibration whose measurements scatter more than they state is as uncertain as they scatter', () => {
    const measured = (rate: number) => ({
      activityMBq: { value: 100, sd: 1 },
      countRateCps: { value: rate, sd: 1 },
    });
    const close = calibrateCamera([measured(900), measured(901), measured(899)]);
    const apart = calibrateCamera([measured(900), measured(990), measured(810)]);
    expect(close.value).toBeCloseTo(9, 2);
    expect(close.sd).toBeCloseTo((9 * Math.hypot(0.01, 1 / 900)) / Math.sqrt(3), 3);
    expect(apart.sd).toBeGreaterThan(4 * close.sd);
  });

  test('what all points share is added after the fit', () => {
    const tia = withCommonFactors({ value: 1000, sd: 30 }, [{ value: 9, sd: 0.36 }]);
    expect(tia).toEqual({ value: 1000, sd: expect.closeTo(50, 9) });
  });
});

test('dead time: the true rate gives back what was measured, and a rate that cannot be is refused', () => {
  const tau = 5e-6;
  for (const n of [1e3, 5e4, 1.5e5, 1.99e5]) {
    const found = trueCountRate(exactly(n * Math.exp(-n * tau)), exactly(tau));
    expect(found.value / n).toBeCloseTo(1, 6);
  }
  const { sd } = trueCountRate({ value: 4e4, sd: 100 }, { value: tau, sd: 1e-7 });
  const moved = (m: number, t: number) => trueCountRate(exactly(m), exactly(t)).value;
  const byRate = (moved(40_001, tau) - moved(39_999, tau)) / 2;
  const byTau = (moved(4e4, tau + 1e-9) - moved(4e4, tau - 1e-9)) / 2e-9;
  expect(sd / Math.hypot(byRate * 100, byTau * 1e-7)).toBeCloseTo(1, 5);
  expect(() => trueCountRate(exactly(1e5), exactly(tau))).toThrow(
    expect.objectContaining({ code: 'out-of-range' }),
  );
});

describe('recovery', () => {
  const volumes = [0.5, 1.2, 2.6, 5.6, 11.5, 26.5];
  const spheres = volumes.map((volumeML) => ({
    volumeML,
    recovery: { value: 1 / (1 + (1.8 / volumeML) ** 0.9), sd: 0.02 },
  }));
  const curve = fitRecovery(spheres);

  test('the curve of exact spheres comes back', () => {
    expect(curve.halfRecoveredML).toBeCloseTo(1.8, 6);
    expect(curve.steepness).toBeCloseTo(0.9, 6);
  });

  test('a small volume is recovered less and less surely', () => {
    const small = recoveryAt(curve, { value: 1, sd: 0.2 });
    const large = recoveryAt(curve, { value: 30, sd: 6 });
    expect(small.value).toBeCloseTo(1 / (1 + 1.8 ** 0.9), 6);
    expect(small.sd / small.value).toBeGreaterThan(3 * (large.sd / large.value));
  });

  test('one sphere is no curve', () => {
    expect(() => fitRecovery(spheres.slice(0, 1))).toThrow(
      expect.objectContaining({ code: 'too-few-points' }),
    );
  });

  test('an outline: u(V)/V = 3 u(d)/d', () => {
    const volume = outlinedVolume((Math.PI / 6) * 27, 4.8, 10);
    expect(volume.sd / volume.value).toBeCloseTo(
      (3 * Math.sqrt(4.8 ** 2 / 6 + 100 / (4 * Math.LN2))) / 30,
      9,
    );
  });
});

describe('marrow', () => {
  test('blood-based, free and bound to plasma', () => {
    const blood = { value: 0.02, sd: 0.002 };
    const mass = { value: 1170, sd: 0 };
    expect(bloodBasedMarrow(blood, freeLigandRatio, mass)).toEqual({
      value: expect.closeTo(23.4, 9),
      sd: expect.closeTo(2.34, 9),
    });
    expect(plasmaRatio({ value: 0.4, sd: 0.02 })).toEqual({
      value: expect.closeTo(0.316667, 6),
      sd: expect.closeTo(0.0105556, 6),
    });
  });

  test('image-based', () => {
    expect(imageBasedMarrow({ value: 4, sd: 0.4 }, { value: 0.08, sd: 0 }).value).toBeCloseTo(50, 9);
    expect(() => imageBasedMarrow(exactly(4), exactly(1.2))).toThrow(
      expect.objectContaining({ code: 'out-of-range' }),
    );
    expect(() => plasmaRatio(exactly(40))).toThrow(expect.objectContaining({ code: 'out-of-range' }));
  });
});
