import type { Emissions } from '@lutetia/nuclide';
import type { DecayEmission } from './dose-problem.ts';
import type { ElectronSource } from './electron-source.ts';

/** What transport needs of a nuclide's emissions: positrons travel as electrons do, alphas stay where they start. */
export function decayEmission(emissions: Emissions): DecayEmission {
  return {
    electrons: {
      bins: [emissions.betaSpectrum, emissions.positrons].flatMap((spectrum) =>
        spectrum === undefined ? [] : binsOf(spectrum),
      ),
      lines: emissions.electrons.map(({ energyKeV, yieldPerDecay }) => ({
        energyKeV,
        perDecay: yieldPerDecay,
      })),
    },
    photons: emissions.photons.map(({ energyKeV, yieldPerDecay }) => ({
      energyKeV,
      perDecay: yieldPerDecay,
    })),
    localKeV: emissions.alphas.reduce(
      (sum, { energyKeV, yieldPerDecay }) => sum + energyKeV * yieldPerDecay,
      0,
    ),
  };
}

function binsOf({ energyKeV, perKeVPerDecay }: Emissions['betaSpectrum']): ElectronSource['bins'] {
  return energyKeV.map((toKeV, i) => {
    const fromKeV = energyKeV[i - 1] ?? 0;
    return { fromKeV, toKeV, perDecay: (perKeVPerDecay[i] as number) * (toKeV - fromKeV) };
  });
}
