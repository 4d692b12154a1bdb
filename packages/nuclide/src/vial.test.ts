import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addHours,
  decayFactor,
  parseTolerance,
  plannedTimeFromVolume,
  toleranceWindow,
  volumeForActivity,
} from './index.ts';

const calibration = Temporal.Instant.from('2026-12-01T07:00Z');
const product = { nuclide: 'Lu-177', concentrationAtCalibrationMBqPerMl: 1000 };

// Decay factor and volume for 7.4 and 5.9 GBq at 1 GBq/mL, computed by hand from T½ = 159.528 h.
const table: [number, string, string, string][] = [
  [-24, '1.1099', '6.67', '5.32'],
  [-12, '1.0535', '7.02', '5.60'],
  [0, '1.0000', '7.40', '5.90'],
  [6, '0.9743', '7.60', '6.06'],
  [12, '0.9492', '7.80', '6.22'],
  [18, '0.9248', '8.00', '6.38'],
  [24, '0.9010', '8.21', '6.55'],
  [36, '0.8552', '8.65', '6.90'],
  [48, '0.8118', '9.12', '7.27'],
  [60, '0.7705', '9.60', '7.66'],
  [72, '0.7314', '10.12', '8.07'],
  [84, '0.6942', '10.66', '8.50'],
  [96, '0.6589', '11.23', '8.95'],
  [108, '0.6255', '11.83', '9.43'],
  [120, '0.5937', '12.46', '9.94'],
];

describe('a vial of 1 GBq/mL', () => {
  test.each(table)('%d h after calibration: factor %s, %s mL, %s mL', (hours, factor, full, reduced) => {
    const volume = (activityMBq: number) =>
      volumeForActivity({ ...product, activityMBq, hoursAfterCalibration: hours });
    expect(decayFactor('Lu-177', hours).toFixed(4)).toBe(factor);
    expect(volume(7400).toFixed(2)).toBe(full);
    expect(volume(5900).toFixed(2)).toBe(reduced);
  });

  test.each([
    [7.5, 3.1],
    [8, 17.9],
    [9, 45.1],
    [10, 69.3],
    [11, 91.2],
    [12, 111.3],
    [12.5, 120.7],
  ])('%d mL was made for %d h after calibration', (volumeMl, hours) => {
    expect(plannedTimeFromVolume({ ...product, volumeMl, prescribedMBq: 7400 })).toBeCloseTo(hours, 1);
  });

  test('volume and planned time are inverse', () => {
    fc.assert(
      fc.property(fc.double({ min: -200, max: 200, noNaN: true }), (hoursAfterCalibration) => {
        const volumeMl = volumeForActivity({ ...product, activityMBq: 7400, hoursAfterCalibration });
        expect(plannedTimeFromVolume({ ...product, volumeMl, prescribedMBq: 7400 })).toBeCloseTo(
          hoursAfterCalibration,
          9,
        );
      }),
    );
  });
});

describe('the tolerance window', () => {
  const vial = { nuclide: 'Lu-177', calibration, prescribedMBq: 7400, tolerance: 0.1, shelfLifeHours: 120 };

  test('±10 % is 21.9 h before to 24.2 h after the planned time', () => {
    const planned = addHours(calibration, 72);
    const { from, to, expires, latestUse } = toleranceWindow({ ...vial, planned });
    expect(planned.since(from).total('hours')).toBeCloseTo(21.9357, 4);
    expect(to.since(planned).total('hours')).toBeCloseTo(24.2487, 4);
    expect(expires).toEqual(addHours(calibration, 120));
    expect(latestUse).toEqual(to);
  });

  test('a vial planned late expires first; `to` is not clipped', () => {
    const planned = addHours(calibration, 110);
    const { to, expires, latestUse } = toleranceWindow({ ...vial, planned });
    expect(Temporal.Instant.compare(to, expires)).toBe(1);
    expect(latestUse).toEqual(expires);
  });

  test('the activity at its ends is the prescribed activity ± the tolerance', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.9, noNaN: true }), (tolerance) => {
        const { from, to } = toleranceWindow({ ...vial, tolerance, planned: calibration });
        expect(decayFactor('Lu-177', from.since(calibration).total('hours'))).toBeCloseTo(1 + tolerance, 9);
        expect(decayFactor('Lu-177', to.since(calibration).total('hours'))).toBeCloseTo(1 - tolerance, 9);
      }),
    );
  });

  test.each([0, 1, -0.1, 1.5, Number.NaN])('a tolerance of %d is refused', (tolerance) => {
    expect(() => toleranceWindow({ ...vial, tolerance, planned: calibration })).toThrow(
      expect.objectContaining({ code: 'tolerance-out-of-range' }),
    );
  });
});

test.each([
  ['10%', 0.1],
  ['10 %', 0.1],
  ['0.1', 0.1],
  ['12.5%', 0.125],
])('tolerance %s', (text, fraction) => expect(parseTolerance(text)).toBe(fraction));

test.each(['', 'ten', '-10%', '0%', '100%', '10', '1e-1'])('tolerance "%s" is refused', (text) =>
  expect(() => parseTolerance(text)).toThrow(/tolerance/i),
);
