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

/** An instant as the one given was written: its offset or zone, in whole seconds, a window never wider than it is. */
function sayIn(given: string, at: Temporal.Instant, roundingMode: 'ceil' | 'floor'): string {
  const [, offset, zone] = /(Z|[+-]\d{2}(?::?\d{2})?)?(?:\[!?([^\]]+)\])?$/.exec(given) ?? [];
  const place = zone ?? offset;
  if (place === undefined || place === 'Z') return at.toString({ smallestUnit: 'second', roundingMode });
  return at
    .toZonedDateTimeISO(place)
    .toString({ smallestUnit: 'second', roundingMode, timeZoneName: 'never' });
}

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
      const say = (at: Temporal.Instant, rounding: 'ceil' | 'floor' = 'floor') =>
        sayIn(options.planned, at, rounding);
      const usable = Temporal.Instant.compare(window.from, window.latestUse) <= 0;
      output.answer(
        window,
        [
          `inside the tolerance from ${say(window.from, 'ceil')} to ${say(window.to)}`,
          ...(usable
            ? [`expires ${say(window.expires)}; latest use ${say(window.latestUse)}`]
            : [`expires ${say(window.expires)}, before it comes inside the tolerance: no usable time`]),
        ],
        options,
      );
    });
}
