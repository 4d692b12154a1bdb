import type { Command } from 'commander';
import type { Output } from '../output.ts';

type Options = {
  calibration: string;
  planned: string;
  prescribed: string;
  tolerance: string;
  label: string;
  json?: boolean;
};

export function registerWindow(program: Command, output: Output): void {
  program
    .command('window')
    .description('when a vial made for a planned time is inside the tolerance of the prescribed activity')
    .requiredOption('--calibration <instant>', 'calibration time of the vial, with offset, Z or [zone]')
    .requiredOption('--planned <instant>', 'planned administration, with offset, Z or [zone]')
    .requiredOption('--prescribed <activity>', 'prescribed activity, such as 7.4GBq')
    .requiredOption('--tolerance <tolerance>', 'such as 10% (or the fraction 0.1)')
    .option('--label <pack>', 'label pack that gives the nuclide and the shelf life', 'nmpa-2025')
    .option('--json', 'print JSON')
    .action(async (options: Options) => {
      const { parseActivity, parseInstant, parseTolerance, toleranceWindow } = await import(
        '@lutetia/nuclide'
      );
      const { getPack } = await import('@lutetia/protocol');
      const label = getPack('label', options.label);
      const window = toleranceWindow({
        nuclide: label.identity.nuclide.value,
        calibration: parseInstant(options.calibration),
        planned: parseInstant(options.planned),
        prescribedMBq: parseActivity(options.prescribed),
        tolerance: parseTolerance(options.tolerance),
        shelfLifeHours: label.supply.shelfLifeH.value,
      });
      const usable = Temporal.Instant.compare(window.from, window.latestUse) <= 0;
      output.answer(
        window,
        [
          `inside the tolerance from ${window.from} to ${window.to}`,
          `expires ${window.expires}; latest use ${window.latestUse}`,
          ...(usable ? [] : ['it expires before it comes inside the tolerance: no usable time']),
        ],
        options,
      );
    });
}
