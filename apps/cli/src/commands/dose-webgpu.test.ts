import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { formatNifti, parseNifti } from '@lutetia/dosimetry';
import { openGpu } from '@lutetia/dosimetry/gpu';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const dims = [6, 6, 6] as const;
const voxels = dims[0] * dims[1] * dims[2];
const main = join(import.meta.dirname, '..', 'main.ts');

const opened = await openGpu().catch(() => null);
opened?.destroy();
/** Skipped where WebGPU finds nothing; in CI it runs and fails. */
const noGpu = opened === null && (process.env.CI ?? 'false') === 'false';

let folder = '';
let images: string[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lutetia-dose-'));
  const header = new Uint8Array(348);
  const view = new DataView(header.buffer);
  view.setInt32(0, 348, true);
  for (const axis of [0, 1, 2]) view.setFloat32(80 + 4 * axis, 5, true);
  const like = { dims, spacingMm: [5, 5, 5] as const, data: new Float32Array(voxels), header };
  const values = { density: 1.03, material: 2, activity: 1, labels: 1 };
  images = [];
  for (const [name, value] of Object.entries(values)) {
    const path = join(folder, `${name}.nii`);
    await writeFile(path, formatNifti(like, new Float32Array(voxels).fill(value), name));
    images.push(`--${name}`, path);
  }
});
afterAll(() => rm(folder, { recursive: true }));

/** The command in a process of its own, whose driver and packages can be others. */
async function dose(args: readonly string[], node: readonly string[] = [], env: NodeJS.ProcessEnv = {}) {
  const command = [...node, main, 'dose', ...images, '--nuclide', 'Lu-177', '--histories', '1000', '--json'];
  const out = join(folder, 'dose.nii');
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [...command, '--out', out, ...args], {
      env: { ...process.env, ...env },
    });
    return { exit: 0, answer: JSON.parse(stdout), out };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && 'stderr' in error)) throw error;
    // Dawn writes its own warnings before.
    const said = String(error.stderr).trim().split('\n').at(-1) ?? '';
    return { exit: error.code, answer: JSON.parse(said), out };
  }
}

describe('dose --engine webgpu', () => {
  test.skipIf(noGpu)('answers as the cpu engine does', async () => {
    const { exit, answer, out } = await dose(['--engine', 'webgpu']);
    expect(exit).toBe(0);
    const other = await dose(['--engine', 'cpu', '--threads', '1']);
    expect(Object.keys(answer)).toEqual(Object.keys(other.answer));
    expect(answer).toMatchObject({ engine: 'webgpu', histories: 1000, threads: 1 });
    const [region, otherRegion] = [answer.regions[0], other.answer.regions[0]];
    expect(region.massG).toBe(otherRegion.massG);
    expect(Math.abs(region.meanDoseGyPerDecay / otherRegion.meanDoseGyPerDecay - 1)).toBeLessThan(0.02);
    const { data } = parseNifti(await readFile(out), out);
    expect(data).toHaveLength(voxels);
    expect(data.every((value) => value > 0)).toBe(true);
  });

  test.runIf(process.platform === 'linux')('says that there is no GPU', async () => {
    const { exit, answer } = await dose(['--engine', 'webgpu'], [], { VK_ICD_FILENAMES: '/no/driver.json' });
    expect(exit).toBe(2);
    expect(answer.error).toMatchObject({
      code: 'engine-unavailable',
      message: expect.stringMatching(/no GPU/),
    });
  });

  test('says that the optional package is not there', async () => {
    const hook = `import { registerHooks } from 'node:module';
      registerHooks({ resolve: (specifier, context, next) => next(specifier === 'webgpu' ? 'webgpu-not-there' : specifier, context) });`;
    const { exit, answer } = await dose(
      ['--engine', 'webgpu'],
      ['--import', `data:text/javascript,${encodeURIComponent(hook)}`],
    );
    expect(exit).toBe(2);
    expect(answer.error).toMatchObject({
      code: 'engine-unavailable',
      message: expect.stringMatching(/optional package webgpu/),
    });
  });
});
