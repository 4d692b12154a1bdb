import { rename, rm, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import { checkOutputs } from '../image-file.ts';
import { numberOf, wholeNumber } from '../numbers.ts';
import { type Output, six } from '../output.ts';

import { progressBar } from '../progress-bar.ts';
import { readJsonFile } from '../read-json-file.ts';
import { largestInstanceBytes, registerSimulate } from './plan-simulate.ts';

type PlanOptions = { time: string; seed: string; out?: string; json?: boolean };

export function registerPlan(program: Command, output: Output): void {
  const command = program
    .command('plan')
    .enablePositionalOptions()
    .description('which dose travels on which departure and is given on which day')
    .argument('<instance>', 'JSON file with an instance of the planning problem, a PLAN or a REPAIR')
    .option('--time <seconds>', 'seconds that it may take', '30')
    .option('--seed <number>', 'seed of the search', '1')
    .option('--out <file>', 'JSON file of the plan to write')
    .option('--json', 'print JSON')
    .action(async (path: string, options: PlanOptions) => {
      const seconds = numberOf(options.time, '--time');
      if (seconds < 0.5 || seconds > 86_400) throw new CliError('usage', '--time needs 0.5 to 86400 seconds');
      const seed = wholeNumber(options.seed, '--seed', 0, 2 ** 32 - 1);
      // Not an option that commander requires: it would be asked of `plan simulate` too.
      const { out } = options;
      if (out === undefined) throw new CliError('usage', 'required option --out <file> not specified');
      await checkOutputs([out], [path]);
      const { PlannerError, parseInstance } = await import('@lutetia/planner');
      const { planOnThreads } = await import('@lutetia/planner/threads');
      const instance = parseInstance(await readJsonFile(path, largestInstanceBytes));
      const interrupt = new AbortController();
      const onInterrupt = (): void => interrupt.abort();
      // Not once: a second Ctrl-C would leave behind what is being written.
      process.on('SIGINT', onInterrupt);
      const bar = progressBar('plan');
      try {
        const result = await planOnThreads(instance, {
          seconds,
          seed,
          clock: () => performance.now(),
          signal: interrupt.signal,
          onProgress: bar.show,
        });
        bar.clear();
        await writeWhole(out, `${JSON.stringify(result.plan, null, 1)}\n`);
        const answer = {
          total: result.total,
          bound: result.bound,
          gap: result.gap,
          terms: result.terms,
          seconds: performance.now() / 1000,
          unplanned: result.unplanned,
          moved: result.moved,
          discarded: result.discarded,
        };
        output.answer(
          answer,
          [
            `${out}: total ${six(answer.total)}, no plan costs less than ${six(answer.bound)} (gap ${(100 * answer.gap).toFixed(2)} %), in ${answer.seconds.toFixed(1)} s`,
            `${result.plan.assignments.length} doses planned, ${answer.unplanned} left out, ${answer.moved} moved, ${answer.discarded} vials discarded`,
            Object.entries(answer.terms)
              .map(([term, cost]) => `${term} ${six(cost)}`)
              .join('  '),
          ],
          options,
        );
      } catch (error) {
        bar.clear();
        if (error instanceof PlannerError && error.code === 'cancelled')
          throw new CliError('cancelled', error.message, 130);
        throw error;
      } finally {
        process.off('SIGINT', onInterrupt);
      }
    });
  registerSimulate(command, output);
}

/** Whole or not at all: a file that is half written is never seen under its name. */
async function writeWhole(path: string, text: string): Promise<void> {
  const beside = `${path}.${process.pid}.part`;
  try {
    await writeFile(beside, text);
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw new CliError(
      'unwritable-file',
      `${path} cannot be written (${error instanceof Error ? error.message : ''})`,
    );
  }
}
