import { emissions } from '@lutetia/nuclide';
import { describe, expect, test } from 'vitest';
import { decayEmission } from '../transport/decay-emission.ts';
import type { DoseProblem } from '../transport/dose-problem.ts';
import { inlineExecutor } from '../transport/inline-executor.ts';
import { softTissue } from '../transport/materials.ts';
import { runDose } from '../transport/run-dose.ts';
import { runKernelDose } from './kernel-dose.ts';

const side = 25;
const middle = (side - 1) / 2;

/** A block of soft tissue with a hot ball in its middle: label 1 the ball, 2 the shell around it, 3 a ball further off. */
function block(densityAt: (distance: number) => number = () => 1.03): {
  problem: DoseProblem;
  labels: Uint8Array;
} {
  const voxels = side ** 3;
  const density = new Float32Array(voxels);
  const activity = new Float32Array(voxels);
  const labels = new Uint8Array(voxels);
  for (let z = 0; z < side; z++)
    for (let y = 0; y < side; y++)
      for (let x = 0; x < side; x++) {
        const voxel = x + side * (y + side * z);
        const distance = Math.hypot(x - middle, y - middle, z - middle);
        density[voxel] = densityAt(distance);
        activity[voxel] = distance < 3 ? 1 : 0;
        labels[voxel] =
          distance < 3 ? 1 : distance < 5 ? 2 : Math.hypot(x - middle, y - middle, z - 4) < 3 ? 3 : 0;
      }
  return {
    labels,
    problem: {
      grid: {
        dims: [side, side, side],
        spacingMm: [4, 4, 4],
        density,
        material: new Uint8Array(voxels),
        materials: [softTissue],
      },
      activity,
      emission: decayEmission(emissions('Lu-177')),
      seed: 5,
    },
  };
}

describe('absorbed dose by convolution', () => {
  test('in a uniform medium it is that of Monte Carlo in the voxels', async () => {
    const { problem, labels } = block();
    const kernel = await runKernelDose(problem, { labels });
    const monteCarlo = await runDose(problem, { labels, histories: 100_000, executor: inlineExecutor });
    const ratio = kernel.regions.map(
      ({ meanDoseGyPerDecay }, i) =>
        (meanDoseGyPerDecay ?? Number.NaN) / (monteCarlo.regions[i]?.meanDoseGyPerDecay ?? Number.NaN),
    );
    expect(kernel.regions.map(({ massG }) => massG)).toEqual(monteCarlo.regions.map(({ massG }) => massG));
    expect(Math.abs((ratio[0] as number) - 1)).toBeLessThan(0.005);
    expect(Math.abs((ratio[1] as number) - 1)).toBeLessThan(0.01);
    // Here nearly all comes from photons, some of them scattered back from beyond the block's faces.
    expect(ratio[2]).toBeGreaterThan(1);
    expect(ratio[2]).toBeLessThan(1.15);
    expect(kernel.rmsRelStdError).toBeLessThanOrEqual(0.02);
  });

  test('the same seed gives the same dose and the precision that was asked for; progress is told all along', async () => {
    const { problem } = block();
    const shown: number[] = [];
    const onProgress = (done: number) => void shown.push(done);
    const once = await runKernelDose(problem, { histories: 10_000, onProgress });
    expect(shown.slice(0, 5)).toEqual([0.1, 0.2, 0.3, 0.4, 0.5]);
    expect(shown.filter((done) => done > 0.5)).not.toHaveLength(0);
    expect(shown).toEqual(shown.toSorted((a, b) => a - b));
    expect(await runKernelDose(problem, { histories: 10_000 })).toEqual(once);
    const precision = once.rmsRelStdError / 3;
    expect((await runKernelDose(problem, { precision })).rmsRelStdError).toBeLessThanOrEqual(precision);
  });

  test('in a lighter voxel electrons leave their energy in less mass', async () => {
    const dense = await runKernelDose(block().problem, { histories: 10_000 });
    const light = await runKernelDose(block((distance) => (distance < 1 ? 0.515 : 1.03)).problem, {
      histories: 10_000,
    });
    const at = middle * (1 + side + side * side);
    const ratio = (light.doseGyPerDecay[at] as number) / (dense.doseGyPerDecay[at] as number);
    expect(ratio).toBeGreaterThan(1.7);
    expect(ratio).toBeLessThan(2);
  });

  test('a voxel without dose has a relative error of 1', async () => {
    const { problem } = block();
    const emission = { electrons: { bins: [], lines: [] }, photons: [], localKeV: 6000 };
    const { doseGyPerDecay, relativeStandardError } = await runKernelDose({ ...problem, emission }, {});
    const without = [...relativeStandardError].filter((_, voxel) => doseGyPerDecay[voxel] === 0);
    expect(without.length).toBeGreaterThan(0);
    expect(new Set(without)).toEqual(new Set([1]));
    expect(relativeStandardError[middle * (1 + side + side * side)]).toBe(0);
  });

  test('no decays, decays without mass and a senseless precision are refused', async () => {
    const { problem } = block();
    const none = { ...problem, activity: new Float32Array(side ** 3) };
    await expect(runKernelDose(none, {})).rejects.toMatchObject({ code: 'no-activity' });
    await expect(runKernelDose(block(() => 0).problem, {})).rejects.toMatchObject({ code: 'out-of-range' });
    await expect(runKernelDose(problem, { precision: 0 })).rejects.toMatchObject({ code: 'out-of-range' });
  });
});
