import type { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import { type Output, six } from '../output.ts';
import { readJsonFile } from '../read-json-file.ts';

type Options = { model: string; tail: string; resample?: string; seed?: string; json?: boolean };

const oneOf = <T extends string>(choices: readonly T[], given: string, option: string): T => {
  const found = choices.find((choice) => choice === given);
  if (found === undefined)
    throw new CliError('usage', `${option} is one of ${choices.join(', ')}, not "${given}"`);
  return found;
};

const wholeNumber = (text: string, what: string): number => {
  if (!/^\d{1,10}$/.test(text)) throw new CliError('usage', `${what} must be a whole number, not "${text}"`);
  return Number(text);
};

export function registerFit(program: Command, output: Output): void {
  program
    .command('fit')
    .description('time-integrated activity of a region from its time-activity curve')
    .argument('<curve>', 'JSON file: nuclide, timesH, activityMBq (not decay-corrected), sdMBq')
    .option(
      '--model <model>',
      'auto, mono, bi, tri (also mono-uptake …), trapezoid, single or hybrid',
      'auto',
    )
    .option('--tail <tail>', 'of a trapezoid: effective or physical', 'effective')
    .option('--resample <samples>', 'uncertainty by resampling too; needs --seed')
    .option('--seed <seed>', 'whole number that makes a resampling repeatable')
    .option('--json', 'print JSON')
    .action(async (path: string, options: Options) => {
      const { exponentialModelNames, fitCurve, modelChoices, parseCurve, resampleTia, tails } = await import(
        '@lutetia/dosimetry'
      );
      if ((options.resample === undefined) !== (options.seed === undefined)) {
        throw new CliError('usage', '--resample and --seed go together');
      }
      const curve = parseCurve(await readJsonFile(path));
      const fit = fitCurve(curve, oneOf(modelChoices, options.model, '--model'), {
        tail: oneOf(tails, options.tail, '--tail'),
      });
      const exponential = exponentialModelNames.find((name) => name === fit.model);
      if (options.resample !== undefined && !exponential) {
        throw new CliError('usage', `${fit.model} is not resampled: only exponential models are`);
      }
      const resampled =
        exponential && options.resample !== undefined && options.seed !== undefined
          ? resampleTia(curve, exponential, {
              samples: wholeNumber(options.resample, '--resample'),
              seed: wholeNumber(options.seed, '--seed'),
            })
          : null;
      output.answer(
        resampled ? { ...fit, resampled } : fit,
        [
          `${fit.model}: ${withSd(fit.tiaMBqH, fit.tiaSdMBqH)} MBq h`,
          fit.effectiveHalfLifeH === null
            ? 'no effective half-life from this method'
            : `effective half-life ${six(fit.effectiveHalfLifeH)} h`,
          ...(fit.extrapolatedFraction === null
            ? []
            : [`after the last point: ${(fit.extrapolatedFraction * 100).toFixed(1)} %`]),
          ...Object.entries(fit.parameters).map(
            ([name, { value, sd }]) => `  ${name} ${sd === null ? six(value) : withSd(value, sd)}`,
          ),
          ...(resampled
            ? [
                `resampled ${resampled.samples} times: ${withSd(resampled.meanTiaMBqH, resampled.tiaSdMBqH)} MBq h, 95 % from ${six(resampled.interval95MBqH[0])} to ${six(resampled.interval95MBqH[1])}`,
              ]
            : []),
          ...fit.alternatives.map(
            ({ model, aicc, tiaMBqH, reason }) =>
              `  not ${model}: ${reason}${tiaMBqH === null ? '' : ` (${six(tiaMBqH)} MBq h${aicc === null ? '' : `, AICc ${aicc.toFixed(1)}`})`}`,
          ),
          ...(fit.aicc === null ? [] : [`AICc ${fit.aicc.toFixed(1)}`]),
          ...fit.notes.map(({ text }) => `note: ${text}`),
        ],
        options,
      );
    });
}

const withSd = (value: number, sd: number | null): string =>
  sd === null ? `${six(value)} (uncertainty unknown)` : `${six(value)} ± ${Number(sd.toPrecision(2))}`;
