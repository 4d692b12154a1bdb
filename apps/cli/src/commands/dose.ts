import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import { doseEngine, doseEngines, openDoseEngine } from '../compute-dose.ts';
import { decayEmissionOf } from '../decay-emission-of.ts';
import { checkOutputs, readImage, writeImage } from '../image-file.ts';
import { longRun } from '../long-run.ts';
import { numberOf, wholeNumber } from '../numbers.ts';
import { type Output, six } from '../output.ts';

type Options = {
  density: string;
  material: string;
  activity: string;
  nuclide: string;
  labels?: string;
  engine: string;
  precision?: string;
  histories?: string;
  threads?: string;
  seed: string;
  emissions?: string;
  daughters: boolean;
  out: string;
  uncertainty?: string;
  json?: boolean;
};

export function registerDose(program: Command, output: Output): void {
  program
    .command('dose')
    .description('absorbed dose by Monte Carlo in a body of voxels, Gy per decay of the whole activity map')
    .requiredOption('--density <file>', 'NIfTI-1 image of the density, g/cm³')
    .requiredOption('--material <file>', 'codes: 0 air, 1 lung, 2 soft tissue, 3 spongiosa, 4 cortical bone')
    .requiredOption('--activity <file>', 'relative number of decays per voxel')
    .requiredOption('--nuclide <nuclide>', 'such as Lu-177')
    .option('--labels <file>', 'regions whose mean dose is wanted; 0 is none')
    .option(
      '--engine <engine>',
      `${doseEngines.join(', ')}: Monte Carlo on the processor or a GPU, or the quick look of a uniform medium`,
      'cpu',
    )
    .option(
      '--precision <fraction>',
      'root-mean-square relative standard error above 1 % of the maximum (0.02)',
    )
    .option('--histories <count>', 'photon histories, in place of a precision')
    .option('--threads <count>', 'worker threads (as many as the machine has cores)')
    .option('--seed <number>', 'a seed gives the same dose on any number of threads', '1')
    .option('--emissions <file>', 'JSON file with the emissions, in place of the built-in evaluation')
    .option('--no-daughters', 'leave out daughters (they are in equilibrium otherwise)')
    .requiredOption('--out <file>', 'dose image to write, .nii or .nii.gz')
    .option('--uncertainty <file>', 'image of the relative standard error to write')
    .option('--json', 'print JSON')
    .action(async (options: Options) => {
      const started = performance.now();
      const engine = doseEngine(options.engine);
      if (engine !== 'cpu' && options.threads !== undefined)
        throw new CliError('usage', '--threads goes with --engine cpu');
      if (options.precision !== undefined && options.histories !== undefined)
        throw new CliError('usage', 'either --precision or --histories');
      const precision = numberOf(options.precision, '--precision');
      const histories = numberOf(options.histories, '--histories');
      const seed = wholeNumber(options.seed, '--seed', 0, 2 ** 32 - 1);
      const threads =
        options.threads !== undefined
          ? wholeNumber(options.threads, '--threads', 1, 1024)
          : engine === 'cpu'
            ? availableParallelism()
            : 1;
      await checkOutputs(
        options.uncertainty === undefined ? [options.out] : [options.out, options.uncertainty],
        [options.density, options.material, options.activity, options.labels, options.emissions],
      );
      await using opened = await openDoseEngine(engine, threads);
      const { readDoseImages } = await import('@lutetia/dosimetry');
      const emission = await decayEmissionOf(options);
      const density = await readImage(options.density);
      const { grid, activity, labels } = readDoseImages({
        density,
        material: await readImage(options.material),
        activity: await readImage(options.activity),
        ...(options.labels === undefined ? {} : { labels: await readImage(options.labels) }),
      });

      const result = await longRun('dose', async (run) => {
        const found = await opened.compute(
          { grid, activity, emission, seed },
          {
            ...(precision === undefined ? {} : { precision }),
            ...(histories === undefined ? {} : { histories }),
            ...(labels === null ? {} : { labels }),
            ...run,
          },
        );
        await writeImage(options.out, density, found.doseGyPerDecay, 'absorbed dose, Gy per decay');
        if (options.uncertainty !== undefined)
          await writeImage(
            options.uncertainty,
            density,
            found.relativeStandardError,
            'relative standard error',
          );
        return found;
      });
      const { user, system } = process.cpuUsage();
      const answer = {
        engine,
        histories: result.histories,
        seconds: (performance.now() - started) / 1000,
        cpuSeconds: (user + system) / 1e6,
        threads,
        rmsRelStdError: result.rmsRelStdError,
        energyKeVPerDecay: result.energyKeVPerDecay,
        regions: result.regions,
      };
      output.answer(
        answer,
        [
          `${options.out}: ${six(answer.histories)} photon histories in ${answer.seconds.toFixed(1)} s (${answer.cpuSeconds.toFixed(1)} s of processor time, ${threads} threads)`,
          `relative standard error ${(100 * answer.rmsRelStdError).toFixed(2)} % (root mean square ${engine === 'kernel' ? 'of the kernel within five voxels' : 'above 1 % of the maximum'})`,
          `energy per decay: ${six(answer.energyKeVPerDecay.emitted)} keV emitted, ${six(answer.energyKeVPerDecay.deposited)} deposited, ${six(answer.energyKeVPerDecay.escaped)} escaped`,
          ...answer.regions.map(
            ({ label, massG, meanDoseGyPerDecay, relStdError }) =>
              `region ${label}: ${six(massG)} g, ${meanDoseGyPerDecay === null ? 'no mass' : `${six(meanDoseGyPerDecay)} Gy per decay`}${relStdError === null ? '' : ` ± ${(100 * relStdError).toFixed(2)} %`}`,
          ),
        ],
        options,
      );
    });
}
