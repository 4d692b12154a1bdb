import type { AdverseEventTerm } from './adverse-event-term.ts';
import { isAtLeast } from './compare.ts';
import type { DoseRuleCase } from './dose-rule-case.ts';
import { gradeCtcae } from './grade-ctcae.ts';

/** What is known of a grade: it lies between these, both included. */
export type GradeRange = { atLeast: number; atMost: number };

const highestGrade = 5;
const unknownGrade: GradeRange = { atLeast: 0, atMost: highestGrade };

const laboratoryTerms = {
  anaemia: { value: 'haemoglobinGPerL', lln: 'haemoglobinLlnGPerL' },
  thrombocytopenia: { value: 'plateletsPerNl', lln: 'plateletsLlnPerNl' },
  neutropenia: { value: 'neutrophilsPerNl', lln: 'neutrophilsLlnPerNl' },
  leukopenia: { value: 'leukocytesPerNl', lln: 'leukocytesLlnPerNl' },
} as const;

type LaboratoryTerm = keyof typeof laboratoryTerms;

function isLaboratoryTerm(term: AdverseEventTerm): term is LaboratoryTerm {
  return Object.hasOwn(laboratoryTerms, term);
}

/** The events of a term as reported; one that is not listed is absent, a list that is not known leaves all open. */
export function reportedGrade(
  given: DoseRuleCase,
  term: AdverseEventTerm,
  counts: (event: NonNullable<DoseRuleCase['adverseEvents']>[number]) => boolean = () => true,
): GradeRange {
  if (!given.adverseEvents) return unknownGrade;
  const grades = given.adverseEvents
    .filter((event) => event.term === term && counts(event))
    .map(({ grade }) => grade);
  return worst(
    grades.map((grade) => (grade === null || grade === undefined ? unknownGrade : exactly(grade))),
  );
}

/**
 * The grade of a term: for a blood count the worse of the laboratory's and the reported one.
 *
 * With `exemptAtBaseline` a count that stands at its known baseline or better is not a reaction, and neither is a
 * report that is no worse than it; a report that is worse still counts.
 */
export function termGrade(
  given: DoseRuleCase,
  term: AdverseEventTerm,
  exemptAtBaseline: boolean,
): { grade: GradeRange; inputs: Record<string, unknown> } {
  const reported = reportedGrade(given, term);
  const inputs: Record<string, unknown> = { [term]: reportedInput(given, term) };
  if (!isLaboratoryTerm(term)) return { grade: reported, inputs };
  const names = laboratoryTerms[term];
  const value = given.labs?.[names.value] ?? null;
  const baseline = given.baseline?.[names.value] ?? null;
  Object.assign(inputs, { [names.value]: value, [`baseline ${names.value}`]: baseline });
  if (value === null) return { grade: { atLeast: reported.atLeast, atMost: highestGrade }, inputs };
  const measured = gradeCtcae(term, { value, lln: given.labs?.[names.lln] ?? null });
  const atBaseline = exemptAtBaseline && baseline !== null && isAtLeast(value, baseline);
  if (!atBaseline) return { grade: worst([measured, reported]), inputs };
  if (reported.atMost <= measured.atMost) return { grade: exactly(0), inputs };
  return {
    grade: reported.atLeast > measured.atMost ? reported : { atLeast: 0, atMost: reported.atMost },
    inputs,
  };
}

function reportedInput(given: DoseRuleCase, term: AdverseEventTerm): unknown {
  return given.adverseEvents?.filter((event) => event.term === term) ?? null;
}

export function worst(grades: readonly GradeRange[]): GradeRange {
  return {
    atLeast: Math.max(0, ...grades.map(({ atLeast }) => atLeast)),
    atMost: Math.max(0, ...grades.map(({ atMost }) => atMost)),
  };
}

function exactly(grade: number): GradeRange {
  return { atLeast: grade, atMost: grade };
}
