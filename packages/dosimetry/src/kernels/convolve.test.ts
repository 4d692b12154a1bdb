import { expect, test } from 'vitest';
import { randomStream } from '../transport/random.ts';
import { convolve } from './convolve.ts';

type Triple = readonly [number, number, number];
const cases: readonly (readonly [Triple, Triple])[] = [
  [
    [13, 9, 7],
    [12, 8, 6],
  ],
  [
    [20, 33, 5],
    [3, 7, 4],
  ],
  [
    [1, 1, 40],
    [0, 0, 39],
  ],
];

test.each(cases)(
  'an image of %j voxels, convolved with an octant to %j, is the sum over its voxels',
  async (dims, reach) => {
    const random = randomStream(3, 0);
    const some = (count: number): Float32Array => Float32Array.from({ length: count }, () => random.next());
    const [nx, ny, nz] = dims;
    const [rx, ry, rz] = reach;
    const image = some(nx * ny * nz);
    const octant = some((rx + 1) * (ry + 1) * (rz + 1));
    const summed = (voxel: number): number => {
      const [x, y, z] = [voxel % nx, Math.floor(voxel / nx) % ny, Math.floor(voxel / (nx * ny))];
      let sum = 0;
      for (let c = 0; c < nz; c++)
        for (let b = 0; b < ny; b++)
          for (let a = 0; a < nx; a++) {
            const [i, j, k] = [Math.abs(a - x), Math.abs(b - y), Math.abs(c - z)];
            if (i <= rx && j <= ry && k <= rz)
              sum +=
                (image[a + nx * (b + ny * c)] as number) *
                (octant[i + (rx + 1) * (j + (ry + 1) * k)] as number);
          }
      return sum;
    };
    const found = await convolve(image, dims, octant, reach);
    const expected = Float64Array.from(image, (_, voxel) => summed(voxel));
    const largest = Math.max(...expected);
    found.forEach((value, voxel) => {
      expect(Math.abs(value - (expected[voxel] as number))).toBeLessThan(1e-6 * largest);
    });
  },
);

test('a convolution can be cancelled', async () => {
  const signal = AbortSignal.abort();
  const image = new Float32Array(27).fill(1);
  await expect(
    convolve(image, [3, 3, 3], new Float32Array(8).fill(1), [1, 1, 1], { signal }),
  ).rejects.toMatchObject({ code: 'cancelled' });
});
