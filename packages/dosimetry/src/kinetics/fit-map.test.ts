import fc from 'fast-check';
import { expect, test } from 'vitest';
import { integrateMaps } from './fit-map.ts';

const physicalRate = Math.LN2 / 159.528;
const timesH = [4, 24, 72, 168];
const maps = (...voxels: number[][]): Float32Array[] =>
  timesH.map((_, k) => Float32Array.from(voxels, (curve) => curve[k] ?? 0));
const falling = (amplitude: number, halfLifeH: number) =>
  timesH.map((time) => amplitude * 2 ** (-time / halfLifeH));
const integrate = (error: 'relative' | 'absolute', ...voxels: number[][]) =>
  integrateMaps({ nuclide: 'Lu-177', timesH, activityMBq: maps(...voxels), error });

test.each(['relative', 'absolute'] as const)('%s error: exact curves come back', (error) => {
  const map = integrate(error, falling(1, 50), falling(0.2, 20));
  expect(map.fitted).toBe(2);
  expect(map.tiaMBqH[0]).toBeCloseTo(50 / Math.LN2, 3);
  expect(map.tiaMBqH[1]).toBeCloseTo((0.2 * 20) / Math.LN2, 4);
  expect(Math.LN2 / (map.effectiveRatePerH[0] ?? 0)).toBeCloseTo(50, 3);
});

test('what cannot be fitted is counted, and gets physical decay', () => {
  const map = integrate(
    'relative',
    falling(1, 50),
    [0, 0, 0, 2],
    [1, 1, 1, 1],
    [0, 0, 0, 0],
    [0, 0, 1, 1e-30],
  );
  expect(map).toMatchObject({ fitted: 1, notFitted: 2, heldToPhysical: 1, empty: 1 });
  expect(map.tiaMBqH[1]).toBeCloseTo((2 * 96) / 2 + 2 / physicalRate, 3);
  expect(map.effectiveRatePerH[2]).toBeCloseTo(physicalRate, 9);
  expect(map.tiaMBqH[3]).toBe(0);
  expect(map.tiaMBqH.every(Number.isFinite)).toBe(true);
});

test('finite, and doubled by double the activity, whatever the voxel holds', () => {
  const activity = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e6, noNaN: true }).map(Math.fround));
  fc.assert(
    fc.property(fc.array(activity, { minLength: 4, maxLength: 4 }), (voxel) => {
      const map = integrate(
        'relative',
        voxel,
        voxel.map((a) => a * 2),
      );
      const [once = 0, twice = 0] = map.tiaMBqH;
      expect(Number.isFinite(once) && once >= 0).toBe(true);
      expect(twice).toBeGreaterThanOrEqual(once * 1.9999);
      expect(twice).toBeLessThanOrEqual(once * 2.0001 + 1e-30);
    }),
    { numRuns: 300, seed: 3 },
  );
});

test.each<[string, number[], Float32Array[]]>([
  ['too-few-points', [4], [new Float32Array(2)]],
  ['malformed-curve', [4, 24], [new Float32Array(2)]],
  ['malformed-curve', [24, 4], [new Float32Array(2), new Float32Array(2)]],
  ['negative-value', [-4, 4], [new Float32Array(2), new Float32Array(2)]],
  ['not-finite', [Number.NaN, 4], [new Float32Array(2), new Float32Array(2)]],
  ['grid-mismatch', [4, 24], [new Float32Array(2), new Float32Array(3)]],
  ['not-finite', [4, 24], [Float32Array.of(Number.NaN), Float32Array.of(1)]],
  ['negative-value', [4, 24], [Float32Array.of(-1), Float32Array.of(1)]],
  ['out-of-range', [4, 24], [Float32Array.of(1e9), Float32Array.of(1)]],
])('refuses %s', (code, times, activityMBq) => {
  expect(() => integrateMaps({ nuclide: 'Lu-177', timesH: times, activityMBq, error: 'relative' })).toThrow(
    expect.objectContaining({ code }),
  );
});
