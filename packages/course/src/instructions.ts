import type { Course } from './course.ts';
import { cycleOf } from './evolve/state.ts';
import type { GateSource } from './gate.ts';
import type { Given } from './given.ts';
import { counsellingOf } from './rules/label.ts';
import { addMinutes, dayIn } from './time.ts';

export interface Instruction {
  readonly id: string;
  readonly text: { readonly en: string; readonly zh: string };
  readonly days: number | null;
  /** First day on which it no longer holds, in the site's zone; null where the label states no period. */
  readonly until: string | null;
  readonly source: GateSource;
}

/**
 * What the label in force has the patient told, with the day on which each restriction ends.
 * Restrictions about children, pregnant women or a shared bed are left out only where the household is known
 * to have none.
 */
export function instructionsOf(course: Course, cycleNumber: number, given: Given): Instruction[] {
  const cycle = cycleOf(course, cycleNumber);
  const from = cycle.injection?.start.startedAt ?? null;
  const household = cycle.instructions?.household ?? course.history?.household ?? null;
  const concerns = (id: string): boolean => {
    if (id === 'separate-bedroom-children') return household?.children !== false;
    if (id === 'separate-bedroom-pregnant') return household?.pregnantWoman !== false;
    return true;
  };
  return counsellingOf(given.site)
    .filter(({ id }) => concerns(id))
    .map(({ id, text, days, source }) => ({
      id,
      text,
      days,
      source,
      until:
        from === null || days === null ? null : dayIn(addMinutes(from, days * 24 * 60), given.site.timeZone),
    }));
}
