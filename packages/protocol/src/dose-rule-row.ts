import { type GradeRange, reportedGrade, termGrade, worst } from './adverse-event-grade.ts';
import { isAbove } from './compare.ts';
import { daysBetween } from './dates.ts';
import type { RowTrigger } from './dose-modification-pack.ts';
import type { DoseRuleCase } from './dose-rule-case.ts';
import {
  type Confirmable,
  clearanceBelow,
  creatinineAndClearanceChange,
  creatinineGrade,
} from './dose-rule-renal.ts';
import { and, known, not, or, type Result, test } from './logic.ts';

/** `pass` means that the row's condition holds; `pending`: it would, once a second measurement confirms it. */
export type Condition = {
  result: Result | 'pending';
  grade?: number;
  inputs: Record<string, unknown>;
};

export type SimpleTrigger = Exclude<RowTrigger, { kind: 'again-after-reduction' }>;

export function evaluateTrigger(given: DoseRuleCase, trigger: SimpleTrigger): Condition {
  switch (trigger.kind) {
    case 'adverse-event':
      return adverseEvent(given, trigger);
    case 'event-present':
      return eventPresent(given, trigger.terms);
    case 'creatinine-grade-or-clearance': {
      const grade = creatinineGrade(given, trigger.minGrade);
      const clearance = clearanceBelow(given, trigger.clearanceBelowMlPerMin);
      return confirmable(or, [grade, ...clearance], trigger.confirmed);
    }
    case 'creatinine-and-clearance-change':
      return openIfIncomplete(
        confirmable(and, creatinineAndClearanceChange(given, trigger), trigger.confirmed),
      );
    case 'creatinine-grade': {
      const { result, grade, inputs } = creatinineGrade(given, trigger.minGrade);
      return { result, inputs, ...(grade === undefined ? {} : { grade }) };
    }
    case 'liver-enzymes-without-metastases':
      return openIfIncomplete(liverEnzymes(given, trigger.timesUln));
    case 'recurrent-or-persistent-after-reduction':
      return afterReduction(given, trigger);
    case 'days-since-previous-dose-above': {
      const { cycle = null, asOf = null } = given;
      const previousDose = given.previousDose?.date ?? null;
      const inputs = { cycle, asOf, previousDose };
      if (cycle === 1) return { result: 'fail', inputs };
      if (asOf === null || previousDose === null) return { result: 'cannot-evaluate', inputs };
      const days = daysBetween(previousDose, asOf);
      return { result: known(days > trigger.days), inputs: { ...inputs, days } };
    }
    case 'cycle-above':
      return {
        result: test(given.cycle, (cycle) => cycle > trigger.cycles),
        inputs: { cycle: given.cycle ?? null },
      };
  }
}

/** Joins conditions that need a second measurement: pending when they would hold but are not all confirmed. */
function confirmable(
  join: (...results: Result[]) => Result,
  parts: readonly Confirmable[],
  needed: boolean,
): Condition {
  const inputs = Object.assign({}, ...parts.map((part) => part.inputs));
  const grades = parts.flatMap(({ grade }) => grade ?? []);
  const result = join(...parts.map((part) => part.result));
  const confirmed = join(...parts.map((part) => and(part.result, known(part.confirmed))));
  return {
    result: needed && result === 'pass' && confirmed !== 'pass' ? 'pending' : result,
    inputs,
    ...(grades.length === 0 ? {} : { grade: Math.max(...grades) }),
  };
}

/** A row that asks for several things holds back its "no" while one of them is missing. */
function openIfIncomplete(condition: Condition): Condition {
  const incomplete = Object.values(condition.inputs).some((input) => input === null);
  return condition.result === 'fail' && incomplete ? { ...condition, result: 'cannot-evaluate' } : condition;
}

function gradeReaches({ atLeast, atMost }: GradeRange, min: number, max = Number.POSITIVE_INFINITY): Result {
  if (atLeast >= min && atMost <= max) return 'pass';
  return atMost < min || atLeast > max ? 'fail' : 'cannot-evaluate';
}

function adverseEvent(
  given: DoseRuleCase,
  trigger: Extract<RowTrigger, { kind: 'adverse-event' }>,
): Condition {
  const graded = trigger.terms.map((term) =>
    trigger.onlyNotAmenable
      ? {
          grade: reportedGrade(given, term, ({ amenable }) => amenable === false),
          inputs: { [term]: given.adverseEvents?.filter((event) => event.term === term) ?? null },
        }
      : termGrade(given, term, trigger.exemptAtBaseline ?? false),
  );
  const results = graded.map(({ grade }) => gradeReaches(grade, trigger.minGrade, trigger.maxGrade));
  const deciding = graded.filter((_, index) => results[index] === 'pass');
  const { atLeast, atMost } = worst((deciding.length > 0 ? deciding : graded).map(({ grade }) => grade));
  return {
    result: or(...results),
    inputs: Object.assign({}, ...graded.map(({ inputs }) => inputs)),
    ...(atLeast === atMost || deciding.length > 0 ? { grade: atLeast } : {}),
  };
}

function eventPresent(
  given: DoseRuleCase,
  terms: Extract<RowTrigger, { kind: 'event-present' }>['terms'],
): Condition {
  const events = given.adverseEvents?.filter(({ term }) => terms.includes(term)) ?? null;
  return {
    result: test(events, (listed) => listed.some(({ grade }) => grade !== 0)),
    inputs: { adverseEvents: events },
  };
}

function liverEnzymes(given: DoseRuleCase, timesUln: number): Condition {
  const { altUPerL = null, altUln = null, astUPerL = null, astUln = null } = given.labs ?? {};
  const liverMetastases = given.liverMetastases ?? null;
  const raised = (value: number | null, uln: number | null): Result =>
    value === null || uln === null ? 'cannot-evaluate' : known(isAbove(value, timesUln * uln));
  return {
    result: and(not(known(liverMetastases)), or(raised(altUPerL, altUln), raised(astUPerL, astUln))),
    inputs: { altUPerL, altUln, astUPerL, astUln, liverMetastases },
  };
}

function afterReduction(
  given: DoseRuleCase,
  trigger: Extract<RowTrigger, { kind: 'recurrent-or-persistent-after-reduction' }>,
): Condition {
  const doseReductionsSoFar = given.doseReductionsSoFar ?? null;
  const events = given.adverseEvents?.filter(({ term }) => trigger.terms.includes(term)) ?? null;
  const inputs = { doseReductionsSoFar, adverseEvents: events };
  if (!events) return { result: 'cannot-evaluate', inputs };
  const results = events.map(({ grade, recurrent, persistent }) =>
    or(
      and(
        known(recurrent),
        test(grade, (value) => value >= trigger.recurrentMinGrade),
      ),
      and(
        known(persistent ?? false),
        test(grade, (value) => value >= trigger.persistentMinGrade),
      ),
    ),
  );
  const reduced = test(doseReductionsSoFar, (count) => count > 0);
  return { result: and(reduced, or(...results)), inputs };
}
