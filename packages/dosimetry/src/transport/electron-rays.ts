import type { DosePointKernel } from '../kernels/dose-point-kernel.ts';
import { energyWithin } from '../kernels/radial-energy.ts';
import type { Random } from './random.ts';
import type { VoxelGrid } from './voxel-grid.ts';

/**
 * Electrons of decays near the border of two media, or of the grid: a ray from an even point of the voxel in an even
 * direction carries the whole point kernel of the voxel's own medium, and leaves in each voxel what the kernel leaves
 * between the two depths at which it is crossed. Depth is mass thickness, scaled by the ratio of the media's ranges
 * (density scaling of O'Connor, Phys. Med. Biol. 1 (1957) 352, applied along the ray).
 */
export class ElectronRays {
  readonly #grid: VoxelGrid;
  readonly #kernels: readonly (DosePointKernel | null)[];
  readonly #ranges: readonly number[];
  readonly #random: Random;
  readonly #score: Float32Array;
  escapedKeV = 0;

  /** `ranges`: continuous-slowing-down range of one energy in every material, g/cm²; scores as in PhotonTransport. */
  constructor(
    grid: VoxelGrid,
    kernels: readonly (DosePointKernel | null)[],
    ranges: readonly number[],
    random: Random,
    score: Float32Array,
  ) {
    this.#grid = grid;
    this.#kernels = kernels;
    this.#ranges = ranges;
    this.#random = random;
    this.#score = score;
  }

  /** One ray of `weight` decays from voxel (i, j, k). */
  cast(i0: number, j0: number, k0: number, weight: number): void {
    const { dims, density, material, spacingMm } = this.#grid;
    const [nx, ny, nz] = dims;
    const score = this.#score;
    const random = this.#random;
    let [i, j, k] = [i0, j0, k0];
    let voxel = i + nx * (j + ny * k);
    const source = material[voxel] as number;
    const kernel = this.#kernels[source] as DosePointKernel;
    const range = this.#ranges[source] as number;
    const w = 2 * random.next() - 1;
    const azimuth = 2 * Math.PI * random.next();
    const s = Math.sqrt(1 - w * w);
    const [u, v] = [s * Math.cos(azimuth), s * Math.sin(azimuth)];
    const perX = spacingMm[0] / 10 / Math.abs(u);
    const perY = spacingMm[1] / 10 / Math.abs(v);
    const perZ = spacingMm[2] / 10 / Math.abs(w);
    const [stepX, stepY, stepZ] = [u > 0 ? 1 : -1, v > 0 ? 1 : -1, w > 0 ? 1 : -1];
    let nextX = random.next() * perX;
    let nextY = random.next() * perY;
    let nextZ = random.next() * perZ;
    let gone = 0;
    let depth = 0;
    let left = 0;
    for (;;) {
      const next = nextX < nextY ? (nextX < nextZ ? nextX : nextZ) : nextY < nextZ ? nextY : nextZ;
      const rho = density[voxel] as number;
      depth += ((next - gone) * rho * range) / (this.#ranges[material[voxel] as number] as number);
      const within = energyWithin(kernel, depth);
      if (rho > 0) score[voxel] = (score[voxel] as number) + ((within - left) * weight) / rho;
      if (depth >= kernel.reachGPerCm2) return;
      left = within;
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
    this.escapedKeV += ((kernel.within[kernel.within.length - 1] as number) - left) * weight;
  }
}
