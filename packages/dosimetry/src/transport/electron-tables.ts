import { bremsstrahlungAt } from './bremsstrahlung-spectrum.ts';
import { classicalElectronRadiusCm, electronRestKeV, fineStructure } from './constants.ts';
import { mediumConstants, restrictedStoppingPower } from './electron-stopping.ts';
import { type LogGrid, logGrid } from './log-grid.ts';
import { atomsPerGram, type Material } from './materials.ts';

/** Electrons are followed down to this energy, and collisions above it are events of their own, keV. */
export const electronCutKeV = 10;

/**
 * What an electron meets in one medium, per unit mass thickness (cm²/g), on an energy grid. Collisions that lose
 * more than `electronCutKeV` (to an electron or to a photon) are hard, all others are condensed.
 */
export type ElectronTables = {
  readonly grid: LogGrid;
  /** Energy lost to soft events, keV cm²/g. */
  readonly stopping: Float64Array;
  /** Hard collisions with electrons, and hard bremsstrahlung, cm²/g. */
  readonly hardCollision: Float64Array;
  readonly hardBremsstrahlung: Float64Array;
  /** Inverse first and second transport mean free paths of soft scattering, cm²/g. */
  readonly transport1: Float64Array;
  readonly transport2: Float64Array;
  /** Photon energies of hard bremsstrahlung by grid point: `bremsstrahlungSteps` + 1 quantiles, as fractions of T. */
  readonly photonQuantiles: Float64Array;
};

export const bremsstrahlungQuantiles = 32;

/** Tables for a medium up to `highestKeV`. */
export function electronTables(material: Material, highestKeV: number): ElectronTables {
  const grid = logGrid(electronCutKeV / 2, Math.max(highestKeV, 4 * electronCutKeV) * 1.001, 160);
  const medium = mediumConstants(material);
  const density = material.densityEffect;
  const atoms = atomsPerGram(material);
  const column = (): Float64Array => new Float64Array(grid.points);
  const tables = {
    grid,
    stopping: column(),
    hardCollision: column(),
    hardBremsstrahlung: column(),
    transport1: column(),
    transport2: column(),
    photonQuantiles: new Float64Array(grid.points * (bremsstrahlungQuantiles + 1)),
  };
  grid.energiesKeV.forEach((energy, i) => {
    tables.stopping[i] = restrictedStoppingPower(medium, density, energy, electronCutKeV);
    tables.hardCollision[i] = medium.electronsPerGram * mollerAbove(energy, electronCutKeV);
    const quantiles: number[][] = [];
    for (const { symbol, z, perGram } of atoms) {
      const scattering = softScattering(z, energy);
      tables.transport1[i] = (tables.transport1[i] as number) + 2 * perGram * scattering.first;
      tables.transport2[i] = (tables.transport2[i] as number) + 6 * perGram * scattering.second;
      const photon = bremsstrahlungAt(symbol, z, energy, electronCutKeV);
      tables.stopping[i] = (tables.stopping[i] as number) + perGram * photon.softStopping;
      tables.hardBremsstrahlung[i] = (tables.hardBremsstrahlung[i] as number) + perGram * photon.hard;
      quantiles.push(
        quantilesOf(photon.fractions, photon.cumulative).map((value) => value * perGram * photon.hard),
      );
    }
    // The elements' spectra differ little in shape: their quantiles are averaged by what each contributes.
    const hard = tables.hardBremsstrahlung[i] as number;
    for (let q = 0; q <= bremsstrahlungQuantiles; q++)
      tables.photonQuantiles[i * (bremsstrahlungQuantiles + 1) + q] =
        hard > 0 ? quantiles.reduce((sum, values) => sum + (values[q] as number), 0) / hard : 1;
  });
  return tables;
}

function quantilesOf(values: readonly number[], cumulative: readonly number[]): number[] {
  let at = 1;
  return Array.from({ length: bremsstrahlungQuantiles + 1 }, (_, q) => {
    const wanted = q / bremsstrahlungQuantiles;
    while (at < cumulative.length - 1 && (cumulative[at] as number) < wanted) at++;
    if (cumulative.length < 2) return 1;
    const c0 = cumulative[at - 1] as number;
    const weight = (wanted - c0) / ((cumulative[at] as number) - c0);
    return (values[at - 1] as number) * (1 - weight) + (values[at] as number) * weight;
  });
}

/** Møller cross-section for losses above `limitKeV`, cm² per electron. */
function mollerAbove(energyKeV: number, limitKeV: number): number {
  if (energyKeV <= 2 * limitKeV) return 0;
  const tau = energyKeV / electronRestKeV;
  const beta2 = (tau * (tau + 2)) / (tau + 1) ** 2;
  const a = (tau / (tau + 1)) ** 2;
  const b = (2 * tau + 1) / (tau + 1) ** 2;
  const k = limitKeV / energyKeV;
  const integral = 1 / k - 1 / (1 - k) + a * (0.5 - k) - b * Math.log((1 - k) / k);
  return ((2 * Math.PI * classicalElectronRadiusCm ** 2) / (beta2 * tau)) * integral;
}

/**
 * ⟨(1−cos θ)/2⟩ and its square's part of the elastic cross-section of an atom, cm²: Rutherford's with Molière's
 * screening (Molière, Z. Naturforsch. 3a (1948) 78), without spin; the atomic electrons are counted as Bethe does,
 * by Z(Z + 1) in place of Z² (Phys. Rev. 89 (1953) 1256).
 */
function softScattering(z: number, energyKeV: number): { first: number; second: number } {
  const tau = energyKeV / electronRestKeV;
  const momentum2 = tau * (tau + 2);
  const beta2 = momentum2 / (tau + 1) ** 2;
  const screening =
    (0.25 / momentum2) *
    ((fineStructure * z ** (1 / 3)) / 0.88534) ** 2 *
    (1.13 + 3.76 * ((fineStructure * z) ** 2 / beta2));
  const scale = (Math.PI * classicalElectronRadiusCm ** 2) / (momentum2 * beta2);
  const moments = rutherfordMoments(screening);
  const charge2 = z * (z + 1);
  return {
    first: scale * charge2 * moments.first,
    second: scale * charge2 * (moments.first - moments.second),
  };
}

/** ∫ μ dμ/(μ+η)² and ∫ μ² dμ/(μ+η)² from 0 to 1. */
function rutherfordMoments(screening: number): { first: number; second: number } {
  const logarithm = Math.log((1 + screening) / screening);
  const rest = 1 / (1 + screening);
  return {
    first: logarithm - rest,
    second: 1 - 2 * screening * logarithm + screening * rest,
  };
}

/** Range in the continuous-slowing-down approximation (collisions only), g/cm². */
export function continuousRange(material: Material, energyKeV: number): number {
  const grid = logGrid(1, Math.max(energyKeV, 2), 400);
  const medium = mediumConstants(material);
  const density = material.densityEffect;
  const inverse = grid.energiesKeV.map(
    (energy) => 1 / restrictedStoppingPower(medium, density, energy, energy),
  );
  let range = (inverse[0] as number) * (grid.energiesKeV[0] as number);
  for (let i = 1; i < grid.points; i++)
    range +=
      (((grid.energiesKeV[i] as number) - (grid.energiesKeV[i - 1] as number)) / 2) *
      ((inverse[i - 1] as number) + (inverse[i] as number));
  return range;
}
