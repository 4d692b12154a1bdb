/**
 * A spectrum in bins: `energyKeV` are the upper edges, ascending, the first bin begins at zero; `perKeVPerDecay` is
 * the mean density in the bin, so that Σ density × width is the number of particles per decay.
 */
export interface Histogram {
  readonly energyKeV: readonly number[];
  readonly perKeVPerDecay: readonly number[];
}

export interface ElectronLine {
  readonly energyKeV: number;
  readonly yieldPerDecay: number;
  /** `unclassified`: from a file that does not tell conversion from Auger electrons. */
  readonly kind: 'conversion' | 'auger' | 'unclassified';
}

export interface PhotonLine {
  readonly energyKeV: number;
  readonly yieldPerDecay: number;
  readonly kind: 'gamma' | 'x' | 'annihilation' | 'unclassified';
}

export interface AlphaLine {
  readonly energyKeV: number;
  /** Of the nucleus that remains; it stops where it is. */
  readonly recoilKeV: number;
  readonly yieldPerDecay: number;
}

export interface EnergyTotals {
  readonly beta: number;
  readonly positron: number;
  readonly conversion: number;
  readonly auger: number;
  readonly gamma: number;
  readonly x: number;
  readonly annihilation: number;
  readonly alpha: number;
  readonly recoil: number;
  /** β⁻, β⁺ and all electron lines. */
  readonly electrons: number;
  /** All photon lines. */
  readonly photons: number;
}

/** What one decay gives out: energies in keV, numbers per decay; lines ascend in energy. */
export interface Emissions {
  readonly nuclide: string;
  readonly source: string;
  /** The nuclides that contribute, with their decays per decay of the first. */
  readonly chain: readonly { nuclide: string; perDecay: number }[];
  /** Empty for a nuclide without β⁻. */
  readonly betaSpectrum: Histogram;
  readonly electrons: readonly ElectronLine[];
  readonly photons: readonly PhotonLine[];
  readonly positrons?: Histogram;
  readonly alphas: readonly AlphaLine[];
  /** Energy per decay. */
  readonly totalsKeV: EnergyTotals;
}

/** Particles per decay in a spectrum, and their energy per decay in keV (each bin at its middle). */
export function momentsOf({ energyKeV, perKeVPerDecay }: Histogram): {
  perDecay: number;
  keVPerDecay: number;
} {
  let perDecay = 0;
  let keVPerDecay = 0;
  let lower = 0;
  energyKeV.forEach((upper, bin) => {
    const inBin = (perKeVPerDecay[bin] ?? 0) * (upper - lower);
    perDecay += inBin;
    keVPerDecay += (inBin * (upper + lower)) / 2;
    lower = upper;
  });
  return { perDecay, keVPerDecay };
}

export function meanEnergyKeV(spectrum: Histogram): number {
  const { perDecay, keVPerDecay } = momentsOf(spectrum);
  return keVPerDecay / perDecay;
}

export function totalsOf(
  found: Pick<Emissions, 'betaSpectrum' | 'positrons' | 'electrons' | 'photons' | 'alphas'>,
): EnergyTotals {
  const sum = (
    lines: readonly { energyKeV: number; yieldPerDecay: number; kind?: string }[],
    kind?: string,
  ) =>
    lines
      .filter((line) => kind === undefined || line.kind === kind)
      .reduce((total, { energyKeV, yieldPerDecay }) => total + energyKeV * yieldPerDecay, 0);
  const beta = momentsOf(found.betaSpectrum).keVPerDecay;
  const positron = found.positrons ? momentsOf(found.positrons).keVPerDecay : 0;
  return {
    beta,
    positron,
    conversion: sum(found.electrons, 'conversion'),
    auger: sum(found.electrons, 'auger'),
    gamma: sum(found.photons, 'gamma'),
    x: sum(found.photons, 'x'),
    annihilation: sum(found.photons, 'annihilation'),
    alpha: sum(found.alphas),
    recoil: found.alphas.reduce((total, line) => total + line.recoilKeV * line.yieldPerDecay, 0),
    electrons: beta + positron + sum(found.electrons),
    photons: sum(found.photons),
  };
}
