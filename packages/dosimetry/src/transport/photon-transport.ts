import { electronRestKeV } from './constants.ts';
import { Photon } from './photon.ts';
import { type PhotonTables, photonCutKeV } from './photon-tables.ts';
import type { Random } from './random.ts';
import type { VoxelGrid } from './voxel-grid.ts';

/**
 * Follows photons through voxels by ray tracing (Amanatides and Woo, Eurographics 1987) and scores collision kerma
 * by the track-length estimator: every voxel on the way takes E · length · μ_tr/ρ, whether the photon meets anything
 * there or not. Scores are in keV cm³/g: divided by the voxel's volume they are keV/g.
 */
export class PhotonTransport {
  readonly #grid: VoxelGrid;
  readonly #tables: readonly (PhotonTables | null)[];
  readonly #photon: Photon;
  readonly #score: Float32Array;
  /** μ/ρ and μ_tr/ρ of every material at the photon's energy. */
  readonly #attenuation: Float64Array;
  readonly #transfer: Float64Array;
  readonly #sizeCm: readonly [number, number, number];
  #voxel = 0;
  /** Energy that left the grid, keV. */
  escapedKeV = 0;

  constructor(
    grid: VoxelGrid,
    tables: readonly (PhotonTables | null)[],
    random: Random,
    score: Float32Array,
  ) {
    this.#grid = grid;
    this.#tables = tables;
    this.#photon = new Photon(random);
    this.#score = score;
    this.#attenuation = new Float64Array(tables.length);
    this.#transfer = new Float64Array(tables.length);
    const [a, b, c] = grid.spacingMm;
    this.#sizeCm = [a / 10, b / 10, c / 10];
  }

  /** One photon from a point (cm from the grid's corner) in a direction (unit vector), counted `weight` times. */
  follow(
    energyKeV: number,
    x: number,
    y: number,
    z: number,
    u: number,
    v: number,
    w: number,
    weight: number,
  ): void {
    const photon = this.#photon;
    [photon.x, photon.y, photon.z] = [x, y, z];
    [photon.u, photon.v, photon.w] = [u, v, w];
    photon.energyKeV = energyKeV;
    this.#followOn(weight);
  }

  #followOn(weight: number): void {
    const photon = this.#photon;
    while (photon.energyKeV > photonCutKeV) {
      this.#lookUp();
      if (!this.#fly(weight)) {
        this.escapedKeV += photon.energyKeV * weight;
        return;
      }
      // What it gives to electrons is in the kerma already.
      const met = photon.collide(this.#tables[this.#grid.material[this.#voxel] as number] as PhotonTables);
      if (met === 'absorbed') return;
      if (met === 'pair') {
        this.#annihilate(weight);
        return;
      }
    }
    // Too little to be followed: it stops here, or is lost where there is no mass.
    const rho = this.#density(photon);
    if (rho > 0) {
      const voxel = this.#voxel;
      this.#score[voxel] = (this.#score[voxel] as number) + (photon.energyKeV * weight) / rho;
    } else this.escapedKeV += photon.energyKeV * weight;
  }

  /** Finds the voxel where a photon is, and its density: 0 outside the grid. */
  #density({ x, y, z }: Photon): number {
    const [a, b, c] = this.#sizeCm;
    const [nx, ny, nz] = this.#grid.dims;
    const [i, j, k] = [Math.floor(x / a), Math.floor(y / b), Math.floor(z / c)];
    if (i < 0 || j < 0 || k < 0 || i >= nx || j >= ny || k >= nz) return 0;
    this.#voxel = i + nx * (j + ny * k);
    return this.#grid.density[this.#voxel] as number;
  }

  #lookUp(): void {
    for (let m = 0; m < this.#tables.length; m++) {
      const tables = this.#tables[m] as PhotonTables | null;
      if (tables === null) continue;
      const { grid, attenuation, energyTransfer } = tables;
      const position = (Math.log(this.#photon.energyKeV) - grid.firstLn) * grid.perLn;
      const i = Math.min(Math.floor(position), grid.points - 2);
      const f = position - i;
      const a = attenuation[i] as number;
      const t = energyTransfer[i] as number;
      this.#attenuation[m] = a + f * ((attenuation[i + 1] as number) - a);
      this.#transfer[m] = t + f * ((energyTransfer[i + 1] as number) - t);
    }
  }

  /** Flies to the next collision; false when the photon leaves the grid. */
  #fly(weight: number): boolean {
    const { dims, density, material } = this.#grid;
    const [nx, ny, nz] = dims;
    const [a, b, c] = this.#sizeCm;
    const attenuation = this.#attenuation;
    const transfer = this.#transfer;
    const score = this.#score;
    const photon = this.#photon;
    const { x, y, z, u, v, w } = photon;
    let i = Math.floor(x / a);
    let j = Math.floor(y / b);
    let k = Math.floor(z / c);
    const stepX = u > 0 ? 1 : -1;
    const stepY = v > 0 ? 1 : -1;
    const stepZ = w > 0 ? 1 : -1;
    const perX = u === 0 ? Infinity : a / Math.abs(u);
    const perY = v === 0 ? Infinity : b / Math.abs(v);
    const perZ = w === 0 ? Infinity : c / Math.abs(w);
    let nextX = u === 0 ? Infinity : ((u > 0 ? i + 1 : i) * a - x) / u;
    let nextY = v === 0 ? Infinity : ((v > 0 ? j + 1 : j) * b - y) / v;
    let nextZ = w === 0 ? Infinity : ((w > 0 ? k + 1 : k) * c - z) / w;
    if (i < 0 || j < 0 || k < 0 || i >= nx || j >= ny || k >= nz) return false;
    let voxel = i + nx * (j + ny * k);
    let depth = photon.freeDepth();
    let gone = 0;
    const energy = photon.energyKeV * weight;
    for (;;) {
      const m = material[voxel] as number;
      const next = nextX < nextY ? (nextX < nextZ ? nextX : nextZ) : nextY < nextZ ? nextY : nextZ;
      const length = next - gone;
      const perCm = (density[voxel] as number) * (attenuation[m] as number);
      const optical = perCm * length;
      if (optical > depth) {
        const part = depth / perCm;
        score[voxel] = (score[voxel] as number) + energy * part * (transfer[m] as number);
        gone += part;
        photon.x = x + u * gone;
        photon.y = y + v * gone;
        photon.z = z + w * gone;
        this.#voxel = voxel;
        return true;
      }
      depth -= optical;
      score[voxel] = (score[voxel] as number) + energy * length * (transfer[m] as number);
      gone = next;
      if (next === nextX) {
        i += stepX;
        if (i < 0 || i >= nx) break;
        voxel += stepX;
        nextX += perX;
      } else if (next === nextY) {
        j += stepY;
        if (j < 0 || j >= ny) break;
        voxel += stepY * nx;
        nextY += perY;
      } else {
        k += stepZ;
        if (k < 0 || k >= nz) break;
        voxel += stepZ * nx * ny;
        nextZ += perZ;
      }
    }
    photon.x = x + u * gone;
    photon.y = y + v * gone;
    photon.z = z + w * gone;
    return false;
  }

  /** The positron of a pair stops where it was made: two photons of the electron's rest energy, back to back. */
  #annihilate(weight: number): void {
    const photon = this.#photon;
    const { x, y, z } = photon;
    photon.flyAnywhere();
    const { u, v, w } = photon;
    this.follow(electronRestKeV, x, y, z, u, v, w, weight);
    this.follow(electronRestKeV, x, y, z, -u, -v, -w, weight);
  }
}
