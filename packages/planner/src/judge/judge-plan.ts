import type { Assignment, DoseRequest, Instance, Plan } from '../instance/instance.ts';
import { judgeAssignment } from './judge-assignment.ts';
import { judgeCourses } from './judge-courses.ts';
import { judgeLoads } from './judge-loads.ts';

export const constraintNames = [
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'H7',
  'H8',
  'H9',
  'H10',
  'H11',
  'H12',
  'H13',
] as const;
export type ConstraintName = (typeof constraintNames)[number];

export type Violation = {
  readonly constraint: ConstraintName;
  readonly dose?: string;
  readonly text: string;
};

/** Terms of the objective as the planning contract numbers them. */
export type Terms = {
  O1: number;
  O2: number;
  O3: number;
  O4: number;
  O5: number;
  O6: number;
  O7: number;
};

export type Judgement = {
  readonly violations: readonly Violation[];
  readonly terms: Terms;
  readonly total: number;
  readonly unplanned: number;
  readonly moved: number;
  readonly discarded: number;
};

export type Placed = { readonly dose: DoseRequest; readonly assignment: Assignment; readonly kept: boolean };

/**
 * Checks every hard constraint H1 to H13 of the planning contract and adds up its objective. It reads the plan alone, and shares
 * nothing with the search.
 */
export function judgePlan(instance: Instance, plan: Plan): Judgement {
  const violations: Violation[] = [];
  const terms: Terms = { O1: 0, O2: 0, O3: 0, O4: 0, O5: 0, O6: 0, O7: 0 };
  if (plan.instance !== instance.id)
    violations.push({ constraint: 'H1', text: `the plan is for ${plan.instance}, not for ${instance.id}` });
  const placed = placedDoses(instance, plan, violations);
  const { weights } = instance;
  let [moved, discarded] = [0, 0];
  for (const dose of instance.doses) {
    const found = placed.get(dose.id);
    if (found === undefined) terms.O1 += weights.unplanned * dose.priority;
    if (instance.task === 'plan') {
      if (dose.ordered && !sameAssignment(dose, found?.assignment))
        violations.push({ constraint: 'H13', dose: dose.id, text: 'an ordered dose is not kept as it is' });
      continue;
    }
    if (dose.ordered && !found?.kept) discarded += 1;
    if (dose.current && found && found.assignment.date !== dose.current.date) moved += 1;
  }
  if (instance.task === 'repair') {
    terms.O6 = weights.movedDose * moved;
    terms.O7 = weights.discardedVial * discarded;
  }
  judgeAssignment(instance, placed, terms, violations);
  judgeCourses(instance, placed, terms, violations);
  judgeLoads(instance, placed, terms, violations);
  return {
    violations,
    terms,
    total: Object.values(terms).reduce((sum, term) => sum + term, 0),
    unplanned: instance.doses.length - placed.size,
    moved,
    discarded,
  };
}

function placedDoses(instance: Instance, plan: Plan, violations: Violation[]): Map<string, Placed> {
  const doses = new Map(instance.doses.map((dose) => [dose.id, dose]));
  const placed = new Map<string, Placed>();
  for (const assignment of plan.assignments) {
    const dose = doses.get(assignment.dose);
    if (dose === undefined)
      violations.push({ constraint: 'H1', dose: assignment.dose, text: 'there is no such dose' });
    else if (placed.has(dose.id))
      violations.push({ constraint: 'H1', dose: dose.id, text: 'stands twice in the plan' });
    else {
      const kept = dose.ordered === true && dose.current?.departure === assignment.departure;
      placed.set(dose.id, { dose, assignment, kept });
    }
  }
  return placed;
}

const sameAssignment = ({ current }: DoseRequest, assignment: Assignment | undefined): boolean =>
  current !== undefined &&
  assignment !== undefined &&
  current.departure === assignment.departure &&
  current.vialFor === assignment.vialFor &&
  current.at === assignment.at &&
  current.date === assignment.date &&
  current.spectDate === assignment.spectDate;
