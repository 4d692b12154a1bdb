import { fermiFunction, finiteSize, nuclearRadius, screeningPotential } from './fermi-function.ts';

const electronMassKeV = 510.99895;

export interface BetaBranch {
  readonly endpointKeV: number;
  readonly yield: number;
  /** Order of a unique forbidden transition; 0 for allowed and non-unique ones, which have the allowed shape. */
  readonly unique: number;
}

export interface Emitter {
  readonly daughterZ: number;
  readonly massNumber: number;
  readonly charge: 'electron' | 'positron';
}

/**
 * Adds the branches to `perKeV`, the mean density per keV per decay in each bin of `widthKeV` from zero.
 *
 * dN/dW ∝ F₀L₀(W′) p′ W′ (W₀ − W)² C(W), W′ = W ∓ V₀ (Rose's screening; below V₀ the electron factor is held at its
 * value there). C = (2L−1)! Σₖ λₖ p²⁽ᵏ⁻¹⁾ q²⁽ᴸ⁻ᵏ⁾ / ((2k−1)! (2(L−k)+1)!), λₖ = Fₖ₋₁/F₀, with L = 1 for allowed and
 * L = n + 1 for n-th unique forbidden branches (Behrens and Bühring, Electron Radial Wave Functions and Nuclear
 * Beta-decay, 1982). Non-unique forbidden branches are taken as allowed (ξ approximation). Radiative and exchange
 * corrections are left out.
 */
export function addBranch(perKeV: number[], widthKeV: number, branch: BetaBranch, emitter: Emitter): void {
  const density = spectrumShape(branch, emitter);
  const bins = Math.min(perKeV.length, Math.ceil(branch.endpointKeV / widthKeV));
  const pieces = Math.max(1, Math.ceil(leastIntervals / bins));
  const inBin = Array.from({ length: bins }, (_, bin) => {
    const from = bin * widthKeV;
    return integrate(density, from, Math.min(from + widthKeV, branch.endpointKeV), pieces);
  });
  const whole = inBin.reduce((sum, part) => sum + part, 0);
  inBin.forEach((part, bin) => {
    perKeV[bin] = (perKeV[bin] ?? 0) + (branch.yield * part) / whole / widthKeV;
  });
}

const leastIntervals = 200;

function spectrumShape(branch: BetaBranch, { daughterZ, massNumber, charge }: Emitter) {
  const sign = charge === 'electron' ? 1 : -1;
  const chargeZ = sign * daughterZ;
  const radius = nuclearRadius(massNumber);
  const screening = sign * screeningPotential(daughterZ - sign);
  const total = 1 + branch.endpointKeV / electronMassKeV;
  return (kineticKeV: number): number => {
    const energy = 1 + kineticKeV / electronMassKeV;
    const screened = Math.max(energy - screening, 1 + 1e-6);
    const momentum = Math.sqrt(screened * screened - 1);
    const neutrino = total - energy;
    const electron = fermiFunction(1, chargeZ, radius, screened) * finiteSize(chargeZ, radius, screened);
    const shape = shapeFactor(branch.unique + 1, energy * energy - 1, neutrino * neutrino, (k) =>
      fermiFunction(k, chargeZ, radius, energy),
    );
    return electron * momentum * screened * neutrino * neutrino * shape;
  };
}

function shapeFactor(
  order: number,
  momentumSquared: number,
  neutrinoSquared: number,
  coulomb: (k: number) => number,
): number {
  if (order === 1) return 1;
  const first = coulomb(1);
  let sum = 0;
  for (let k = 1; k <= order; k++)
    sum +=
      ((k === 1 ? 1 : coulomb(k) / first) * momentumSquared ** (k - 1) * neutrinoSquared ** (order - k)) /
      (factorial(2 * k - 1) * factorial(2 * (order - k) + 1));
  return sum * factorial(2 * order - 1);
}

const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));

// Gauss–Legendre, four points.
const nodes = [-0.8611363115940526, -0.3399810435848563, 0.3399810435848563, 0.8611363115940526];
const weights = [0.3478548451374538, 0.6521451548625461, 0.6521451548625461, 0.3478548451374538];

function integrate(density: (x: number) => number, from: number, to: number, pieces: number): number {
  const half = (to - from) / pieces / 2;
  let sum = 0;
  for (let piece = 0; piece < pieces; piece++) {
    const middle = from + (2 * piece + 1) * half;
    nodes.forEach((node, at) => {
      sum += (weights[at] ?? 0) * density(middle + half * node);
    });
  }
  return sum * half;
}
