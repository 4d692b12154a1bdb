/** Atomic number, standard atomic weight (IUPAC 2021, abridged) and mean excitation energy in compounds, eV. */
export type Element = { readonly z: number; readonly weight: number; readonly excitationEV: number };

// Mean excitation energies of elements in condensed compounds: ICRU Report 37 (1984), table 5.1: measured values
// for H, C, N, O and Cl, and 1.13 times the elemental value for the others.
export const elements = {
  H: { z: 1, weight: 1.008, excitationEV: 19.2 },
  C: { z: 6, weight: 12.011, excitationEV: 81 },
  N: { z: 7, weight: 14.007, excitationEV: 82 },
  O: { z: 8, weight: 15.999, excitationEV: 106 },
  Na: { z: 11, weight: 22.99, excitationEV: 168 },
  Mg: { z: 12, weight: 24.305, excitationEV: 176 },
  P: { z: 15, weight: 30.974, excitationEV: 195 },
  S: { z: 16, weight: 32.06, excitationEV: 203 },
  Cl: { z: 17, weight: 35.45, excitationEV: 180 },
  Ar: { z: 18, weight: 39.948, excitationEV: 188 },
  K: { z: 19, weight: 39.098, excitationEV: 215 },
  Ca: { z: 20, weight: 40.078, excitationEV: 216 },
  Fe: { z: 26, weight: 55.845, excitationEV: 323 },
  I: { z: 53, weight: 126.9, excitationEV: 554 },
} as const satisfies Record<string, Element>;

export type ElementSymbol = keyof typeof elements;
