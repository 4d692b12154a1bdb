import { dayNumber } from '../instance/calendar.ts';
import type { Instance } from '../instance/instance.ts';
import type { Placed, Terms, Violation } from './judge-plan.ts';

/** The interval between the doses of a patient: H5 and O2. */
export function judgeCourses(
  instance: Instance,
  placed: ReadonlyMap<string, Placed>,
  terms: Terms,
  violations: Violation[],
): void {
  const { minIntervalDays, targetIntervalDays } = instance.rules;
  const patients = new Map(instance.patients.map((patient) => [patient.id, patient]));
  const courses = Map.groupBy(placed.values(), ({ dose }) => dose.patient);
  for (const [id, course] of courses) {
    const patient = patients.get(id);
    let before: { readonly cycle: number; readonly day: number } | null = null;
    for (const { dose, assignment } of course.toSorted((a, b) => a.dose.cycle - b.dose.cycle)) {
      const day = dayNumber(assignment.date);
      if (before !== null && day - before.day < minIntervalDays)
        violations.push({
          constraint: 'H5',
          dose: dose.id,
          text: `${day - before.day} days after cycle ${before.cycle}`,
        });
      const given =
        patient?.lastGiven !== undefined && patient.cyclesGiven === dose.cycle - 1
          ? dayNumber(patient.lastGiven)
          : null;
      const previous: number | null = before?.cycle === dose.cycle - 1 ? before.day : given;
      const due = previous === null ? dayNumber(dose.target) : previous + targetIntervalDays;
      terms.O2 += instance.weights.deviationDay * Math.abs(day - due);
      before = { cycle: dose.cycle, day };
    }
  }
}
