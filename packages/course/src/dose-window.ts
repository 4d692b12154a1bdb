import { decay, halfLife, type ToleranceWindow, toleranceWindow } from '@lutetia/nuclide';
import type { Course, Cycle, Order, Vial } from './course.ts';
import { type LabelRules, labelOf } from './rules/label.ts';
import type { Site } from './site/site.ts';
import { instantOf } from './time.ts';

export interface DoseWindow {
  readonly from: string;
  readonly to: string;
  readonly expires: string;
  readonly latestUse: string;
}

const iso = (window: ToleranceWindow): DoseWindow => ({
  from: window.from.toString({ fractionalSecondDigits: 0 }),
  to: window.to.toString({ fractionalSecondDigits: 0 }),
  expires: window.expires.toString({ fractionalSecondDigits: 0 }),
  latestUse: window.latestUse.toString({ fractionalSecondDigits: 0 }),
});

/** When the ordered vial is inside the label's tolerance of the directive's activity. */
export const orderWindow = (order: Order, label: LabelRules): DoseWindow =>
  iso(
    toleranceWindow({
      nuclide: label.nuclide,
      calibration: instantOf(order.calibrationAt),
      planned: instantOf(order.plannedAt),
      prescribedMBq: order.activityMBq,
      tolerance: label.toleranceFraction,
      shelfLifeHours: label.shelfLifeHours,
    }),
  );

/** Windows of every order under way, by cycle number; empty without a signed label pack. */
export function doseWindowsOf(course: Course, site: Site): Record<number, DoseWindow> {
  const label = labelOf(site);
  if (label === null) return {};
  return Object.fromEntries(
    Object.values(course.cycles).flatMap(({ number, order }) =>
      order === null ? [] : [[number, orderWindow(order, label)]],
    ),
  );
}

/** Activity of the vial at an instant, from its latest assay; null when it was not assayed. */
export function vialActivityMBq(cycle: Cycle, at: string, label: LabelRules): number | null {
  const assay = cycle.vial?.assays.at(-1);
  if (assay === undefined) return null;
  return decayedMBq(assay.activityMBq, assay.measuredAt, at, label);
}

/** What the vial's own label makes of it at an instant. Nothing is released on it: it was not measured here. */
export const labelledActivityMBq = (vial: Vial, at: string, label: LabelRules): number =>
  decayedMBq(vial.calibrationActivityMBq, vial.calibrationAt, at, label);

const decayedMBq = (activityMBq: number, from: string, to: string, { nuclide }: LabelRules): number =>
  decay({
    nuclide: halfLife(nuclide).nuclide,
    activityMBq,
    from: instantOf(from),
    to: instantOf(to),
  }).activityMBq;
