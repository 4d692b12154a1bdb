import { expect, test } from 'vitest';
import { cockcroftGaultMlPerMin } from './index.ts';

test('72 years, 80 kg, 1.2 mg/dL is 62.96 mL/min', () => {
  const clearance = cockcroftGaultMlPerMin({ ageYears: 72, weightKg: 80, creatinineUmolPerL: 1.2 * 88.4 });
  expect(clearance).toBeCloseTo(62.963, 3);
});

test('72 years, 80 kg, 80 µmol/L is 83.5 mL/min', () => {
  expect(cockcroftGaultMlPerMin({ ageYears: 72, weightKg: 80, creatinineUmolPerL: 80 })).toBeCloseTo(
    83.49,
    2,
  );
});

test.each([
  { ageYears: 72, weightKg: 0, creatinineUmolPerL: 80 },
  { ageYears: 72, weightKg: 80, creatinineUmolPerL: 0 },
  { ageYears: 150, weightKg: 80, creatinineUmolPerL: 80 },
  { ageYears: Number.NaN, weightKg: 80, creatinineUmolPerL: 80 },
])('%o is refused', (given) => expect(() => cockcroftGaultMlPerMin(given)).toThrow(/must be/));
