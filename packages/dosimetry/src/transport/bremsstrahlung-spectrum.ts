import data from '../data/bremsstrahlung.json' with { type: 'json' };
import { electronRestKeV } from './constants.ts';
import type { ElementSymbol } from './elements.ts';

const barnPerMillibarn = 1e-27;

/**
 * Scaled cross-section (β²/Z²) k dσ/dk at the tabulated photon fractions k/T for electrons of `energyKeV`, cm²:
 * Seltzer and Berger (1986), interpolated linearly in ln T.
 */
function scaledAt(symbol: ElementSymbol, energyKeV: number): number[] {
  const grid = data.kineticEnergyKeV;
  const energy = Math.min(Math.max(energyKeV, grid[0] as number), grid.at(-1) as number);
  let high = 1;
  while (high < grid.length - 1 && (grid[high] as number) < energy) high++;
  const low = Math.log(grid[high - 1] as number);
  const weight = (Math.log(energy) - low) / (Math.log(grid[high] as number) - low);
  return data.elements[symbol].map(
    (row) => ((row[high - 1] as number) * (1 - weight) + (row[high] as number) * weight) * barnPerMillibarn,
  );
}

export type BremsstrahlungAt = {
  /** Cross-section for photons above the limit, cm²/atom. */
  readonly hard: number;
  /** Energy given to photons below the limit, keV cm²/atom. */
  readonly softStopping: number;
  /** Cumulative distribution of the hard photon's energy over `fractions`, which run from limit/T to 1. */
  readonly fractions: number[];
  readonly cumulative: number[];
};

/** Splits the bremsstrahlung of one element at `limitKeV`. */
export function bremsstrahlungAt(
  symbol: ElementSymbol,
  z: number,
  energyKeV: number,
  limitKeV: number,
): BremsstrahlungAt {
  const tau = energyKeV / electronRestKeV;
  const beta2 = (tau * (tau + 2)) / (tau + 1) ** 2;
  const scale = (z * z) / beta2;
  const table = scaledAt(symbol, energyKeV);
  const chi = (fraction: number): number => {
    const grid = data.photonFraction;
    let high = 1;
    while (high < grid.length - 1 && (grid[high] as number) < fraction) high++;
    const x0 = grid[high - 1] as number;
    const x1 = grid[high] as number;
    const weight = (fraction - x0) / (x1 - x0);
    return (table[high - 1] as number) * (1 - weight) + (table[high] as number) * weight;
  };
  const limit = Math.min(limitKeV / energyKeV, 1);
  const steps = 32;
  let soft = 0;
  for (let i = 0; i < steps; i++) soft += (chi(((i + 0.5) / steps) * limit) * limit) / steps;
  const fractions = [limit];
  const cumulative = [0];
  let hard = 0;
  // dσ = χ dk/k: even steps in ln k.
  const width = -Math.log(limit) / steps;
  for (let i = 0; limit < 1 && i < steps; i++) {
    hard += chi(limit * Math.exp((i + 0.5) * width)) * width;
    fractions.push(limit * Math.exp((i + 1) * width));
    cumulative.push(hard);
  }
  return {
    hard: hard * scale,
    softStopping: soft * energyKeV * scale,
    fractions,
    cumulative: cumulative.map((value) => (hard > 0 ? value / hard : 0)),
  };
}
