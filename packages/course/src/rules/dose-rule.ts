import { type DoseRuleEvaluation, evaluateDoseRule, parseDoseRuleCase } from '@lutetia/protocol';
import type { Course, Cycle, DoseRuleResult } from '../course.ts';
import { cycleOf } from '../evolve/state.ts';
import type { Given } from '../given.ts';
import { dayIn, isAfter } from '../time.ts';
import { type LabelRules, labelOf } from './label.ts';
import { clearance, labsAsOf } from './laboratory.ts';
import { packInForce } from './packs.ts';

/** Values from before the last dose say nothing about what it did: they are not known. */
const since = (previous: Cycle, labs: Course['labs'][number] | null): Course['labs'][number] | null =>
  labs !== null &&
  previous.injection !== null &&
  !isAfter(labs.collectedAt, previous.injection.start.startedAt)
    ? null
    : labs;

/** Side effects as assessed since the last dose; null when nobody asked. Before the first dose there are none. */
function recordedSince(previous: Cycle, course: Course, given: Given) {
  const { adverseEvents } = course;
  if (previous.injection === null) return adverseEvents?.events ?? [];
  const dosedOn = dayIn(previous.injection.start.startedAt, given.site.timeZone);
  return adverseEvents !== null && adverseEvents.assessedOn > dosedOn ? adverseEvents.events : null;
}

/**
 * Reductions made: decided, or given by a directive below the label's tolerance. The label reduces once and
 * never goes back.
 */
export function reductionsSoFar(course: Course, label: LabelRules | null): 0 | 1 {
  const given = course.directives.filter(({ status }) => status === 'used');
  const lowest = label === null ? 0 : label.activityMBq * (1 - label.toleranceFraction);
  return course.doseReductions > 0 || given.some(({ activityMBq }) => activityMBq < lowest) ? 1 : 0;
}

interface DoseRuleInput {
  readonly cycle: number;
  readonly weightKg: number;
  readonly confirmed: readonly string[];
  /** What was seen today, beside the recorded adverse events; grade 0 is absent. */
  readonly observed: readonly { term: string; grade: number }[];
}

/** The course's facts in the form of docs/contracts/dose-rule-case.md. */
export function doseRuleCaseOf(course: Course, input: DoseRuleInput, given: Given): Record<string, unknown> {
  const firstDose = cycleOf(course, 1).injection?.start.startedAt ?? null;
  const previous = cycleOf(course, input.cycle - 1);
  // Before the first dose, today's values are no baseline of their own: the board's are.
  const isBaseline = ({ collectedAt, fact }: Course['labs'][number]) =>
    firstDose === null
      ? fact.version < (course.eligibility?.fact.version ?? 0)
      : !isAfter(collectedAt, firstDose);
  const baseline = course.labs.findLast(isBaseline) ?? null;
  const current = since(previous, labsAsOf(course, given));
  const recorded = recordedSince(previous, course, given)?.map(({ note: _, ...event }) => event) ?? null;
  const observed = input.observed
    .filter(
      ({ grade, term }) => grade > 0 && !recorded?.some((one) => one.term === term && one.grade >= grade),
    )
    .map(({ term, grade }) => ({ term, grade, recurrent: false }));
  const zone = given.site.timeZone;
  return {
    asOf: dayIn(given.now, zone),
    cycle: input.cycle,
    previousDose:
      input.cycle === 1 || previous.injection === null
        ? null
        : {
            date: dayIn(previous.injection.start.startedAt, zone),
            activityMBq: previous.delivery?.prescribedMBq ?? null,
          },
    doseReductionsSoFar: reductionsSoFar(course, labelOf(given.site)),
    baseline:
      baseline === null
        ? null
        : {
            creatinineUmolPerL: baseline.creatinineUmolPerL,
            creatinineClearanceMlPerMin: clearance(
              baseline,
              course.history?.weightKg ?? null,
              given.ageYears,
            ),
            haemoglobinGPerL: baseline.haemoglobinGPerL,
            plateletsPerNl: baseline.plateletsPerNl,
            neutrophilsPerNl: baseline.neutrophilsPerNl,
            leukocytesPerNl: baseline.leukocytesPerNl,
            altUPerL: baseline.altUPerL,
            astUPerL: baseline.astUPerL,
          },
    weightKg: input.weightKg,
    ageYears: given.ageYears,
    labs:
      current === null
        ? null
        : {
            date: dayIn(current.collectedAt, zone),
            haemoglobinGPerL: current.haemoglobinGPerL,
            plateletsPerNl: current.plateletsPerNl,
            neutrophilsPerNl: current.neutrophilsPerNl,
            leukocytesPerNl: current.leukocytesPerNl,
            creatinineUmolPerL: current.creatinineUmolPerL,
            creatinineUln: current.creatinineUln,
            altUPerL: current.altUPerL,
            altUln: current.altUln,
            astUPerL: current.astUPerL,
            astUln: current.astUln,
            albuminGPerL: current.albuminGPerL,
            bilirubinUmolPerL: current.bilirubinUmolPerL,
            bilirubinUln: current.bilirubinUln,
            haemoglobinLlnGPerL: current.haemoglobinLlnGPerL,
            plateletsLlnPerNl: current.plateletsLlnPerNl,
            neutrophilsLlnPerNl: current.neutrophilsLlnPerNl,
            leukocytesLlnPerNl: current.leukocytesLlnPerNl,
          },
    confirmed: current?.confirmatory ? [...input.confirmed, 'creatinine'] : input.confirmed,
    adverseEvents: recorded === null ? null : [...recorded, ...observed],
    liverMetastases: course.history?.conditions.liverMetastases ?? null,
  };
}

/** What the label's dose-modification rule says; null when the site has signed none. */
export function doseRuleOf(
  course: Course,
  input: DoseRuleInput,
  given: Given,
): (Omit<DoseRuleResult, 'fact' | 'rows'> & Pick<DoseRuleEvaluation, 'rows'> & { case: object }) | null {
  const pack = packInForce(given.site, 'dose-modification');
  if (pack === null) return null;
  const facts = doseRuleCaseOf(course, input, given);
  const result = evaluateDoseRule(parseDoseRuleCase(facts), pack);
  return {
    pack: result.pack,
    packVersion: result.version,
    action: result.action,
    nextActivityMBq:
      result.nextActivityMBq !== null && cycleOf(course, input.cycle).reductionDue
        ? Math.min(result.nextActivityMBq, pack.dosing.reducedActivityMBq.value)
        : result.nextActivityMBq,
    earliest: result.earliest,
    target: result.target,
    latest: result.latest,
    rows: result.rows,
    case: facts,
  };
}
