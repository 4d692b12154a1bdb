import type { WallDose } from '@lutetia/course';

/** A stretch of time that a board shows, as epoch milliseconds. */
export interface Axis {
  readonly from: number;
  readonly to: number;
}

/** A piece of a row in fractions of the axis; `cut` says on which sides it goes on outside. */
export interface Span {
  readonly left: number;
  readonly width: number;
  readonly cutLeft: boolean;
  readonly cutRight: boolean;
}

const hourMs = 3_600_000;
const ms = (iso: string): number => Temporal.Instant.from(iso).epochMilliseconds;

/** Hours that a board shows even when nothing happens in them: receipt is at 07:30, release about 15:00. */
const firstHour = 7;
const lastHour = 18;

/**
 * The day's axis in the hospital's zone: its working hours, widened within the day, by whole hours, to take
 * in arrivals, injections and leavings.
 */
export function axisOf(date: string, timeZone: string, lines: readonly { dose: WallDose }[]): Axis {
  const day = Temporal.PlainDate.from(date);
  const at = (hour: number) =>
    day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from({ hour }) }).epochMilliseconds;
  const start = at(0);
  const end = day.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds;
  const happenings = lines
    .flatMap(({ dose }) => [
      dose.plannedAt,
      dose.vial?.receivedAt ?? dose.vial?.expectedArrivalAt ?? null,
      dose.injection?.startedAt ?? null,
      dose.leaves?.at ?? null,
    ])
    .flatMap((iso) => (iso === null ? [] : [ms(iso)]))
    .filter((time) => time >= start && time < end);
  const from = Math.min(at(firstHour), ...happenings.map((time) => time - hourMs / 2));
  const to = Math.max(at(lastHour), ...happenings.map((time) => time + hourMs));
  return {
    from: Math.max(start, Math.floor(from / hourMs) * hourMs),
    to: Math.min(end, Math.ceil(to / hourMs) * hourMs),
  };
}

/** Where an instant stands; null outside the axis. */
export function placeOf(axis: Axis, iso: string): number | null {
  const fraction = (ms(iso) - axis.from) / (axis.to - axis.from);
  return fraction >= 0 && fraction <= 1 ? fraction : null;
}

/** The part of a stretch that the axis shows; null when it shows none. */
export function spanOf(axis: Axis, from: string, to: string): Span | null {
  const [start, end] = [ms(from), ms(to)];
  if (end < start || end <= axis.from || start >= axis.to) return null;
  const left = (Math.max(start, axis.from) - axis.from) / (axis.to - axis.from);
  const right = (Math.min(end, axis.to) - axis.from) / (axis.to - axis.from);
  return { left, width: right - left, cutLeft: start < axis.from, cutRight: end > axis.to };
}

/** Full hours with their place, at most `most` of them. */
export function hoursOf(axis: Axis, most: number): { iso: string; place: number }[] {
  const hours = (axis.to - axis.from) / hourMs;
  const every = [1, 2, 3, 4, 6].find((step) => hours / step <= most) ?? 12;
  const count = Math.floor(hours / every) + 1;
  return Array.from({ length: count }, (_, index) => {
    const time = axis.from + index * every * hourMs;
    return {
      iso: Temporal.Instant.fromEpochMilliseconds(time).toString(),
      place: (time - axis.from) / (axis.to - axis.from),
    };
  });
}

type Vial = NonNullable<WallDose['vial']>;

/** Activity of the vial at an instant (exponential decay from its latest statement), MBq. */
export const activityAt = (vial: Pick<Vial, 'activity' | 'halfLifeHours'>, iso: string): number =>
  vial.activity.mBq * 2 ** (-(ms(iso) - ms(vial.activity.at)) / hourMs / vial.halfLifeHours);

/** How full a vial looks: 1 at the upper bound of the directive's tolerance, faint at the lower. */
export function strengthAt(
  vial: Pick<Vial, 'activity' | 'halfLifeHours' | 'window'>,
  prescribedMBq: number,
  iso: string,
): number {
  const tolerance = toleranceOf(vial);
  const excess = activityAt(vial, iso) / prescribedMBq - (1 - tolerance);
  return 0.2 + 0.8 * Math.min(1, Math.max(0, excess / (2 * tolerance)));
}

/** A vial decays from 1 + t to 1 − t of its directive within its window: its length tells t. */
const toleranceOf = ({ window, halfLifeHours }: Pick<Vial, 'window' | 'halfLifeHours'>): number => {
  const decay = 2 ** ((ms(window.to) - ms(window.from)) / hourMs / halfLifeHours);
  return (decay - 1) / (decay + 1);
};
