import {
  type ElectronSource,
  electronEnergyPerDecay,
  sampleElectrons,
} from '../transport/electron-source.ts';
import { continuousRange, electronCutKeV, electronTables } from '../transport/electron-tables.ts';
import { ElectronTransport } from '../transport/electron-transport.ts';
import type { Material } from '../transport/materials.ts';
import { randomStream } from '../transport/random.ts';
import type { RadialEnergy } from './radial-energy.ts';

/** A bremsstrahlung photon of a decay at the origin; positions in g/cm², `perDecay` photons like it. */
export type BremsstrahlungPhoton = {
  readonly energyKeV: number;
  readonly perDecay: number;
  readonly position: readonly [number, number, number];
  readonly direction: readonly [number, number, number];
};

/** Where the electrons of one decay leave their energy in a uniform medium, and the photons that they radiate. */
export type DosePointKernel = RadialEnergy & {
  readonly photons: readonly BremsstrahlungPhoton[];
};

const bins = 512;

/** Simulates the kernel of a source in a medium with `histories` electrons. Keeps to `seed`. */
export function dosePointKernel(
  material: Material,
  source: ElectronSource,
  histories: number,
  seed: number,
): DosePointKernel {
  const electrons = sampleElectrons(source, histories, 0.5);
  const highest = electrons.reduce((most, { energyKeV }) => Math.max(most, energyKeV), 0);
  const tables = electronTables(material, highest);
  // Straggling carries no energy that counts more than 2 % beyond the range.
  const reach = continuousRange(material, highest) * 1.02;
  const deposited = new Float64Array(bins + 1);
  const photons: BremsstrahlungPhoton[] = [];
  const random = randomStream(seed, 0);
  let perKeV = 0;
  const transport = new ElectronTransport(tables, random, {
    deposit(energyKeV, x, y, z) {
      const radius = Math.sqrt(x * x + y * y + z * z);
      const bin = Math.min(Math.floor(Math.sqrt(radius / reach) * bins), bins - 1) + 1;
      deposited[bin] = (deposited[bin] as number) + energyKeV * perKeV;
    },
    photon(energyKeV, x, y, z, u, v, w, weight) {
      photons.push({
        energyKeV,
        perDecay: perKeV * weight,
        position: [x, y, z],
        direction: [u, v, w],
      });
    },
  });
  for (const { energyKeV, energyPerDecayKeV } of electrons) {
    perKeV = energyPerDecayKeV / energyKeV;
    if (energyKeV <= electronCutKeV) deposited[0] = (deposited[0] as number) + energyPerDecayKeV;
    else transport.follow(energyKeV, 0, 0, 0, 0, 0, 1);
  }
  // What is radiated is known better by the photons than by the few losses: the rest stays.
  const radiated = photons.reduce((sum, { energyKeV, perDecay }) => sum + energyKeV * perDecay, 0);
  const left = deposited.reduce((sum, value) => sum + value, 0);
  const scale = (electronEnergyPerDecay(source) - radiated) / left;
  const within = new Float64Array(bins + 1);
  let sum = 0;
  for (let i = 0; i <= bins; i++) {
    sum += (deposited[i] as number) * scale;
    within[i] = sum;
  }
  return { reachGPerCm2: reach, within, photons };
}
