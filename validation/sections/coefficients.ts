import {
  continuousRange,
  mediumConstants,
  photonTables,
  restrictedStoppingPower,
  water,
} from '@lutetia/dosimetry/physics';
import { type Figure, furthest, percentOff } from '../judge.ts';
import published from '../physics/coefficients.json' with { type: 'json' };
import { digits, type Section, signed, table } from '../section.ts';

/** μ/ρ and μ_tr/ρ of water, cm²/g. */
function photonsAt(energyKeV: number): { attenuation: number; energyTransfer: number } {
  const { grid, attenuation, energyTransfer } = photonTables(water, 3000);
  const position = (Math.log(energyKeV) - grid.firstLn) * grid.perLn;
  const i = Math.floor(position);
  const between = (column: Float64Array): number => {
    const low = column[i] ?? Number.NaN;
    return low + (position - i) * ((column[i + 1] ?? Number.NaN) - low);
  };
  return { attenuation: between(attenuation), energyTransfer: between(energyTransfer) };
}

/** Unrestricted mass collision stopping power of water, MeV cm²/g. */
const collisionAt = (energyKeV: number): number =>
  restrictedStoppingPower(mediumConstants(water), water.densityEffect, energyKeV, energyKeV) / 1000;

export function coefficientsSection(): Section {
  const photons = published.photons.water.map(({ energyKeV, attenuation, energyAbsorption }) => {
    const own = photonsAt(energyKeV);
    return {
      energyKeV,
      attenuation,
      energyAbsorption,
      own,
      attenuationOff: percentOff(own.attenuation, attenuation),
      absorptionOff: percentOff(own.energyTransfer, energyAbsorption),
    };
  });
  const electrons = published.electrons.water.map(({ energyKeV, collision, range }) => {
    const own = { collision: collisionAt(energyKeV), range: continuousRange(water, energyKeV) };
    return {
      energyKeV,
      collision,
      range,
      own,
      collisionOff: percentOff(own.collision, collision),
      rangeOff: percentOff(own.range, range),
    };
  });
  const nist = { reference: published.photons.source, unit: '%' } as const;
  const icru = { reference: published.electrons.source, unit: '%' } as const;
  const figures: Figure[] = [
    {
      what: 'photons in water, 20 keV to 1 MeV: attenuation, the furthest',
      ...nist,
      limit: 0.5,
      reached: furthest(photons.map(({ attenuationOff }) => attenuationOff)),
    },
    {
      what: 'photons in water, 20 keV to 1 MeV: energy absorption, the furthest',
      ...nist,
      limit: 0.5,
      reached: furthest(photons.map(({ absorptionOff }) => absorptionOff)),
    },
    {
      what: 'electrons in water, 10 keV to 2 MeV: collision stopping power, the furthest',
      ...icru,
      limit: 0.5,
      reached: furthest(electrons.map(({ collisionOff }) => collisionOff)),
    },
    {
      what: 'electrons in water, 10 keV to 2 MeV: continuous-slowing-down range, the furthest',
      ...icru,
      limit: 2,
      reached: furthest(electrons.map(({ rangeOff }) => rangeOff)),
    },
  ];
  return {
    title: 'Coefficients of water',
    figures,
    text: `Our ranges serve as the ratio of two media. They count collisions alone (bremsstrahlung shortens them by 0.4 % at 1 MeV,
0.8 % at 2 MeV), and below 1 keV they take the stopping power of 1 keV, which is 2 % of the range at 10 keV.

${table(
  [
    'photons, keV',
    'μ/ρ NIST, cm²/g',
    'Lutetia',
    'difference, %',
    'μ<sub>en</sub>/ρ NIST',
    'Lutetia',
    'difference, %',
  ],
  photons.map((row) => [
    String(row.energyKeV),
    digits(row.attenuation),
    digits(row.own.attenuation),
    signed(row.attenuationOff),
    digits(row.energyAbsorption),
    digits(row.own.energyTransfer),
    signed(row.absorptionOff),
  ]),
)}

${table(
  [
    'electrons, keV',
    'collisions, MeV cm²/g',
    'Lutetia',
    'difference, %',
    'range, g/cm²',
    'Lutetia',
    'difference, %',
  ],
  electrons.map((row) => [
    String(row.energyKeV),
    digits(row.collision),
    digits(row.own.collision),
    signed(row.collisionOff),
    digits(row.range),
    digits(row.own.range),
    signed(row.rangeOff),
  ]),
)}`,
    plots: {},
  };
}
