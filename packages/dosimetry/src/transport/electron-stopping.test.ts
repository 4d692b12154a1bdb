import { describe, expect, test } from 'vitest';
import { bremsstrahlungAt } from './bremsstrahlung-spectrum.ts';
import { mediumConstants, restrictedStoppingPower } from './electron-stopping.ts';
import { air, atomsPerGram, type Material, water } from './materials.ts';

const collision = (material: Material, energyKeV: number): number => {
  const medium = mediumConstants(material);
  // MeV cm²/g.
  return restrictedStoppingPower(medium, material.densityEffect, energyKeV, energyKeV) / 1000;
};

// ICRU Report 37 (1984) and NIST ESTAR.
const published: [Material, number, number][] = [
  [water, 10, 22.56],
  [water, 100, 4.115],
  [water, 1000, 1.849],
  [water, 2000, 1.824],
  [air, 100, 3.633],
  [air, 1000, 1.661],
];

describe('stopping power of electrons', () => {
  test.each(published)('in %o at %d keV is that of ICRU 37', (material, energyKeV, expected) => {
    expect(Math.abs(collision(material, energyKeV) / expected - 1)).toBeLessThan(0.002);
  });

  test('radiative stopping power of water at 1 MeV is 0.01280 MeV cm²/g', () => {
    const radiative = atomsPerGram(water).reduce(
      (sum, { symbol, z, perGram }) => sum + perGram * bremsstrahlungAt(symbol, z, 1000, 1000).softStopping,
      0,
    );
    expect(Math.abs(radiative / 12.8 - 1)).toBeLessThan(0.005);
  });

  test('collisions below and above a limit add up to all', () => {
    const medium = mediumConstants(water);
    const effect = water.densityEffect;
    const at = (limit: number): number => restrictedStoppingPower(medium, effect, 200, limit);
    expect(at(10)).toBeLessThan(at(50));
    expect(at(50)).toBeLessThan(at(100));
    expect(at(100)).toBe(at(1e6));
  });
});
