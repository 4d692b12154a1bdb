import type { DoseProblem } from './dose-problem.ts';
import { tissueByCode } from './materials.ts';

export const testBodySide = 12;
const middle = testBodySide / 2;

/** Soft tissue with a slab of lung and one of bone, and a hot ball off the middle; `mirrored` swaps left and right. */
export function testBody(mirrored = false): DoseProblem {
  const side = testBodySide;
  const voxels = side ** 3;
  const density = new Float32Array(voxels);
  const material = new Uint8Array(voxels);
  const activity = new Float32Array(voxels);
  for (let z = 0; z < side; z++)
    for (let y = 0; y < side; y++)
      for (let x = 0; x < side; x++) {
        const across = mirrored ? side - 1 - x : x;
        const voxel = x + side * (y + side * z);
        const code = across < 3 ? 1 : across > 9 ? 4 : 2;
        material[voxel] = code;
        density[voxel] = tissueByCode[code]?.densityGPerCm3 ?? Number.NaN;
        activity[voxel] = Math.hypot(across - 4, y - middle, z - middle) < 2.5 ? 100 : 1;
      }
  return {
    grid: { dims: [side, side, side], spacingMm: [5, 5, 5], density, material, materials: tissueByCode },
    activity,
    emission: {
      electrons: {
        bins: [{ fromKeV: 0, toKeV: 400, perDecay: 1 }],
        lines: [{ energyKeV: 100, perDecay: 0.1 }],
      },
      photons: [{ energyKeV: 200, perDecay: 0.5 }],
      localKeV: 0,
    },
    seed: 7,
  };
}
