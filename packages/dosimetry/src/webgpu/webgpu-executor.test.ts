import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dosePointKernel } from '../kernels/dose-point-kernel.ts';
import type { Batch } from '../transport/dose-batch.ts';
import { kernelRequests, prepareProblem } from '../transport/dose-problem.ts';
import { inlineExecutor } from '../transport/inline-executor.ts';
import { type BatchExecutor, type DoseResult, runDose } from '../transport/run-dose.ts';
import { testBody, testBodySide } from '../transport/test-body.ts';
import { openGpu } from './gpu-device.node.ts';
import { noGpu } from './test-gpu.ts';
import { webgpuExecutor } from './webgpu-executor.ts';

// A kernel of few electrons is made in a moment; both engines use the same.
const body = (mirrored = false) => ({ ...testBody(mirrored), kernelHistories: 1000 });
const labels = testBody().grid.material.map((code) => code + 1);
const histories = 20_000;

/** Squared differences in units of their combined standard errors; Student's t of ten batches each. */
function squaredDeviations(a: DoseResult, b: DoseResult, place = (voxel: number): number => voxel): number {
  let [squares, count] = [0, 0];
  a.doseGyPerDecay.forEach((dose, voxel) => {
    const other = place(voxel);
    const otherDose = b.doseGyPerDecay[other] ?? Number.NaN;
    const error = Math.hypot(
      dose * (a.relativeStandardError[voxel] ?? Number.NaN),
      otherDose * (b.relativeStandardError[other] ?? Number.NaN),
    );
    squares += ((dose - otherDose) / error) ** 2;
    count++;
  });
  return squares / count;
}

describe.skipIf(noGpu)('the webgpu engine', () => {
  let executor: BatchExecutor & Disposable;
  let dose: DoseResult;
  const run = (problem = body(), signal?: AbortSignal): Promise<DoseResult> =>
    runDose(problem, { histories, executor, labels, ...(signal === undefined ? {} : { signal }) });

  beforeAll(async () => {
    executor = webgpuExecutor(await openGpu());
    dose = await run();
  });
  afterAll(() => executor[Symbol.dispose]());

  test('gives the doses of the cpu engine within both statistical errors', async () => {
    const cpu = await runDose(body(), { histories: 2 * histories, executor: inlineExecutor, labels });
    expect(dose.regions).toHaveLength(3);
    dose.regions.forEach(({ label, massG, meanDoseGyPerDecay, relStdError }, i) => {
      const other = cpu.regions[i];
      expect({ label, massG }).toEqual({ label: other?.label, massG: other?.massG });
      const error = Math.hypot(relStdError ?? Number.NaN, other?.relStdError ?? Number.NaN);
      expect(error).toBeLessThan(0.005);
      const difference = (meanDoseGyPerDecay ?? Number.NaN) / (other?.meanDoseGyPerDecay ?? Number.NaN) - 1;
      expect(Math.abs(difference)).toBeLessThan(4 * error);
    });
    const squares = squaredDeviations(dose, cpu);
    expect(squares).toBeGreaterThan(0.8);
    expect(squares).toBeLessThan(1.5);
  });

  test('conserves energy: what is emitted is deposited or escapes', () => {
    const { emitted, deposited, escaped } = dose.energyKeVPerDecay;
    expect(emitted).toBeCloseTo(200 + 10 + 100, 9);
    expect(Math.abs((deposited + escaped) / emitted - 1)).toBeLessThan(0.005);
  });

  test('gives the same bytes for a seed, and others for another seed', async () => {
    const again = await run();
    expect(again.doseGyPerDecay).toEqual(dose.doseGyPerDecay);
    expect(again.relativeStandardError).toEqual(dose.relativeStandardError);
    expect(again.energyKeVPerDecay).toEqual(dose.energyKeVPerDecay);
    const other = await run({ ...body(), seed: 8 });
    expect(other.doseGyPerDecay).not.toEqual(dose.doseGyPerDecay);
  });

  test('computes a batch alone as among others', async () => {
    const kernels = kernelRequests(body(), 0.02).map((request) => request && dosePointKernel(...request));
    const prepared = prepareProblem(body(), kernels);
    const batches = async (first: number, count: number): Promise<Batch[]> => {
      const taken: Batch[] = [];
      await executor.run(prepared, { first, count, histories: 500 }, (batch) => taken.push(batch), undefined);
      return taken;
    };
    const together = await batches(3, 40);
    expect(together).toHaveLength(40);
    expect(await batches(40, 1)).toEqual(together.slice(37, 38));
    expect(together[36]?.score).not.toEqual(together[37]?.score);
  });

  test('gives the mirrored dose of a mirrored body', async () => {
    const mirrored = await run({ ...body(true), seed: 8 });
    const place = (voxel: number): number => {
      const x = voxel % testBodySide;
      return voxel - x + (testBodySide - 1 - x);
    };
    const squares = squaredDeviations(dose, mirrored, place);
    expect(squares).toBeGreaterThan(0.8);
    expect(squares).toBeLessThan(1.5);
  });

  test('radiates: what electrons of 2 MeV lose to photons leaves the body, and alphas stay', async () => {
    const activity = new Float32Array(testBodySide ** 3);
    activity[6 + testBodySide * (6 + testBodySide * 6)] = 1;
    const emission = {
      electrons: { bins: [], lines: [{ energyKeV: 2000, perDecay: 1 }] },
      photons: [],
      localKeV: 5000,
    };
    const problem = { ...body(), activity, emission };
    const cpu = await runDose(problem, { histories, executor: inlineExecutor });
    const { emitted, deposited, escaped } = (await run(problem)).energyKeVPerDecay;
    expect(emitted).toBe(7000);
    // Some 1 % of the electrons' energy.
    expect(escaped).toBeGreaterThan(10);
    expect(Math.abs(escaped / cpu.energyKeVPerDecay.escaped - 1)).toBeLessThan(0.05);
    expect(Math.abs((deposited + escaped) / emitted - 1)).toBeLessThan(0.0005);
  });

  test('stops when it is cancelled', async () => {
    await expect(run(body(), AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
  });

  test('is refused where no adapter is found, or the GPU was lost', async () => {
    await expect(openGpu(['adapter=no such adapter'])).rejects.toMatchObject({ code: 'engine-unavailable' });
    const device = await openGpu();
    const alone = webgpuExecutor(device);
    device.destroy();
    await expect(runDose(body(), { histories, executor: alone })).rejects.toMatchObject({
      code: 'engine-unavailable',
    });
  });
});
