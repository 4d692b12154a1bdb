import { DosimetryError } from '../errors.ts';

/** Electrons of one decay: a continuous spectrum in bins and lines, as in an emission file or evaluation. */
export type ElectronSource = {
  /** Upper edges of the bins, keV (the first bin starts at zero), and electrons per decay in each. */
  readonly bins: readonly { readonly fromKeV: number; readonly toKeV: number; readonly perDecay: number }[];
  readonly lines: readonly { readonly energyKeV: number; readonly perDecay: number }[];
};

export type SampledElectron = { readonly energyKeV: number; readonly energyPerDecayKeV: number };

/** Energy that the electrons of one decay carry, keV. */
export const electronEnergyPerDecay = (source: ElectronSource): number =>
  source.bins.reduce((sum, { fromKeV, toKeV, perDecay }) => sum + (perDecay * (fromKeV + toKeV)) / 2, 0) +
  source.lines.reduce((sum, { energyKeV, perDecay }) => sum + perDecay * energyKeV, 0);

/**
 * Energies of `count` electrons chosen in proportion to the energy that they carry, evenly through the spectrum
 * (systematic sampling with one offset in [0, 1)): each stands for the same part of the energy of one decay.
 */
export function sampleElectrons(source: ElectronSource, count: number, offset: number): SampledElectron[] {
  const parts = [
    ...source.bins.map(({ fromKeV, toKeV, perDecay }) => ({
      fromKeV,
      toKeV,
      energy: (perDecay * (fromKeV + toKeV)) / 2,
    })),
    ...source.lines.map(({ energyKeV, perDecay }) => ({
      fromKeV: energyKeV,
      toKeV: energyKeV,
      energy: energyKeV * perDecay,
    })),
  ];
  const total = parts.reduce((sum, { energy }) => sum + energy, 0);
  if (!(total > 0)) throw new DosimetryError('malformed-emissions', 'no electron carries any energy');
  const electrons: SampledElectron[] = [];
  let passed = 0;
  let at = 0;
  for (let i = 0; i < count; i++) {
    const wanted = ((i + offset) / count) * total;
    while (at < parts.length - 1 && passed + (parts[at]?.energy ?? 0) < wanted) {
      passed += parts[at]?.energy ?? 0;
      at++;
    }
    const { fromKeV, toKeV, energy } = parts[at] ?? { fromKeV: 0, toKeV: 0, energy: 1 };
    const within = Math.min(1, (wanted - passed) / energy);
    // Within a bin the energy carried grows as E², for the number is even.
    const energyKeV = Math.sqrt(fromKeV * fromKeV + within * (toKeV * toKeV - fromKeV * fromKeV));
    electrons.push({ energyKeV, energyPerDecayKeV: total / count });
  }
  return electrons;
}
