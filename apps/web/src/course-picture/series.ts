import { type Course, cycleOf, plannedAtOf } from '@lutetia/course';
import { labRows } from '../course/lab-rows.ts';

/** A measured value and when it was taken. */
export interface Point {
  readonly at: string;
  readonly value: number;
  /** CTCAE grade above 0; null where there is none. */
  readonly grade: number | null;
}

export interface Series {
  readonly name: string;
  readonly unit: string;
  readonly points: readonly Point[];
}

export interface Dose {
  readonly cycle: number;
  readonly at: string;
  /** Given, or planned. */
  readonly given: boolean;
  /** Null where it was given and is not confirmed yet, or must be confirmed anew. */
  readonly activityMBq: number | null;
}

/** What is drawn of the blood, in this order; all values stand in the table. */
const drawn = [
  'psaNgPerMl',
  'plateletsPerNl',
  'haemoglobinGPerL',
  'neutrophilsPerNl',
  'creatinineUmolPerL',
] as const;

/** Blood values over time, oldest first; a value that was never known has no series. */
export function seriesOf(course: Course): Series[] {
  const labs = course.labs.toSorted((a, b) =>
    Temporal.Instant.compare(Temporal.Instant.from(a.collectedAt), Temporal.Instant.from(b.collectedAt)),
  );
  const rows = labRows(labs);
  return drawn.flatMap((name) => {
    const row = rows.find((one) => one.name === name);
    if (row === undefined) return [];
    const points = row.values.flatMap(({ value, grade }, index) => {
      const at = labs[index]?.collectedAt;
      return value === null || at === undefined
        ? []
        : [{ at, value, grade: grade !== null && grade > 0 ? grade : null }];
    });
    return [{ name, unit: row.unit, points }];
  });
}

/** Doses that were given, by what was confirmed as delivered, and the one that is planned. */
export function dosesOf(course: Course): Dose[] {
  const cycles = Object.values(course.cycles).toSorted((a, b) => a.number - b.number);
  const given = cycles.flatMap(({ number, injection, delivery }) => {
    if (injection === null) return [];
    const activityMBq = delivery === null || delivery.outdated ? null : delivery.deliveredMBq;
    return [{ cycle: number, at: injection.start.startedAt, given: true, activityMBq }];
  });
  const directive = course.directives.findLast(({ status }) => status === 'live');
  if (directive === undefined || given.some(({ cycle }) => cycle === directive.cycle)) return given;
  const plannedAt = plannedAtOf(cycleOf(course, directive.cycle), directive);
  return [
    ...given,
    { cycle: directive.cycle, at: plannedAt, given: false, activityMBq: directive.activityMBq },
  ];
}
