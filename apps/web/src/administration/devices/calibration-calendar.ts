import type { Device } from '@lutetia/course';
import { todayIn } from '../validity.ts';

export interface CalendarMark {
  readonly on: string;
  readonly what: 'calibration' | 'check';
  readonly state: 'done' | 'due' | 'overdue' | 'failed';
}

export interface CalendarRow {
  readonly device: Device;
  /** Before the first month that is shown. */
  readonly earlier: readonly CalendarMark[];
  /** By month, in the order of `months`. */
  readonly months: readonly (readonly CalendarMark[])[];
}

/** The month of today and the eleven after it, as `2026-11`. */
export function twelveMonths(today: string): string[] {
  const first = Temporal.PlainDate.from(today).toPlainYearMonth();
  return Array.from({ length: 12 }, (_, index) => first.add({ months: index }).toString());
}

function marksOf({ calibration, lastCheck }: Device, zone: string, today: string): CalendarMark[] {
  const calibrated: CalendarMark[] =
    calibration === null
      ? []
      : [
          { on: calibration.calibratedOn, what: 'calibration', state: 'done' },
          {
            on: calibration.dueOn,
            what: 'calibration',
            state: calibration.dueOn < today ? 'overdue' : 'due',
          },
        ];
  if (lastCheck === null) return calibrated;
  const on = todayIn(zone, Temporal.Instant.from(lastCheck.checkedAt));
  return [...calibrated, { on, what: 'check', state: lastCheck.passed ? 'done' : 'failed' }];
}

/** Devices in use with what was done and what is due; whatever has no calibration or is overdue stands first. */
export function calibrationCalendar(
  devices: readonly Device[],
  zone: string,
  today: string,
): { months: readonly string[]; rows: readonly CalendarRow[] } {
  const months = twelveMonths(today);
  const [first = ''] = months;
  const due = ({ calibration }: Device) => calibration?.dueOn ?? '';
  const rows = devices
    .filter(({ retired }) => !retired)
    .toSorted((a, b) => due(a).localeCompare(due(b)))
    .map((device): CalendarRow => {
      const marks = marksOf(device, zone, today).toSorted((a, b) => a.on.localeCompare(b.on));
      return {
        device,
        earlier: marks.filter(({ on }) => on.slice(0, 7) < first),
        months: months.map((month) => marks.filter(({ on }) => on.startsWith(month))),
      };
    });
  return { months, rows };
}
