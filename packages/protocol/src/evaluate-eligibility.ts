import { isAtMost } from './compare.ts';
import type { Answer } from './eligibility-answer.ts';
import type { EligibilityCase } from './eligibility-case.ts';
import type { Attestation, EligibilityPack, EligibilityRule } from './eligibility-pack.ts';
import {
  noExclusionaryLesion,
  noFdgDiscordance,
  psmaPositive,
  suvMaxOfMeasurable,
  suvMaxSomewhere,
} from './eligibility-pet.ts';
import {
  naiveExceptAdjuvant,
  neverGiven,
  notGivenWithin,
  progressedAfter,
  progressionsAtMost,
  regimens,
  therapyGiven,
} from './eligibility-therapies.ts';
import { and, known, or, type Result, test } from './logic.ts';
import type { Provenance } from './provenance.ts';

export type EligibilityOutcome = 'eligible' | 'not-eligible' | 'cannot-evaluate';

export type EligibilityCriterionResult = Provenance & {
  id: string;
  text: string;
  result: Result;
  inputs: Record<string, unknown>;
};

export type EligibilityEvaluation = {
  pack: string;
  version: string;
  outcome: EligibilityOutcome;
  criteria: EligibilityCriterionResult[];
  attestations: Attestation[];
};

const outcomes: Record<Result, EligibilityOutcome> = {
  pass: 'eligible',
  fail: 'not-eligible',
  'cannot-evaluate': 'cannot-evaluate',
};

/** Answers are kept in English, as they are exchanged. Not eligible when any criterion fails; else open when any is open; else eligible. Attestations do not count. */
export function evaluateEligibility(given: EligibilityCase, pack: EligibilityPack): EligibilityEvaluation {
  const criteria = pack.criteria.map(({ rule, text, ...criterion }) => ({
    ...criterion,
    text: text.en,
    ...evaluate(given, rule),
  }));
  return {
    pack: pack.id,
    version: pack.version,
    outcome: outcomes[and(...criteria.map(({ result }) => result))],
    criteria,
    attestations: pack.attestations,
  };
}

function evaluate(given: EligibilityCase, rule: EligibilityRule): Answer {
  switch (rule.kind) {
    case 'all':
    case 'any': {
      const parts = rule.rules.map(({ id, rule: part }) => ({ id, ...evaluate(given, part) }));
      const results = parts.map(({ result }) => result);
      return {
        result: rule.kind === 'all' ? and(...results) : or(...results),
        inputs: Object.fromEntries(parts.map(({ id, result, inputs }) => [id, { result, ...inputs }])),
      };
    }
    case 'age-at-least':
      return about(
        { ageYears: given.ageYears },
        test(given.ageYears, (age) => age >= rule.years),
      );
    case 'diagnosis': {
      const facts = rule.facts.map((fact) => [fact, given.diagnosis?.[fact] ?? null] as const);
      return { result: and(...facts.map(([, fact]) => known(fact))), inputs: Object.fromEntries(facts) };
    }
    case 'androgen-deprivation-continued': {
      const { kind = null, ongoing = null } = given.castration ?? {};
      const result = kind === 'medical' ? known(ongoing) : test(kind, (value) => value === 'surgical');
      return { result, inputs: { kind, ongoing } };
    }
    case 'testosterone-below': {
      const testosteroneNgPerDl = given.castration?.testosteroneNgPerDl;
      return about(
        { testosteroneNgPerDl },
        test(testosteroneNgPerDl, (value) => value < rule.ngPerDl),
      );
    }
    case 'ecog-at-most':
      return about(
        { ecog: given.ecog },
        test(given.ecog, (ecog) => ecog <= rule.ecog),
      );
    case 'life-expectancy-above': {
      const { lifeExpectancyMonths } = given;
      return about(
        { lifeExpectancyMonths },
        test(lifeExpectancyMonths, (months) => months > rule.months),
      );
    }
    case 'therapy-given':
      return therapyGiven(given, rule.classes);
    case 'regimens':
      return regimens(given, rule);
    case 'progressed-after':
      return progressedAfter(given, rule.classes);
    case 'progressions-on-class-at-most':
      return progressionsAtMost(given, rule);
    case 'never-given':
      return neverGiven(given, rule);
    case 'not-given-within':
      return notGivenWithin(given, rule);
    case 'naive-except-adjuvant':
      return naiveExceptAdjuvant(given, rule);
    case 'chemotherapy-may-be-delayed': {
      const { chemotherapyPlan } = given;
      return about(
        { chemotherapyPlan },
        test(chemotherapyPlan, (plan) => plan !== 'suitable-now'),
      );
    }
    case 'lab-at-least':
    case 'lab-above': {
      const value = given.labs?.[rule.lab];
      const reached = (amount: number) =>
        rule.kind === 'lab-above' ? amount > rule.limit : amount >= rule.limit;
      return about({ [rule.lab]: value }, test(value, reached));
    }
    case 'lab-at-most-times-uln':
      return labAtMostTimesUln(given, rule);
    case 'condition-absent': {
      const state = given.conditions?.[rule.condition];
      // A suspicion is neither present nor absent.
      const result = state === 'suspected' ? 'cannot-evaluate' : test(state, (value) => value !== 'present');
      return about({ [rule.condition]: state }, result);
    }
    case 'no-hypersensitivity': {
      const hypersensitivity = given.conditions?.hypersensitivity;
      return about(
        { hypersensitivity },
        test(hypersensitivity, (value) => !value),
      );
    }
    case 'psma-positive':
      return psmaPositive(given);
    case 'no-exclusionary-lesion':
      return noExclusionaryLesion(given, rule);
    case 'suv-max-somewhere-at-least':
      return suvMaxSomewhere(given, rule.suvMax);
    case 'suv-max-of-measurable-above':
      return suvMaxOfMeasurable(given, rule);
    case 'no-fdg-discordance':
      return noFdgDiscordance(given);
  }
}

/** Unknown inputs are shown as null. */
function about(inputs: Record<string, unknown>, result: Result): Answer {
  return {
    result,
    inputs: Object.fromEntries(Object.entries(inputs).map(([key, value]) => [key, value ?? null])),
  };
}

const upperLimitOf = {
  creatinineUmolPerL: 'creatinineUln',
  bilirubinUmolPerL: 'bilirubinUln',
  astUPerL: 'astUln',
  altUPerL: 'altUln',
} as const;

function labAtMostTimesUln(
  given: EligibilityCase,
  rule: Extract<EligibilityRule, { kind: 'lab-at-most-times-uln' }>,
): Answer {
  const limitName = upperLimitOf[rule.lab];
  const value = given.labs?.[rule.lab] ?? null;
  const limit = given.labs?.[limitName] ?? null;
  const within = (times: number): Result =>
    value === null || limit === null ? 'cannot-evaluate' : known(isAtMost(value, times * limit));
  const inputs = { [rule.lab]: value, [limitName]: limit };
  if (rule.timesWithLiverMetastases === undefined) return { result: within(rule.times), inputs };
  const liverMetastases = given.conditions?.liverMetastases ?? null;
  return {
    result: or(within(rule.times), and(known(liverMetastases), within(rule.timesWithLiverMetastases))),
    inputs: { ...inputs, liverMetastases },
  };
}
