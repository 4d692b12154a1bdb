import { DosimetryError } from '../errors.ts';
import { avogadro } from './constants.ts';
import {
  type DensityEffect,
  densityEffectOfCorticalBone,
  densityEffectOfLungTissue,
  densityEffectOfSoftTissue,
  densityEffectOfWater,
  noDensityEffect,
} from './density-effect.ts';
import { type ElementSymbol, elements } from './elements.ts';

/** A tissue or reference medium: mass fractions by element, and the density at which it was tabulated. */
export type Material = {
  readonly name: string;
  readonly densityGPerCm3: number;
  readonly massFractions: Readonly<Partial<Record<ElementSymbol, number>>>;
  readonly densityEffect: DensityEffect;
  /** Mean excitation energy where it was measured for the compound, eV; else Bragg's additivity is used. */
  readonly excitationEV?: number;
};

// Compositions of ICRU Report 44 (1989) and ICRP Publication 89/110; air as in ICRU Report 37.
export const air: Material = {
  name: 'air',
  densityGPerCm3: 0.001205,
  densityEffect: noDensityEffect,
  massFractions: { C: 0.000124, N: 0.755268, O: 0.231781, Ar: 0.012827 },
  excitationEV: 85.7,
};
export const lung: Material = {
  name: 'lung',
  densityGPerCm3: 0.26,
  densityEffect: densityEffectOfLungTissue,
  massFractions: {
    H: 0.103,
    C: 0.105,
    N: 0.031,
    O: 0.749,
    Na: 0.002,
    P: 0.002,
    S: 0.003,
    Cl: 0.003,
    K: 0.002,
  },
};
export const softTissue: Material = {
  name: 'soft tissue',
  densityGPerCm3: 1.03,
  densityEffect: densityEffectOfSoftTissue,
  massFractions: {
    H: 0.105,
    C: 0.256,
    N: 0.027,
    O: 0.602,
    Na: 0.001,
    P: 0.002,
    S: 0.003,
    Cl: 0.002,
    K: 0.002,
  },
};
export const spongiosa: Material = {
  name: 'spongiosa',
  densityGPerCm3: 1.18,
  // None is tabulated; its composition is nearest to soft tissue.
  densityEffect: densityEffectOfSoftTissue,
  massFractions: {
    H: 0.085,
    C: 0.404,
    N: 0.028,
    O: 0.367,
    Na: 0.001,
    Mg: 0.001,
    P: 0.034,
    S: 0.002,
    Cl: 0.002,
    K: 0.001,
    Ca: 0.074,
    Fe: 0.001,
  },
};
export const corticalBone: Material = {
  name: 'cortical bone',
  densityGPerCm3: 1.92,
  densityEffect: densityEffectOfCorticalBone,
  massFractions: {
    H: 0.034,
    C: 0.155,
    N: 0.042,
    O: 0.435,
    Na: 0.001,
    Mg: 0.002,
    P: 0.103,
    S: 0.003,
    Ca: 0.225,
  },
};
export const water: Material = {
  name: 'water',
  densityGPerCm3: 1,
  densityEffect: densityEffectOfWater,
  massFractions: { H: 0.111894, O: 0.888106 },
  // ICRU Report 37.
  excitationEV: 75,
};

/** Material codes of a material image, in order: 0 air, 1 lung, 2 soft tissue, 3 spongiosa, 4 cortical bone. */
export const tissueByCode: readonly Material[] = [air, lung, softTissue, spongiosa, corticalBone];

const byName: Readonly<Record<string, Material>> = {
  air,
  lung,
  'soft-tissue': softTissue,
  spongiosa,
  'cortical-bone': corticalBone,
  water,
};

/** The medium of that name. Errors: `unknown-material`. */
export function materialNamed(name: string): Material {
  const found = Object.hasOwn(byName, name) ? byName[name] : undefined;
  if (found === undefined)
    throw new DosimetryError(
      'unknown-material',
      `"${name}" is no medium known here: ${Object.keys(byName).join(', ')}`,
    );
  return found;
}

/** Elements of a material as atoms per gram, fractions normalised to one. */
export function atomsPerGram(material: Material): { symbol: ElementSymbol; z: number; perGram: number }[] {
  const entries = Object.entries(material.massFractions) as [ElementSymbol, number][];
  const total = entries.reduce((sum, [, fraction]) => sum + fraction, 0);
  return entries.map(([symbol, fraction]) => {
    const { z, weight } = elements[symbol];
    return { symbol, z, perGram: ((fraction / total) * avogadro) / weight };
  });
}
