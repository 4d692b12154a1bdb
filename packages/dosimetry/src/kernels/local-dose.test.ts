import { emissions } from '@lutetia/nuclide';
import { expect, test } from 'vitest';
import { decayEmission } from '../transport/decay-emission.ts';
import { localDose } from './local-dose.ts';

const emission = decayEmission(emissions('Lu-177'));

test('the energy of electrons stays where it starts', () => {
  const density = Float32Array.of(1, 0.5, 0);
  const dose = localDose(Float32Array.of(3, 1, 0), density, [10, 10, 10], emission);
  // 147.5 keV of electrons (DDEP) in 1 g, three quarters of the decays.
  const expected = 0.75 * ((147.5 * 1.602176634e-16) / 1e-3);
  expect(Math.abs((dose[0] as number) / expected - 1)).toBeLessThan(0.01);
  expect((dose[1] as number) / (dose[0] as number)).toBeCloseTo(2 / 3, 6);
  expect(dose[2]).toBe(0);
});

test('no decays and decays without mass are refused', () => {
  const none = new Float32Array(2);
  expect(() => localDose(none, none, [1, 1, 1], emission)).toThrow('no voxel');
  expect(() => localDose(Float32Array.of(1, 1), Float32Array.of(1, 0), [1, 1, 1], emission)).toThrow(
    'without mass',
  );
});
