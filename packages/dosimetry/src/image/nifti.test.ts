import { describe, expect, test } from 'vitest';
import { DosimetryError } from '../errors.ts';
import { randomStream } from '../transport/random.ts';
import { formatNifti, type NiftiImage, parseNifti } from './nifti.ts';

/** A header as nifti1.h lays it out: 2 × 3 × 4 voxels of 4.8 mm. */
function blank(): NiftiImage {
  const header = new Uint8Array(348);
  const view = new DataView(header.buffer);
  view.setInt32(0, 348, true);
  for (let axis = 0; axis < 3; axis++) view.setFloat32(80 + 4 * axis, 4.8, true);
  view.setUint8(123, 2);
  return { dims: [2, 3, 4], spacingMm: [4.8, 4.8, 4.8], data: new Float32Array(24), header };
}

describe('NIfTI-1', () => {
  test('what was written is read', () => {
    const values = Float32Array.from({ length: 24 }, (_, i) => i / 7);
    const read = parseNifti(formatNifti(blank(), values, 'a test'), 'x.nii');
    expect(read.dims).toEqual([2, 3, 4]);
    expect(read.spacingMm[2]).toBeCloseTo(4.8, 6);
    expect(read.data).toEqual(values);
  });

  test('10,000 changed files give an image or an error of ours, never anything else', () => {
    const whole = formatNifti(blank(), new Float32Array(24).fill(1), 'a test');
    const random = randomStream(1, 1);
    let refused = 0;
    for (let i = 0; i < 10_000; i++) {
      const changed = whole.slice(
        0,
        random.next() < 0.3 ? Math.floor(random.next() * whole.length) : whole.length,
      );
      for (let change = 0; change < 3; change++)
        changed[Math.floor(random.next() * Math.min(352, changed.length))] = Math.floor(random.next() * 256);
      try {
        const { dims, data } = parseNifti(changed, 'x.nii');
        expect(data.length).toBe(dims[0] * dims[1] * dims[2]);
      } catch (error) {
        if (!(error instanceof DosimetryError)) throw error;
        refused++;
      }
    }
    expect(refused).toBeGreaterThan(3000);
    expect(refused).toBeLessThan(10_000);
  });
});
