import { availableParallelism } from 'node:os';
import type { VoxelS } from '@lutetia/dosimetry';
import type { Command } from 'commander';
import { decayEmissionOf } from '../decay-emission-of.ts';
import { cachedKernel } from '../kernel-cache.ts';
import { numberOf, wholeNumber } from '../numbers.ts';
import { type Output, six } from '../output.ts';
import { progressBar } from '../progress-bar.ts';

type Options = {
  voxel: string;
  medium: string;
  density: string;
  cube?: string;
  radius: string;
  histories: string;
  seed: string;
  emissions?: string;
  daughters: boolean;
  cache: boolean;
  json?: boolean;
};

export function registerKernel(program: Command, output: Output): void {
  program
    .command('kernel')
    .description('voxel S values of a nuclide in a medium, mGy/(MBq s), by Monte Carlo')
    .argument('<nuclide>', 'such as Lu-177')
    .requiredOption('--voxel <mm>', 'edge of a voxel')
    .requiredOption('--medium <medium>', 'water, soft-tissue, lung, spongiosa, cortical-bone or air')
    .option('--density <density>', 'of the medium, g/cm³', '1')
    .option(
      '--cube <voxels>',
      'a cube of that many voxels a side in vacuum; without it the medium has no end',
    )
    .requiredOption('--radius <voxels>', 'largest offset wanted')
    .option('--histories <count>', 'photon histories', '1000000')
    .option('--seed <number>', 'a seed gives the same values', '1')
    .option('--emissions <file>', 'JSON file with the emissions, in place of the built-in evaluation')
    .option('--no-daughters', 'leave out daughters (they are in equilibrium otherwise)')
    .option('--no-cache', 'compute anew what was computed before')
    .option('--json', 'print JSON')
    .action(async (nuclide: string, options: Options) => {
      const { inlineExecutor, materialNamed, voxelSValues } = await import('@lutetia/dosimetry');
      const request = {
        emission: await decayEmissionOf({ ...options, nuclide }),
        medium: materialNamed(options.medium),
        densityGPerCm3: numberOf(options.density, '--density'),
        voxelMm: numberOf(options.voxel, '--voxel'),
        ...(options.cube === undefined ? {} : { cube: wholeNumber(options.cube, '--cube', 1, 201) }),
        radius: wholeNumber(options.radius, '--radius', 0, 40),
        histories: wholeNumber(options.histories, '--histories', 1000, 1e12),
        seed: wholeNumber(options.seed, '--seed', 0, 2 ** 32 - 1),
      };
      const bar = progressBar('kernel');
      const compute = async () => {
        const threads = availableParallelism();
        await using executor =
          threads === 1 || options.cube === undefined
            ? { ...inlineExecutor, [Symbol.asyncDispose]: async () => undefined }
            : (await import('@lutetia/dosimetry/threads')).threadExecutor(threads);
        return await voxelSValues({ ...request, executor, onProgress: bar.show });
      };
      let answer: { values: VoxelS[]; cached: boolean };
      try {
        answer = options.cache
          ? await cachedKernel(request, compute)
          : { values: await compute(), cached: false };
      } finally {
        bar.clear();
      }
      const { values, cached } = answer;
      output.answer(
        { unit: 'mGy/(MBq s)', S: values },
        [
          `voxel S values of ${nuclide} in ${options.medium} at ${options.density} g/cm³, voxels of ${options.voxel} mm, mGy/(MBq s)${cached ? ' (computed before)' : ''}`,
          ...values.map(
            ([i, j, k, S, error]) =>
              `${[i, j, k].map((at) => String(at).padStart(3)).join('')}  ${six(S).padEnd(12)} ± ${(100 * error).toFixed(2)} %`,
          ),
        ],
        options,
      );
    });
}
