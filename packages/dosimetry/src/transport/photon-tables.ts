import shells from '../data/compton-subshells.json' with { type: 'json' };
import data from '../data/xcom.json' with { type: 'json' };
import { classicalElectronRadiusCm, electronRestKeV, fineStructure } from './constants.ts';
import type { ElementSymbol } from './elements.ts';
import { interpolateLogLog, type LogGrid, logGrid } from './log-grid.ts';
import { atomsPerGram, type Material } from './materials.ts';

const cm2PerBarn = 1e-24;

/** Photons are followed down to this energy; the rest is left where they are, keV. */
export const photonCutKeV = 1;

/** Mass coefficients of one medium on an energy grid, cm²/g; scattering by probability of what happened. */
export type PhotonTables = {
  readonly grid: LogGrid;
  readonly attenuation: Float64Array;
  /** Mass energy-transfer coefficient: what a photon gives to electrons on its way. */
  readonly energyTransfer: Float64Array;
  /** Cumulative probabilities of incoherent, then coherent, then pair; what is left is photoelectric. */
  readonly incoherent: Float64Array;
  readonly coherent: Float64Array;
  readonly pair: Float64Array;
  readonly subshells: readonly Subshell[];
  readonly coherentTransfer: CoherentTransfer;
};

/** Electrons of one subshell: their share of all, J(0) in atomic units and binding energy. */
export type Subshell = { readonly share: number; readonly profile: number; readonly bindingKeV: number };

/** ∫F² dq² up to each momentum transfer (units of m_e c). */
export type CoherentTransfer = { readonly momenta: Float64Array; readonly cumulative: Float64Array };

/**
 * Tables of a medium from photonCut to `highestKeV` (NIST XCOM, mixture rule). Energy transfer counts the whole
 * photoelectric energy (the K X-rays of tissue, at most 4 keV of calcium, stop within 0.1 mm), the recoil of Klein
 * and Nishina's free electron (binding takes away collisions that transfer next to nothing), and a pair's energy.
 */
export function photonTables(material: Material, highestKeV: number): PhotonTables {
  const grid = logGrid(photonCutKeV, Math.max(highestKeV, 2 * photonCutKeV) * 1.001, 500);
  const atoms = atomsPerGram(material);
  const electrons = atoms.reduce((sum, { z, perGram }) => sum + z * perGram, 0);
  const column = (): Float64Array => new Float64Array(grid.points);
  const [attenuation, energyTransfer, incoherent, coherent, pair] = [
    column(),
    column(),
    column(),
    column(),
    column(),
  ];
  grid.energiesKeV.forEach((energy, i) => {
    const sum = (kind: 'photoelectric' | 'incoherent' | 'coherent' | 'pair'): number =>
      atoms.reduce((all, { symbol, perGram }) => all + perGram * crossSection(symbol, kind, energy), 0) *
      cm2PerBarn;
    const [photo, compton, rayleigh, pairs] = [
      sum('photoelectric'),
      sum('incoherent'),
      sum('coherent'),
      sum('pair'),
    ];
    const total = photo + compton + rayleigh + pairs;
    attenuation[i] = total;
    incoherent[i] = compton / total;
    coherent[i] = (compton + rayleigh) / total;
    pair[i] = (compton + rayleigh + pairs) / total;
    const free = kleinNishina(energy);
    energyTransfer[i] =
      photo +
      electrons * free.total * free.recoilFraction +
      pairs * Math.max(0, 1 - (2 * electronRestKeV) / energy);
  });
  const subshells = atoms.flatMap(({ symbol, perGram }) =>
    shells.elements[symbol].map(([count, profile, bindingEV]) => ({
      share: (perGram * (count as number)) / electrons,
      profile: profile as number,
      bindingKeV: (bindingEV as number) / 1000,
    })),
  );
  return {
    grid,
    attenuation,
    energyTransfer,
    incoherent,
    coherent,
    pair,
    subshells,
    coherentTransfer: coherentTransfer(atoms),
  };
}

const squaredTransfers = 400;
/** Largest momentum transfer in the table, m_e c: twice a photon of 1.5 MeV, beyond which F² is nothing. */
const lastTransfer = 6;

/**
 * Quantiles of the squared momentum transfer q² (units of (m_e c)²) under F²(q), with the form factor of Molière's
 * screened potential (Z. Naturforsch. 2a (1947) 133): the energies at which coherent scattering counts in tissue
 * throw photons forward so far that the dose does not depend on more.
 */
function coherentTransfer(atoms: readonly { z: number; perGram: number }[]): CoherentTransfer {
  const q = Float64Array.from(
    { length: squaredTransfers + 1 },
    (_, i) => lastTransfer * (i / squaredTransfers) ** 3,
  );
  const cumulative = new Float64Array(squaredTransfers + 1);
  const intensity = (momentum: number): number =>
    atoms.reduce((sum, { z, perGram }) => {
      const scaled = (momentum * 0.88534) / (fineStructure * z ** (1 / 3));
      const factor =
        0.1 / (1 + (scaled / 6) ** 2) + 0.55 / (1 + (scaled / 1.2) ** 2) + 0.35 / (1 + (scaled / 0.3) ** 2);
      return sum + perGram * (z * factor) ** 2;
    }, 0);
  for (let i = 1; i <= squaredTransfers; i++) {
    const [low, high] = [q[i - 1] as number, q[i] as number];
    cumulative[i] = (cumulative[i - 1] as number) + intensity((low + high) / 2) * (high * high - low * low);
  }
  return { momenta: q, cumulative };
}

function crossSection(
  symbol: ElementSymbol,
  kind: 'photoelectric' | 'incoherent' | 'coherent' | 'pair',
  energyKeV: number,
): number {
  if (kind === 'pair' && energyKeV <= 2 * electronRestKeV) return 0;
  const table: readonly (readonly number[])[] = data.elements[symbol][kind];
  return interpolateLogLog(table, energyKeV);
}

/** Klein and Nishina's cross-section of a free electron at rest (1929), cm², and the mean fraction it is given. */
export function kleinNishina(energyKeV: number): { total: number; recoilFraction: number } {
  const a = energyKeV / electronRestKeV;
  const log = Math.log(1 + 2 * a);
  const total =
    ((1 + a) / (a * a)) * ((2 * (1 + a)) / (1 + 2 * a) - log / a) +
    log / (2 * a) -
    (1 + 3 * a) / (1 + 2 * a) ** 2;
  const scattered =
    log / a ** 3 +
    (2 * (1 + a) * (2 * a * a - 2 * a - 1)) / (a * a * (1 + 2 * a) ** 2) +
    (8 * a * a) / (3 * (1 + 2 * a) ** 3);
  return {
    total: 2 * Math.PI * classicalElectronRadiusCm ** 2 * total,
    recoilFraction: 1 - scattered / (2 * total),
  };
}
