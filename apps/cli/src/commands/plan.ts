import type { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import { checkOutputs } from '../image-file.ts';
import { longRun } from '../long-run.ts';
import { numberOf, wholeNumber } from '../numbers.ts';
import { type Output, six } from '../output.ts';
import { readJsonFile } from '../read-json-file.ts';
import { writeWhole } from '../whole-file.ts';
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
      const { parseInstance } = await import('@lutetia/planner');
      const { planOnThreads } = await import('@lutetia/planner/threads');
      const instance = parseInstance(await readJsonFile(path, largestInstanceBytes));
      const result = await longRun('plan', async (run) => {
        const found = await planOnThreads(instance, {
          seconds,
          seed,
          clock: () => performance.now(),
          ...run,
        });
        await writeWhole(out, `${JSON.stringify(found.plan, null, 1)}\n`);
        return found;
      });
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
    });
  registerSimulate(command, output);
}
