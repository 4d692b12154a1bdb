import { electronRestKeV } from './constants.ts';
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
    zOverA: electronsPerGram / 6.02214076e23,
  };
}

/**
 * Mass collision stopping power of electrons that lose less than `limitKeV` at a time, keV cm²/g: Bethe's theory
 * with Møller's cross-section as ICRU Report 37 (1984), eq. 2.17 (unrestricted) and Rohrlich and Carlson (1954)
 * (restricted), with the density effect of Sternheimer and Peierls, Phys. Rev. B 3 (1971) 3681.
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

export type DensityEffect = {
  readonly c: number;
  readonly x0: number;
  readonly x1: number;
  readonly a: number;
};

/** Sternheimer and Peierls' general parameters of the density effect for condensed media and for gases. */
export function densityEffect(material: Material, medium: MediumConstants): DensityEffect {
  const gas = material.densityGPerCm3 < 0.01;
  const plasmaEV = 28.816 * Math.sqrt(material.densityGPerCm3 * medium.zOverA);
  const c = 1 + 2 * Math.log((medium.excitationKeV * 1000) / plasmaEV);
  const [x0, x1] = gas ? gasRange(c) : condensedRange(c, medium.excitationKeV * 1000);
  return { c, x0, x1, a: (c - 4.606 * x0) / (x1 - x0) ** 3 };
}

const condensedRange = (c: number, excitationEV: number): [number, number] =>
  excitationEV < 100 ? [c < 3.681 ? 0.2 : 0.326 * c - 1, 2] : [c < 5.215 ? 0.2 : 0.326 * c - 1.5, 3];

function gasRange(c: number): [number, number] {
  if (c < 10) return [1.6, 4];
  if (c < 10.5) return [1.7, 4];
  if (c < 11) return [1.8, 4];
  if (c < 11.5) return [1.9, 4];
  if (c < 12.25) return [2, 4];
  if (c < 13.804) return [2, 5];
  return [0.326 * c - 2.5, 5];
}

function densityCorrection({ c, x0, x1, a }: DensityEffect, energyKeV: number): number {
  const tau = energyKeV / electronRestKeV;
  const x = Math.log10(Math.sqrt(tau * (tau + 2)));
  if (x < x0) return 0;
  const far = 4.606 * x - c;
  return x >= x1 ? far : far + a * (x1 - x) ** 3;
}
