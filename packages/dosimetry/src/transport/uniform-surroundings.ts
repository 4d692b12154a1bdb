import type { VoxelGrid } from './voxel-grid.ts';

/** Neighbours whose density differs by less than this count as the same medium for the range of electrons. */
const sameDensity = 0.03;

/**
 * Tells of a voxel whether all voxels within `reach` of it (a box) hold its material at its density and lie inside
 * the grid. Borders between unlike neighbours are summed once over the grid, so that each answer takes eight reads.
 */
export function uniformSurroundings(
  grid: VoxelGrid,
): (x: number, y: number, z: number, reach: readonly [number, number, number]) => boolean {
  const [nx, ny, nz] = grid.dims;
  const { density, material } = grid;
  const [sx, sxy] = [nx + 1, (nx + 1) * (ny + 1)];
  // Unlike neighbours along x, y and z, each summed over the box from the corner.
  const sums = [
    new Int32Array(sxy * (nz + 1)),
    new Int32Array(sxy * (nz + 1)),
    new Int32Array(sxy * (nz + 1)),
  ];
  const strides = [1, nx, nx * ny];
  for (let axis = 0; axis < 3; axis++) {
    const sum = sums[axis] as Int32Array;
    const stride = strides[axis] as number;
    for (let z = 0; z < nz; z++)
      for (let y = 0; y < ny; y++) {
        let row = 0;
        for (let x = 0; x < nx; x++) {
          const here = x + nx * (y + ny * z);
          if (
            (axis === 0 ? x + 1 < nx : axis === 1 ? y + 1 < ny : z + 1 < nz) &&
            (material[here] !== material[here + stride] ||
              Math.abs((density[here] as number) - (density[here + stride] as number)) >
                sameDensity * (density[here] as number))
          )
            row++;
          const at = x + 1 + sx * (y + 1) + sxy * (z + 1);
          sum[at] =
            row + (sum[at - sx] as number) + (sum[at - sxy] as number) - (sum[at - sx - sxy] as number);
        }
      }
  }
  const inBox = (
    axis: number,
    x0: number,
    x1: number,
    y0: number,
    y1: number,
    z0: number,
    z1: number,
  ): number => {
    const sum = sums[axis] as Int32Array;
    const at = (x: number, y: number, z: number): number => sum[x + sx * y + sxy * z] as number;
    return (
      at(x1, y1, z1) -
      at(x0, y1, z1) -
      at(x1, y0, z1) -
      at(x1, y1, z0) +
      at(x0, y0, z1) +
      at(x0, y1, z0) +
      at(x1, y0, z0) -
      at(x0, y0, z0)
    );
  };
  return (x, y, z, [rx, ry, rz]) => {
    if (x < rx || y < ry || z < rz || x + rx >= nx || y + ry >= ny || z + rz >= nz) return false;
    const [x0, x1, y0, y1, z0, z1] = [x - rx, x + rx + 1, y - ry, y + ry + 1, z - rz, z + rz + 1];
    return (
      inBox(0, x0, x1 - 1, y0, y1, z0, z1) === 0 &&
      inBox(1, x0, x1, y0, y1 - 1, z0, z1) === 0 &&
      inBox(2, x0, x1, y0, y1, z0, z1 - 1) === 0
    );
  };
}
