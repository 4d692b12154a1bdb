import { describe, expect, test } from 'vitest';
import {
  addHours,
  decayFactor,
  gammaConstant,
  netAdministered,
  pointSourceDoseRateUSvPerH,
} from './index.ts';

const administeredAt = Temporal.Instant.from('2026-12-03T02:00Z');
const before = { activityMBq: 7520, at: addHours(administeredAt, -2), relativeStandardUncertainty: 0.01 };
const residual = { activityMBq: 110, at: addHours(administeredAt, 1), relativeStandardUncertainty: 0.05 };
const given = {
  nuclide: 'Lu-177',
  administeredAt,
  before,
  residuals: [residual],
  prescribedMBq: 7400,
  calibrationRelativeStandardUncertainty: 0.015,
};

describe('net administered activity', () => {
  test('vial before less residual after, both at the time of administration', () => {
    const expected = 7520 * decayFactor('Lu-177', 2) - 110 * decayFactor('Lu-177', -1);
    const answer = netAdministered(given);
    expect(answer.activityMBq).toBeCloseTo(expected, 9);
    expect(answer.percentOfPrescribed).toBeCloseTo((expected / 7400) * 100, 9);
    const u = Math.hypot(
      0.01 * 7520 * decayFactor('Lu-177', 2),
      0.05 * 110 * decayFactor('Lu-177', -1),
      0.015 * expected,
    );
    expect(answer.standardUncertaintyMBq).toBeCloseTo(u, 9);
  });

  test('each residual counts', () => {
    const two = netAdministered({ ...given, residuals: [residual, residual] });
    const step = netAdministered(given).activityMBq - two.activityMBq;
    expect(step).toBeCloseTo(110 * decayFactor('Lu-177', -1), 9);
  });

  test('an unknown uncertainty makes the result’s unknown, not zero', () => {
    const unknown = { ...residual, relativeStandardUncertainty: null };
    expect(netAdministered({ ...given, residuals: [unknown] }).standardUncertaintyMBq).toBeNull();
    expect(
      netAdministered({ ...given, calibrationRelativeStandardUncertainty: null }).standardUncertaintyMBq,
    ).toBeNull();
  });

  test('a residual above the content is an error', () => {
    expect(() => netAdministered({ ...given, residuals: [{ ...residual, activityMBq: 8000 }] })).toThrow(
      expect.objectContaining({ code: 'negative-activity' }),
    );
  });
});

describe('point-source dose rate', () => {
  test('7.4 GBq of Lu-177 at 1 m and 2 m', () => {
    const { doseRateUSvPerHPerGBqAt1m } = gammaConstant('Lu-177');
    const at = (distanceM: number) =>
      pointSourceDoseRateUSvPerH({ activityMBq: 7400, distanceM, doseRateUSvPerHPerGBqAt1m });
    expect(at(1)).toBeCloseTo(36.26, 9);
    expect(at(2)).toBeCloseTo(36.26 / 4, 9);
    expect(() => at(0)).toThrow(expect.objectContaining({ code: 'not-positive' }));
  });

  test('a nuclide without a constant is an error', () => {
    expect(() => gammaConstant('F-18')).toThrow(expect.objectContaining({ code: 'unknown-nuclide' }));
  });
});
