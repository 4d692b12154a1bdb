import type { Course, Cycle } from './course.ts';
import { vialActivityMBq } from './dose-window.ts';
import { liveDirective, plannedAtOf } from './evolve/state.ts';
import { labelOf } from './rules/label.ts';
import type { Site } from './site/site.ts';
import { isAfter } from './time.ts';
import { withinFraction } from './tolerance.ts';

/** How the latest assay stands against the live directive. */
export interface AssayDeviation {
  /** As it was read. */
  readonly measuredMBq: number;
  /** Decayed to `at`. */
  readonly activityMBq: number;
  readonly directiveMBq: number;
  readonly deviationPercent: number;
  readonly tolerancePercent: number;
  /** The planned instant; now, once that has passed. */
  readonly at: string;
  readonly fits: boolean;
  /** How many times too much or too little, where that looks like a mistake of entry; else null. */
  readonly timesApart: number | null;
}

/** No vial is filled so wrongly. GBq, mCi and MBq lie 27, 37 and 1,000 apart, a slipped decimal point about 10. */
const mistakenFrom = 8;

/** Null without an assay, a live directive or a signed label: then nothing can be said, and the time-out says so. */
export function assayDeviationOf(
  course: Course,
  cycle: Cycle,
  { now, site }: { readonly now: string; readonly site: Site },
): AssayDeviation | null {
  const label = labelOf(site);
  const directive = liveDirective(course);
  const assay = cycle.vial?.assays.at(-1);
  if (label === null || directive === null || assay === undefined) return null;
  const plannedAt = plannedAtOf(cycle, directive);
  const at = isAfter(now, plannedAt) ? now : plannedAt;
  const activityMBq = vialActivityMBq(cycle, at, label);
  if (activityMBq === null) return null;
  const ratio = activityMBq / directive.activityMBq;
  const timesApart = Math.max(ratio, 1 / ratio);
  return {
    measuredMBq: assay.activityMBq,
    activityMBq,
    directiveMBq: directive.activityMBq,
    deviationPercent: Math.round((ratio - 1) * 1000) / 10,
    tolerancePercent: label.toleranceFraction * 100,
    at,
    fits: withinFraction(activityMBq, directive.activityMBq, label.toleranceFraction),
    timesApart: timesApart >= mistakenFrom ? Number(timesApart.toPrecision(2)) : null,
  };
}
