import { type DoseResult, runDose } from '@lutetia/dosimetry';
import { requestDoseDevice, webgpuExecutor } from '@lutetia/dosimetry/webgpu';
import { testBody } from '../../packages/dosimetry/src/transport/test-body.ts';

/** The test body's dose on the GPU of the browser that this runs in. */
export async function doseOfTestBody(
  histories: number,
): Promise<Pick<DoseResult, 'energyKeVPerDecay' | 'regions'>> {
  using executor = webgpuExecutor(await requestDoseDevice(navigator.gpu));
  const problem = { ...testBody(), kernelHistories: 1000 };
  const labels = problem.grid.material.map((code) => code + 1);
  const { energyKeVPerDecay, regions } = await runDose(problem, { histories, executor, labels });
  return { energyKeVPerDecay, regions };
}

Object.assign(globalThis, { doseOfTestBody });
