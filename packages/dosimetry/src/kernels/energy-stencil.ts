import type { RadialEnergy } from './radial-energy.ts';

/**
 * Where decays spread evenly over a voxel leave their energy among its neighbours, in a uniform
 * medium: keV per decay at offsets −reach..reach in each direction (x fastest).
 */
export type EnergyStencil = {
  readonly reach: readonly [number, number, number];
  readonly keV: Float64Array;
};

type Triple = readonly [number, number, number];

/** How many voxels in each direction a kernel reaches. */
export const stencilReach = ({ reachGPerCm2 }: RadialEnergy, sizeGPerCm2: Triple): [number, number, number] =>
  sizeGPerCm2.map((size) => Math.ceil(reachGPerCm2 / size)) as [number, number, number];

/**
 * Integrates the point kernel over the voxel, out to `most` voxels. A displacement d carries a point spread evenly over a voxel of size a
 * along one axis into its own voxel with the chance 1 − d/a and into the next with d/a (and so on beyond): only
 * radius and direction are left to be summed, and no random numbers are needed. Directions of an octant are taken in
 * even `steps` of the polar cosine and of the azimuth.
 */
export function energyStencil(
  kernel: RadialEnergy,
  sizeGPerCm2: Triple,
  { steps = 16, most }: { steps?: number; most?: Triple } = {},
): EnergyStencil {
  const reach = stencilReach(kernel, sizeGPerCm2).map((voxels, axis) =>
    Math.min(voxels, most?.[axis] ?? voxels),
  ) as [number, number, number];
  const [rx, ry, rz] = reach;
  const [sx, sy, sz] = sizeGPerCm2;
  // By symmetry one octant is enough: it is shared out over the signs at the end.
  const octant = new Float64Array((rx + 1) * (ry + 1) * (rz + 1));
  const { within } = kernel;
  const bins = within.length - 1;
  const add = (i: number, j: number, k: number, keV: number): void => {
    if (keV === 0 || i > rx || j > ry || k > rz) return;
    const at = i + (rx + 1) * (j + (ry + 1) * k);
    octant[at] = (octant[at] as number) + keV;
  };
  add(0, 0, 0, within[0] as number);
  for (let bin = 1; bin <= bins; bin++) {
    const energy = ((within[bin] as number) - (within[bin - 1] as number)) / (steps * steps);
    if (energy === 0) continue;
    const radius = kernel.reachGPerCm2 * ((bin - 0.5) / bins) ** 2;
    // Each shell has its directions elsewhere (R2 sequence), so that their gaps fill over the shells.
    const polar = (0.5 + bin * 0.7548776662466927) % 1;
    const around = (0.5 + bin * 0.5698402909980532) % 1;
    for (let p = 0; p < steps; p++) {
      const cosine = (p + polar) / steps;
      const level = radius * Math.sqrt(1 - cosine * cosine);
      const z = (radius * cosine) / sz;
      const k = Math.floor(z);
      const fz = z - k;
      for (let q = 0; q < steps; q++) {
        const azimuth = ((q + around) / steps) * (Math.PI / 2);
        const x = (level * Math.cos(azimuth)) / sx;
        const y = (level * Math.sin(azimuth)) / sy;
        const i = Math.floor(x);
        const j = Math.floor(y);
        const fx = x - i;
        const fy = y - j;
        for (let c = 0; c < 8; c++)
          add(
            i + (c & 1),
            j + ((c >> 1) & 1),
            k + (c >> 2),
            energy * (c & 1 ? fx : 1 - fx) * (c & 2 ? fy : 1 - fy) * (c & 4 ? fz : 1 - fz),
          );
      }
    }
  }
  const [nx, ny, nz] = [2 * rx + 1, 2 * ry + 1, 2 * rz + 1];
  const keV = new Float64Array(nx * ny * nz);
  for (let k = -rz; k <= rz; k++)
    for (let j = -ry; j <= ry; j++)
      for (let i = -rx; i <= rx; i++) {
        const signs = (i === 0 ? 1 : 2) * (j === 0 ? 1 : 2) * (k === 0 ? 1 : 2);
        keV[i + rx + nx * (j + ry + ny * (k + rz))] =
          (octant[Math.abs(i) + (rx + 1) * (Math.abs(j) + (ry + 1) * Math.abs(k))] as number) / signs;
      }
  return { reach, keV };
}
