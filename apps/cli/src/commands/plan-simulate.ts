import { setImmediate } from 'node:timers/promises';
import type { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import { longRun } from '../long-run.ts';
import { wholeNumber } from '../numbers.ts';
import { type Output, six } from '../output.ts';
import { readJsonFile } from '../read-json-file.ts';

type SimulateOptions = { policy: string; draws: string; seed: string; json?: boolean };

/** An instance of a network holds some megabytes. */
export const largestInstanceBytes = 64 * 1024 * 1024;

export function registerSimulate(plan: Command, output: Output): void {
  plan
    .command('simulate')
    .description(
      'what a policy of orders, re-checks and standby makes of a plan when patients and flights fail',
    )
    .argument('<instance>', 'JSON file with a PLAN instance')
    .requiredOption('--policy <file>', 'JSON file with the policy (docs/planner.md)')
    .option('--draws <count>', 'how often it is simulated', '100')
    .option('--seed <number>', 'the first draw; the same seed gives the same figures', '1')
    .option('--json', 'print JSON')
    .action(async (path: string, options: SimulateOptions) => {
      const draws = wholeNumber(options.draws, '--draws', 1, 1_000_000);
      const seed = wholeNumber(options.seed, '--seed', 0, 2 ** 31);
      const { parseInstance, parsePolicy, simulateInSteps } = await import('@lutetia/planner');
      const instance = parseInstance(await readJsonFile(path, largestInstanceBytes));
      const policy = parsePolicy(await readJsonFile(options.policy));
      const simulation = await longRun('simulate', async ({ signal, onProgress }) => {
        const steps = simulateInSteps(instance, policy, { draws, seed });
        for (let step = steps.next(); ; step = steps.next()) {
          if (step.done) return step.value;
          onProgress(step.value);
          await setImmediate();
          if (signal.aborted) throw new CliError('cancelled', 'cancelled', 130);
        }
      });
      output.answer(simulation, linesOf(simulation), options);
    });
}

type Figure = { readonly mean: number; readonly low: number; readonly high: number };

function linesOf(simulation: {
  policy: { name: string };
  draws: number;
  discardedFraction: Figure;
  discardedUnfitFraction: Figure;
  discardedLateFraction: Figure;
  lateCancellationFraction: Figure;
  meanIntervalDeviationDays: Figure;
  given: Figure;
  notGiven: Figure;
  moved: Figure;
}): string[] {
  const percent = ({ mean, low, high }: Figure): string =>
    `${(100 * mean).toFixed(1)} % (${(100 * low).toFixed(1)} to ${(100 * high).toFixed(1)})`;
  const count = ({ mean, low, high }: Figure): string => `${six(mean)} (${six(low)} to ${six(high)})`;
  return [
    `${simulation.policy.name}, ${simulation.draws} draws; mean and 95 % confidence interval`,
    `discarded: ${percent(simulation.discardedFraction)}; patient unfit ${percent(simulation.discardedUnfitFraction)}, vial too late ${percent(simulation.discardedLateFraction)}`,
    `cancelled late: ${percent(simulation.lateCancellationFraction)}`,
    `given ${count(simulation.given)}, not given ${count(simulation.notGiven)}, dates moved ${count(simulation.moved)}`,
    `days off the interval: ${count(simulation.meanIntervalDeviationDays)}`,
  ];
}
