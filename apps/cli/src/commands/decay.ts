import type { Command } from 'commander';
import { type Output, six } from '../output.ts';

type Options = { from: string; to: string; json?: boolean };

export function registerDecay(program: Command, output: Output): void {
  program
    .command('decay')
    .description('activity of a nuclide at another time (an earlier --to gives the activity there was)')
    .argument('<nuclide>', 'such as Lu-177, 177Lu or lutetium-177')
    .argument('<activity>', 'such as 7.4GBq, 200mCi or 370Bq')
    .requiredOption('--from <instant>', 'when it was measured, with offset, Z or [zone]')
    .requiredOption('--to <instant>', 'when it is wanted, with offset, Z or [zone]')
    .option('--json', 'print JSON')
    .action(async (nuclide: string, activity: string, options: Options) => {
      const { decay, halfLife, parseActivity, parseInstant } = await import('@lutetia/nuclide');
      const answer = decay({
        nuclide,
        activityMBq: parseActivity(activity),
        from: parseInstant(options.from),
        to: parseInstant(options.to),
      });
      const { value, unit, source } = halfLife(answer.nuclide);
      output.answer(
        answer,
        [
          `${answer.nuclide}: ${six(answer.activityMBq)} MBq after ${six(answer.elapsedHours)} h (factor ${six(answer.factor)})`,
          `half-life ${value} ${unit}: ${source}`,
        ],
        options,
      );
    });
}
