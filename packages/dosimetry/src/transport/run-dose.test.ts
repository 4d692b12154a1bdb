import { describe, expect, test } from 'vitest';
import { DosimetryError } from '../errors.ts';
import type { DoseProblem } from './dose-problem.ts';
import { inlineExecutor } from './inline-executor.ts';
import { type DoseResult, runDose } from './run-dose.ts';
import { testBody as body, testBodySide as side } from './test-body.ts';
import { threadExecutor } from './thread-executor.node.ts';

const run = (problem: DoseProblem): Promise<DoseResult> =>
  runDose(problem, { histories: 40_000, executor: inlineExecutor });

describe('absorbed dose in voxels', () => {
  test('energy is conserved: what is emitted is deposited or escapes', async () => {
    const { emitted, deposited, escaped } = (await run(body())).energyKeVPerDecay;
    expect(emitted).toBeCloseTo(200 + 10 + 100, 9);
    expect(Math.abs((deposited + escaped) / emitted - 1)).toBeLessThan(0.005);
  });

  test('a seed gives the same dose on any number of threads', async () => {
    const alone = await run(body());
    await using executor = threadExecutor(2);
    const together = await runDose(body(), { histories: 40_000, executor });
    expect(together.doseGyPerDecay).toEqual(alone.doseGyPerDecay);
    expect(together.relativeStandardError).toEqual(alone.relativeStandardError);
  });

  test('twice the activity is the same dose per decay of the map', async () => {
    const once = body();
    const twice = { ...once, activity: once.activity.map((value) => 2 * value) };
    expect((await run(twice)).doseGyPerDecay).toEqual((await run(once)).doseGyPerDecay);
  });

  test('a mirrored body has the mirrored dose', async () => {
    const straight = await run(body());
    const mirrored = await run({ ...body(true), seed: 8 });
    let [squares, count] = [0, 0];
    straight.doseGyPerDecay.forEach((dose, voxel) => {
      const x = voxel % side;
      const other = voxel - x + (side - 1 - x);
      const error = Math.hypot(
        dose * (straight.relativeStandardError[voxel] as number),
        (mirrored.doseGyPerDecay[other] as number) * (mirrored.relativeStandardError[other] as number),
      );
      squares += ((dose - (mirrored.doseGyPerDecay[other] as number)) / error) ** 2;
      count++;
    });
    // Ten batches each: a t statistic, whose square has a mean of 18/16.
    expect(squares / count).toBeGreaterThan(0.8);
    expect(squares / count).toBeLessThan(1.5);
  });

  test('what is thrown on the way, on threads too, is an error of the run', async () => {
    await using executor = threadExecutor(2);
    const onProgress = (): void => {
      throw new Error('no one to tell');
    };
    await expect(runDose(body(), { histories: 40_000, executor, onProgress })).rejects.toThrow('no one');
  });

  test('emissions too weak for any dose are an error, and no run without end', async () => {
    const emission = {
      electrons: { bins: [], lines: [] },
      photons: [{ energyKeV: 100, perDecay: 1e-60 }],
      localKeV: 0,
    };
    await expect(
      runDose({ ...body(), emission }, { precision: 0.1, executor: inlineExecutor }),
    ).rejects.toMatchObject({ code: 'out-of-range' });
  });

  test('a point kernel that was not made is an error, and no electrons less', async () => {
    const executor = { ...inlineExecutor, pointKernels: async () => [] };
    await expect(runDose(body(), { histories: 40_000, executor })).rejects.toThrow('no point kernel');
  });

  test('the run stops at the precision wanted', async () => {
    const { rmsRelStdError } = await runDose(body(), { precision: 0.02, executor: inlineExecutor });
    expect(rmsRelStdError).toBeLessThanOrEqual(0.02);
  });

  test('decays in a voxel without mass, no decays, and a cancelled run are errors', async () => {
    const empty = body();
    empty.grid.density[0] = 0;
    await expect(run(empty)).rejects.toThrow(DosimetryError);
    await expect(run({ ...body(), activity: new Float32Array(side ** 3) })).rejects.toThrow('no voxel');
    await expect(
      runDose(body(), { histories: 40_000, executor: inlineExecutor, signal: AbortSignal.abort() }),
    ).rejects.toThrow('cancelled');
  });
});
