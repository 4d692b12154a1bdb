import { isAbove, isAtLeast, isBelow } from './compare.ts';
import type { CtcaePack, CtcaeTerm } from './ctcae-pack.ts';
import { ProtocolError } from './errors.ts';
import { ctcaePacks } from './packs/ctcae.ts';
import type { Provenance } from './provenance.ts';

export type CtcaeInput = {
  /** In the term's unit. */
  value: number | null;
  /** Lower and upper limit of the laboratory that reported the value. */
  lln?: number | null;
  uln?: number | null;
  /** The value before the first cycle. */
  baseline?: number | null;
  symptomatic?: boolean | null;
};

export type CtcaeGrade = Provenance & {
  term: string;
  unit: string | null;
  /** null while what is not known leaves more than one grade open. */
  grade: number | null;
  atLeast: number;
  atMost: number;
};

type Range = { atLeast: number; atMost: number };

const highestGrade = 4;
const exactly = (grade: number): Range => ({ atLeast: grade, atMost: grade });
const unknownRange: Range = { atLeast: 0, atMost: highestGrade };

/**
 * Grades a laboratory value or a counted symptom after CTCAE.
 *
 * A limit or an answer that is missing widens the range of grades that remain possible; where a term has several
 * routes (upper limit, baseline) the worse counts. A missing baseline leaves its route out.
 */
export function gradeCtcae(term: string, input: CtcaeInput, pack?: CtcaePack): CtcaeGrade {
  const definition = ctcaeTerm(term, pack);
  for (const value of [input.value, input.lln, input.uln, input.baseline]) {
    if (value !== null && value !== undefined && !(Number.isFinite(value) && value >= 0)) {
      throw new ProtocolError('invalid-input', `${term}: a value or limit is negative or not a number`);
    }
  }
  const { atLeast, atMost } = gradeRange(definition, input);
  const { id, unit, source, sourceVersion, status } = definition;
  return {
    term: id,
    unit,
    grade: atLeast === atMost ? atLeast : null,
    atLeast,
    atMost,
    source,
    sourceVersion,
    status,
  };
}

export function ctcaeTerm(term: string, pack?: CtcaePack): CtcaeTerm {
  const terms = (pack ?? ctcaePacks[0])?.terms ?? [];
  const found = terms.find(({ id }) => id === term);
  if (!found) {
    const known = terms.map(({ id }) => id).join(', ');
    throw new ProtocolError('unknown-term', `"${term}" is not graded here; these are: ${known}`);
  }
  return found;
}

function gradeRange({ grading }: CtcaeTerm, input: CtcaeInput): Range {
  const { value } = input;
  if (value === null || grading.kind === 'words') return unknownRange;
  switch (grading.kind) {
    case 'below': {
      if (grading.symptomatic) {
        const { below, notBelow, without, with: withSymptoms } = grading.symptomatic;
        const inBand =
          isAtLeast(value, notBelow) && (below === null ? belowLimit(input) : isBelow(value, below));
        if (inBand === null)
          return { atLeast: 0, atMost: input.symptomatic === false ? without : withSymptoms };
        if (inBand) return symptomRange(input.symptomatic, without, withSymptoms);
      }
      const step = highest(grading.steps.filter((candidate) => isBelow(value, candidate.value)));
      return step > 0 ? exactly(step) : gradeOneRange(belowLimit(input));
    }
    case 'above': {
      const step = highest(grading.steps.filter((candidate) => isAbove(value, candidate.value)));
      return step > 0 ? exactly(step) : gradeOneRange(aboveLimit(input));
    }
    case 'scale': {
      const passed = grading.steps.filter((candidate) =>
        grading.direction === 'rising'
          ? isAtLeast(value, candidate.value)
          : isAtLeast(candidate.value, value),
      );
      // Only the strict side of the last falling step counts: saliva of exactly 0.1 mL/min is still grade 2.
      const strict = passed.filter(
        (step) => grading.direction === 'rising' || step !== grading.steps.at(-1) || value < step.value,
      );
      // Without a step passed there may be a slight symptom (grade 1) or none.
      return strict.length > 0 ? exactly(highest(strict)) : { atLeast: 0, atMost: 1 };
    }
    case 'times-limit':
      return timesLimitRange(grading, value, input);
  }
}

function timesLimitRange(
  grading: Extract<CtcaeTerm['grading'], { kind: 'times-limit' }>,
  value: number,
  { uln = null, baseline = null }: CtcaeInput,
): Range {
  const { abnormalBaseline, aboveBaseline, aboveUln } = grading;
  if (abnormalBaseline && baseline !== null) {
    if (uln === null) return unknownRange;
    if (isAbove(baseline, uln)) {
      const reached = abnormalBaseline.filter(({ value: times }, index) =>
        index === 0 ? isAtLeast(value, times * baseline) : isAbove(value, times * baseline),
      );
      return exactly(highest(reached));
    }
  }
  const ofBaseline =
    aboveBaseline && baseline !== null
      ? highest(aboveBaseline.filter((step) => isAbove(value, step.value * baseline)))
      : 0;
  if (uln === null) return { atLeast: ofBaseline, atMost: highestGrade };
  return exactly(Math.max(ofBaseline, highest(aboveUln.filter((step) => isAbove(value, step.value * uln)))));
}

function belowLimit({ value, lln = null }: CtcaeInput): boolean | null {
  return lln === null || value === null ? null : isBelow(value, lln);
}

function aboveLimit({ value, uln = null }: CtcaeInput): boolean | null {
  return uln === null || value === null ? null : isAbove(value, uln);
}

function gradeOneRange(outside: boolean | null): Range {
  if (outside === null) return { atLeast: 0, atMost: 1 };
  return exactly(outside ? 1 : 0);
}

function symptomRange(symptomatic: boolean | null | undefined, without: number, withSymptoms: number): Range {
  if (symptomatic === null || symptomatic === undefined) return { atLeast: without, atMost: withSymptoms };
  return exactly(symptomatic ? withSymptoms : without);
}

function highest(steps: readonly { grade: number }[]): number {
  return Math.max(0, ...steps.map(({ grade }) => grade));
}
