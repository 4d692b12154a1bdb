import { avogadro, electronRestKeV } from './constants.ts';
import { type DensityEffect, densityCorrection } from './density-effect.ts';
import { elements } from './elements.ts';
import { atomsPerGram, type Material } from './materials.ts';

/** 2π r_e² m_e c² N_A, keV cm²/mol. */
const bethe = 153.5375;

export type MediumConstants = {
  readonly electronsPerGram: number;
  readonly excitationKeV: number;
  readonly zOverA: number;
};

/** Electrons per gram and mean excitation energy (Bragg additivity unless the compound's own is known). */
export function mediumConstants(material: Material): MediumConstants {
  const atoms = atomsPerGram(material);
  const electronsPerGram = atoms.reduce((sum, { z, perGram }) => sum + z * perGram, 0);
  const lnExcitation =
    atoms.reduce(
      (sum, { symbol, z, perGram }) => sum + z * perGram * Math.log(elements[symbol].excitationEV),
      0,
    ) / electronsPerGram;
  return {
    electronsPerGram,
    excitationKeV: (material.excitationEV ?? Math.exp(lnExcitation)) / 1000,
    zOverA: electronsPerGram / avogadro,
  };
}

/**
 * Mass collision stopping power of electrons that lose less than `limitKeV` at a time, keV cm²/g: Bethe's theory
 * with Møller's cross-section as ICRU Report 37 (1984), eq. 2.17 (unrestricted) and Rohrlich and Carlson (1954)
 * (restricted), less the density effect.
 */
export function restrictedStoppingPower(
  medium: MediumConstants,
  density: DensityEffect,
  energyKeV: number,
  limitKeV: number,
): number {
  const tau = energyKeV / electronRestKeV;
  const beta2 = (tau * (tau + 2)) / (tau + 1) ** 2;
  const limit = Math.min(limitKeV, energyKeV / 2) / electronRestKeV;
  const rest = tau - limit;
  // Restricted to losses below the limit; with limit = τ/2 it is ICRU 37's F⁻(τ).
  const f =
    -1 -
    beta2 +
    Math.log((4 * limit * rest) / (tau * tau)) +
    tau / rest +
    ((limit * limit) / 2 + (2 * tau + 1) * Math.log(1 - limit / tau)) / (tau + 1) ** 2;
  const logarithm =
    Math.log((tau * tau * (tau + 2)) / 2) - 2 * Math.log(medium.excitationKeV / electronRestKeV);
  return (bethe * medium.zOverA * (logarithm + f - densityCorrection(density, energyKeV))) / beta2;
}
