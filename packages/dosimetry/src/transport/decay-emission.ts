import type { Emissions } from '@lutetia/nuclide';
import { DosimetryError } from '../errors.ts';
import type { DecayEmission } from './dose-problem.ts';
import type { ElectronSource } from './electron-source.ts';

/** Where the tables of cross-sections end: photons (XCOM) and the bremsstrahlung of electrons (Seltzer and Berger). */
const highestPhotonKeV = 3000;
const highestElectronKeV = 5000;

/**
 * What transport needs of a nuclide's emissions: positrons travel as electrons do, alphas stay where they start.
 * Errors: `out-of-range` for an energy beyond the tables of cross-sections.
 */
export function decayEmission(emissions: Emissions): DecayEmission {
  const bins = [emissions.betaSpectrum, emissions.positrons]
    .flatMap((spectrum) => (spectrum === undefined ? [] : binsOf(spectrum)))
    .filter(({ perDecay }) => perDecay > 0);
  const lines = linesOf(emissions.electrons);
  const photons = linesOf(emissions.photons);
  for (const { toKeV } of bins) within('electrons', toKeV, highestElectronKeV);
  for (const { energyKeV } of lines) within('electrons', energyKeV, highestElectronKeV);
  for (const { energyKeV } of photons) within('photons', energyKeV, highestPhotonKeV);
  return {
    electrons: { bins, lines },
    photons,
    localKeV: emissions.alphas.reduce(
      (sum, { energyKeV, yieldPerDecay }) => sum + energyKeV * yieldPerDecay,
      0,
    ),
  };
}

const linesOf = (lines: readonly { readonly energyKeV: number; readonly yieldPerDecay: number }[]) =>
  lines.flatMap(({ energyKeV, yieldPerDecay }) =>
    yieldPerDecay > 0 ? [{ energyKeV, perDecay: yieldPerDecay }] : [],
  );

function within(kind: string, energyKeV: number, highestKeV: number): void {
  if (energyKeV > highestKeV)
    throw new DosimetryError(
      'out-of-range',
      `${kind} of ${energyKeV} keV: cross-sections are known up to ${highestKeV} keV`,
    );
}

function binsOf({ energyKeV, perKeVPerDecay }: Emissions['betaSpectrum']): ElectronSource['bins'] {
  return energyKeV.map((toKeV, i) => {
    const fromKeV = energyKeV[i - 1] ?? 0;
    return { fromKeV, toKeV, perDecay: (perKeVPerDecay[i] as number) * (toKeV - fromKeV) };
  });
}
