import type { Command } from 'commander';
import { numberOf } from '../numbers.ts';
import type { Output } from '../output.ts';

type Options = { beforeMl: string; afterMl: string; newLesions: string; json?: boolean };

export function registerRecip(program: Command, output: Output): void {
  program
    .command('recip')
    .description('response by RECIP 1.0 from the PSMA-positive volumes of two scans')
    .requiredOption('--before-ml <volume>', 'total volume before, mL')
    .requiredOption('--after-ml <volume>', 'total volume after, mL; 0 is no uptake')
    .requiredOption('--new-lesions <count>', 'new PSMA-positive lesions')
    .option('--json', 'print JSON')
    .action(async (options: Options) => {
      const { recip } = await import('@lutetia/imaging');
      const found = recip(
        numberOf(options.beforeMl, '--before-ml'),
        numberOf(options.afterMl, '--after-ml'),
        numberOf(options.newLesions, '--new-lesions'),
      );
      const change =
        found.change === null
          ? 'from nothing'
          : `${found.change > 0 ? '+' : ''}${(100 * found.change).toFixed(1)} %`;
      output.answer(
        found,
        [
          `${found.category} (${change})`,
          ...(found.atBoundary ? ['exactly at a boundary: one summary of the criteria excludes it'] : []),
        ],
        options,
      );
    });
}
