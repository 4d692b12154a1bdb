import { describe, expect, test } from 'vitest';
import { corticalBone, type Material, water } from './materials.ts';
import { kleinNishina, photonTables } from './photon-tables.ts';

function at(material: Material, energyKeV: number): { attenuation: number; energyTransfer: number } {
  const { grid, attenuation, energyTransfer } = photonTables(material, 3000);
  const position = (Math.log(energyKeV) - grid.firstLn) * grid.perLn;
  const i = Math.floor(position);
  const between = (column: Float64Array): number =>
    (column[i] as number) + (position - i) * ((column[i + 1] as number) - (column[i] as number));
  return { attenuation: between(attenuation), energyTransfer: between(energyTransfer) };
}

describe('photon coefficients', () => {
  // Hubbell and Seltzer, NISTIR 5632 (1995): μ/ρ and μ_en/ρ, cm²/g; below 1.5 MeV tissue radiates under 0.1 %.
  test.each([
    [20, 0.8096, 0.5503],
    [50, 0.2269, 0.04223],
    [100, 0.1707, 0.02546],
    [200, 0.137, 0.02967],
    [500, 0.09687, 0.03299],
    [1000, 0.07072, 0.03103],
  ])('of water at %d keV are those of NIST', (energyKeV, attenuation, energyTransfer) => {
    const found = at(water, energyKeV);
    expect(Math.abs(found.attenuation / attenuation - 1)).toBeLessThan(0.003);
    expect(Math.abs(found.energyTransfer / energyTransfer - 1)).toBeLessThan(0.005);
  });

  test('of cortical bone at 100 keV: 0.1855 and 0.04580 for ICRU 44 bone', () => {
    const found = at(corticalBone, 100);
    expect(Math.abs(found.attenuation / 0.1855 - 1)).toBeLessThan(0.01);
    expect(Math.abs(found.energyTransfer / 0.0458 - 1)).toBeLessThan(0.01);
  });

  test('Klein and Nishina: 0.4927 barn at 100 keV, of which 13.8 % goes to the electron', () => {
    const { total, recoilFraction } = kleinNishina(100);
    expect(total * 1e24).toBeCloseTo(0.4927, 3);
    expect(recoilFraction).toBeCloseTo(0.138, 3);
  });
});
