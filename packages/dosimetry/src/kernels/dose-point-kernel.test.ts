import { emissions } from '@lutetia/nuclide';
import { expect, test } from 'vitest';
import { decayEmission } from '../transport/decay-emission.ts';
import { electronEnergyPerDecay } from '../transport/electron-source.ts';
import { water } from '../transport/materials.ts';
import { dosePointKernel } from './dose-point-kernel.ts';

test('what Y-90 radiates is known to a per cent by few electrons, and no energy is lost', () => {
  const { electrons } = decayEmission(emissions('Y-90'));
  const radiated = [1, 2].map((seed) => {
    const { within, photons } = dosePointKernel(water, electrons, 4000, seed);
    const sum = photons.reduce((all, { energyKeV, perDecay }) => all + energyKeV * perDecay, 0);
    const left = within[within.length - 1] as number;
    expect((left + sum) / electronEnergyPerDecay(electrons)).toBeCloseTo(1, 12);
    return sum;
  });
  const [first, second] = radiated as [number, number];
  expect(first).toBeGreaterThan(3);
  expect(first).toBeLessThan(5);
  // Drawn one by one, 4000 electrons would leave 12 % between two seeds.
  expect(Math.abs(first / second - 1)).toBeLessThan(0.03);
});
