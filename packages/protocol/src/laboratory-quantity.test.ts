import { describe, expect, it } from 'vitest';
import { ProtocolError } from './errors.ts';
import { fromStoredUnit, laboratoryQuantity, toStoredUnit } from './laboratory-quantity.ts';
import { laboratoryQuantities, laboratoryQuantityIds } from './packs/laboratory.ts';
import { provenance } from './provenance.ts';

describe('a reported value in the stored unit', () => {
  it.each([
    // By hand: value · factor.
    ['haemoglobin', 13.5, 'g/dL', 135],
    ['haemoglobin', 8.4, 'mmol/L', 135.3576],
    ['platelets', 180_000, '/µL', 180],
    ['platelets', 180, '10³/µL', 180],
    ['leukocytes', 4500, '/µL', 4.5],
    ['neutrophils', 1499, '/µL', 1.499],
    ['creatinine', 1.2, 'mg/dL', 106.08],
    ['creatinine', 0.9, 'mg/dL', 79.56],
    ['bilirubin', 1.1, 'mg/dL', 18.81],
    ['alt', 0.75, 'µkat/L', 45],
    ['albumin', 3.9, 'g/dL', 39],
    ['psa', 0.0035, 'µg/L', 0.0035],
    ['testosterone', 0.7, 'nmol/L', 20.1894],
    ['testosterone', 0.2, 'ng/mL', 20],
    ['ldh', 1e-7, 'U/L', 1e-7],
  ])('%s %d %s is %d', (id, value, unit, stored) => {
    expect(toStoredUnit(id, value, unit)).toBe(stored);
    expect(fromStoredUnit(id, stored, unit)).toBeCloseTo(value, 9);
  });

  it('a unit or quantity that is not in the table is an error, not a factor of one', () => {
    expect(() => toStoredUnit('creatinine', 1, 'mg/L')).toThrow(ProtocolError);
    expect(() => laboratoryQuantity('sodium')).toThrow(ProtocolError);
  });
});

describe('the table', () => {
  it('stores each quantity in its first unit, whose factor is one, and names a source for every figure', () => {
    expect(laboratoryQuantities.map(({ id }) => id)).toEqual([...laboratoryQuantityIds]);
    for (const { unit, units, possible, possibleLimit } of laboratoryQuantities) {
      expect(units[0]).toMatchObject({ unit, factor: '1' });
      expect(new Set(units.map((one) => one.unit)).size).toBe(units.length);
      for (const { unit: _, factor, ...from } of units) {
        expect(Number(factor)).toBeGreaterThan(0);
        expect(provenance.safeParse(from).success).toBe(true);
      }
      for (const bounds of [possible, possibleLimit ?? possible]) {
        const { minimum, maximum, ...from } = bounds;
        expect(minimum).toBeLessThan(maximum);
        expect(provenance.safeParse(from).success).toBe(true);
      }
    }
  });

  // Common values as another unit gives them.
  it.each([
    ['platelets', [150_000, 400_000]],
    ['leukocytes', [1001, 12_000]],
    ['creatinine', [0.4, 15]],
    ['haemoglobin', [6, 18]],
    ['albumin', [2, 5]],
  ])('%s typed in another unit than the stored one is never possible', (id, typed) => {
    const { minimum, maximum } = laboratoryQuantity(id).possible;
    for (const value of typed) expect(value < minimum || value > maximum).toBe(true);
  });
});
