import { electronRestKeV } from '../transport/constants.ts';
import type { Material } from '../transport/materials.ts';
import { Photon } from '../transport/photon.ts';
import { type PhotonTables, photonCutKeV, photonTables } from '../transport/photon-tables.ts';
import { randomStream } from '../transport/random.ts';
import type { BremsstrahlungPhoton } from './dose-point-kernel.ts';
import type { RadialEnergy } from './radial-energy.ts';

/** Free paths of the most penetrating photon after which a kernel ends: fewer than one in a million gets there. */
const freePaths = 18;
const bins = 768;

/**
 * Where the photons of one decay leave their energy in a uniform medium without end: collision kerma. What comes
 * straight from the decay is computed, what was scattered before is followed (`histories` photons, shared out by the
 * energy that they carry). `highestKeV`: no photon has more. Keeps to `seed`.
 */
export function photonPointKernel(
  material: Material,
  lines: readonly { readonly energyKeV: number; readonly perDecay: number }[],
  bremsstrahlung: readonly BremsstrahlungPhoton[],
  highestKeV: number,
  histories: number,
  seed: number,
): RadialEnergy {
  const sources = [
    ...lines.map(({ energyKeV, perDecay }) => ({ energyKeV, perDecay, from: null })),
    ...bremsstrahlung.map((from) => ({ energyKeV: from.energyKeV, perDecay: from.perDecay, from })),
  ].filter(({ perDecay }) => perDecay > 0);
  const tables = photonTables(material, highestKeV);
  const reach = freePaths / tables.attenuation.reduce((least, value) => Math.min(least, value), Infinity);
  const shells = new Shells(reach);
  const walk = new Walk(tables, shells, seed);
  const emitted = sources.reduce((sum, { energyKeV, perDecay }) => sum + energyKeV * perDecay, 0);
  for (const { energyKeV, perDecay, from } of sources) {
    const count = Math.ceil((histories * energyKeV * perDecay) / emitted);
    if (from === null) walk.line(energyKeV, perDecay, count);
    else walk.bremsstrahlung(from, count);
  }
  return { reachGPerCm2: reach, within: shells.cumulative() };
}

/** Energy by radius: bin i ends at reach · (i / bins)². */
class Shells {
  readonly reach: number;
  readonly #energy = new Float64Array(bins + 1);

  constructor(reach: number) {
    this.reach = reach;
  }

  add(radius: number, energyKeV: number): void {
    const bin = radius === 0 ? 0 : Math.floor(Math.sqrt(radius / this.reach) * bins) + 1;
    if (bin <= bins) this.#energy[bin] = (this.#energy[bin] as number) + energyKeV;
  }

  /** What photons straight from the middle leave, of `energyKeV` in all along an endless way. */
  addPrimary(attenuation: number, energyKeV: number): void {
    let left = 1;
    for (let bin = 1; bin <= bins; bin++) {
      const next = Math.exp(-attenuation * this.reach * (bin / bins) ** 2);
      this.#energy[bin] = (this.#energy[bin] as number) + energyKeV * (left - next);
      left = next;
    }
  }

  cumulative(): Float64Array {
    let sum = 0;
    return this.#energy.map((energy) => {
      sum += energy;
      return sum;
    });
  }
}

class Walk {
  readonly #tables: PhotonTables;
  readonly #shells: Shells;
  readonly #photon: Photon;

  constructor(tables: PhotonTables, shells: Shells, seed: number) {
    this.#tables = tables;
    this.#shells = shells;
    this.#photon = new Photon(randomStream(seed, 1));
  }

  line(energyKeV: number, perDecay: number, count: number): void {
    if (energyKeV <= photonCutKeV) {
      this.#shells.add(0, energyKeV * perDecay);
      return;
    }
    const { attenuation, transfer } = this.#coefficients(energyKeV);
    this.#shells.addPrimary(attenuation, (energyKeV * perDecay * transfer) / attenuation);
    for (let i = 0; i < count; i++) {
      this.#start(energyKeV, 0, 0, 0);
      this.#photon.flyAnywhere();
      this.#follow(perDecay / count, false);
    }
  }

  bremsstrahlung({ energyKeV, perDecay, position, direction }: BremsstrahlungPhoton, count: number): void {
    for (let i = 0; i < count; i++) {
      this.#start(energyKeV, ...position);
      [this.#photon.u, this.#photon.v, this.#photon.w] = direction;
      this.#follow(perDecay / count, true);
    }
  }

  #start(energyKeV: number, x: number, y: number, z: number): void {
    [this.#photon.x, this.#photon.y, this.#photon.z] = [x, y, z];
    this.#photon.energyKeV = energyKeV;
  }

  #follow(weight: number, scoreFirst: boolean): void {
    const photon = this.#photon;
    let score = scoreFirst;
    for (;;) {
      if (photon.energyKeV <= photonCutKeV) {
        this.#shells.add(Math.hypot(photon.x, photon.y, photon.z), photon.energyKeV * weight);
        return;
      }
      const { attenuation, transfer } = this.#coefficients(photon.energyKeV);
      const path = photon.freeDepth() / attenuation;
      photon.x += photon.u * path;
      photon.y += photon.v * path;
      photon.z += photon.w * path;
      const radius = Math.sqrt(photon.x * photon.x + photon.y * photon.y + photon.z * photon.z);
      if (radius > this.#shells.reach) return;
      // The mean of what a collision gives to electrons, whichever it is.
      if (score) this.#shells.add(radius, (photon.energyKeV * weight * transfer) / attenuation);
      score = true;
      const met = photon.collide(this.#tables);
      if (met === 'absorbed') return;
      if (met === 'pair') {
        const { x, y, z } = photon;
        photon.flyAnywhere();
        const { u, v, w } = photon;
        this.#start(electronRestKeV, x, y, z);
        this.#follow(weight, true);
        this.#start(electronRestKeV, x, y, z);
        [photon.u, photon.v, photon.w] = [-u, -v, -w];
        this.#follow(weight, true);
        return;
      }
    }
  }

  #coefficients(energyKeV: number): { attenuation: number; transfer: number } {
    const { grid, attenuation, energyTransfer } = this.#tables;
    const position = (Math.log(energyKeV) - grid.firstLn) * grid.perLn;
    const i = Math.min(Math.floor(position), grid.points - 2);
    const f = position - i;
    const at = (column: Float64Array): number =>
      (column[i] as number) + f * ((column[i + 1] as number) - (column[i] as number));
    return { attenuation: at(attenuation), transfer: at(energyTransfer) };
  }
}
