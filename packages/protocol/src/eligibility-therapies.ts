import { addDays, isAfter, monthsBefore } from './dates.ts';
import type { Answer } from './eligibility-answer.ts';
import type { EligibilityCase, Therapy } from './eligibility-case.ts';
import type { EligibilityRule } from './eligibility-pack.ts';
import type { TherapyClass } from './eligibility-vocabulary.ts';
import { and, known, not, or, type Result } from './logic.ts';

// The list of therapies is complete: a class that is not among them was not given. A therapy whose class is not
// known may belong to any class, and an end or an end reason that is not known may be any: each leaves open what
// it could change, so that knowing less never gives the opposite answer.

const isOneOf = (therapy: Therapy, classes: readonly TherapyClass[]): Result =>
  therapy.class ? known(classes.includes(therapy.class)) : 'cannot-evaluate';

const mayBelong = (therapy: Therapy, classes: readonly TherapyClass[]) =>
  isOneOf(therapy, classes) !== 'fail';

function therapiesOf(given: EligibilityCase, classes: readonly TherapyClass[]): Therapy[] | null {
  return given.therapies?.filter((therapy) => mayBelong(therapy, classes)) ?? null;
}

const unknownList = (inputs: Record<string, unknown>): Answer => ({ result: 'cannot-evaluate', inputs });

export function therapyGiven(given: EligibilityCase, classes: readonly TherapyClass[]): Answer {
  const therapies = therapiesOf(given, classes);
  if (!therapies) return unknownList({ therapies: null });
  return { result: or(...therapies.map((therapy) => isOneOf(therapy, classes))), inputs: { therapies } };
}

/** Between `min` and `max` regimens; a therapy counts as one from `minCycles` cycles on. */
export function regimens(
  given: EligibilityCase,
  rule: Extract<EligibilityRule, { kind: 'regimens' }>,
): Answer {
  const therapies = therapiesOf(given, rule.classes);
  if (!therapies) return unknownList({ therapies: null });
  const counted = therapies.map((therapy) =>
    and(
      isOneOf(therapy, rule.classes),
      therapy.cycles === null || therapy.cycles === undefined
        ? 'cannot-evaluate'
        : known(therapy.cycles >= rule.minCycles),
    ),
  );
  const certain = counted.filter((result) => result === 'pass').length;
  const possible = counted.filter((result) => result !== 'fail').length;
  const atLeast = certain >= rule.min ? 'pass' : possible >= rule.min ? 'cannot-evaluate' : 'fail';
  const atMost = possible <= rule.max ? 'pass' : certain <= rule.max ? 'cannot-evaluate' : 'fail';
  return { result: and(atLeast, atMost), inputs: { therapies } };
}

type Progression = { date: string | null; of: Therapy | null; happened: Result };

/**
 * Progressions on record: the dated list, and each therapy of the classes that ended for progression. The list is
 * of progressions without a therapy's own end; a list that is not known may hold any.
 */
function progressions(given: EligibilityCase, therapies: readonly Therapy[]): Progression[] {
  const dated: Progression[] = given.progression
    ? given.progression.map(({ date }) => ({ date: date ?? null, of: null, happened: 'pass' }))
    : [{ date: null, of: null, happened: 'cannot-evaluate' }];
  const ends: Progression[] = therapies.map((therapy) => ({
    date: therapy.end ?? null,
    of: therapy,
    happened: therapy.endReason ? known(therapy.endReason === 'progression') : 'cannot-evaluate',
  }));
  return [...dated, ...ends];
}

/** After the start: a progression on the day a therapy starts is the reason for it, not its failure. */
function isAfterStart({ date, of }: Progression, therapy: Therapy): Result {
  if (of === therapy) return 'pass';
  if (date === null) return 'cannot-evaluate';
  if (therapy.start) return known(isAfter(date, therapy.start));
  return therapy.end && isAfter(date, therapy.end) ? 'pass' : 'cannot-evaluate';
}

function isAfterClass(progression: Progression, therapies: readonly Therapy[], kind: TherapyClass): Result {
  const members = therapies.filter((therapy) => mayBelong(therapy, [kind]));
  const after = members.map((therapy) => and(isOneOf(therapy, [kind]), isAfterStart(progression, therapy)));
  if (members.some((therapy) => therapy.class === kind)) return or(...after);
  // Nothing of this class was given for certain: the progression need not come after it.
  const afterAll = members.every((therapy) => isAfterStart(progression, therapy) === 'pass');
  return afterAll ? 'pass' : 'cannot-evaluate';
}

/** One progression that came after the start of a therapy of every class that was given. */
export function progressedAfter(given: EligibilityCase, classes: readonly TherapyClass[]): Answer {
  const inputs = { progression: given.progression ?? null, therapies: therapiesOf(given, classes) };
  const therapies = inputs.therapies;
  if (!therapies) return unknownList(inputs);
  const results = progressions(given, therapies).map((progression) =>
    and(
      progression.happened,
      progression.of ? isOneOf(progression.of, classes) : 'pass',
      ...classes.map((kind) => isAfterClass(progression, therapies, kind)),
    ),
  );
  return { result: or(...results), inputs };
}

/** At most `max` therapies of the classes ended for progression. */
export function progressionsAtMost(
  given: EligibilityCase,
  rule: Extract<EligibilityRule, { kind: 'progressions-on-class-at-most' }>,
): Answer {
  const therapies = therapiesOf(given, rule.classes);
  if (!therapies) return unknownList({ therapies: null });
  const ended = therapies.map((therapy) =>
    and(
      isOneOf(therapy, rule.classes),
      therapy.endReason ? known(therapy.endReason === 'progression') : 'cannot-evaluate',
    ),
  );
  const certain = ended.filter((result) => result === 'pass').length;
  const possible = ended.filter((result) => result !== 'fail').length;
  const result = certain > rule.max ? 'fail' : possible > rule.max ? 'cannot-evaluate' : 'pass';
  return { result, inputs: { therapies } };
}

export function neverGiven(
  given: EligibilityCase,
  rule: Extract<EligibilityRule, { kind: 'never-given' }>,
): Answer {
  const therapies = therapiesOf(given, rule.classes);
  if (!therapies) return unknownList({ therapies: null });
  const excludes = therapies.map((therapy) => {
    const excepted = rule.exceptAgents
      ? therapy.agent
        ? known(rule.exceptAgents.includes(therapy.agent.trim().toLowerCase()))
        : 'cannot-evaluate'
      : 'fail';
    return and(isOneOf(therapy, rule.classes), not(excepted));
  });
  return { result: not(or(...excludes)), inputs: { therapies } };
}

type Period = Extract<EligibilityRule, { kind: 'not-given-within' }>['period'];

/** Whether a therapy reaches into the period before `asOf`; its end decides, or its start if that is late enough. */
function isWithin(therapy: Therapy, asOf: string | null, period: Period, boundaryIsWithin: boolean): Result {
  if (asOf === null) return 'cannot-evaluate';
  const cutoff = period.unit === 'days' ? addDays(asOf, -period.value) : monthsBefore(asOf, period.value);
  const inside = (date: string) => isAfter(date, cutoff) || (boundaryIsWithin && date === cutoff);
  if (therapy.end) return known(inside(therapy.end));
  return therapy.start && inside(therapy.start) ? 'pass' : 'cannot-evaluate';
}

export function notGivenWithin(
  given: EligibilityCase,
  rule: Extract<EligibilityRule, { kind: 'not-given-within' }>,
): Answer {
  const asOf = given.asOf ?? null;
  const unclear = rule.unclearClasses ?? [];
  const therapies = therapiesOf(given, [...rule.classes, ...unclear]);
  if (!therapies) return unknownList({ asOf, therapies: null });
  const excludes = therapies.map((therapy) => {
    const meant =
      therapy.class && unclear.includes(therapy.class) ? 'cannot-evaluate' : isOneOf(therapy, rule.classes);
    return and(meant, isWithin(therapy, asOf, rule.period, rule.boundaryIsWithin));
  });
  return { result: not(or(...excludes)), inputs: { asOf, therapies } };
}

/**
 * The form does not say whether a therapy was (neo)adjuvant. One that is recent, or that ended for progression,
 * was not allowed in any case; any other leaves the answer open.
 */
export function naiveExceptAdjuvant(
  given: EligibilityCase,
  rule: Extract<EligibilityRule, { kind: 'naive-except-adjuvant' }>,
): Answer {
  const asOf = given.asOf ?? null;
  const therapies = therapiesOf(given, rule.classes);
  if (!therapies) return unknownList({ asOf, therapies: null });
  const excludes = therapies.map((therapy) => {
    const certainly = or(
      isWithin(therapy, asOf, { unit: 'months', value: rule.months }, true),
      therapy.endReason === 'progression' ? 'pass' : 'cannot-evaluate',
    );
    return and(isOneOf(therapy, rule.classes), certainly);
  });
  return { result: not(or(...excludes)), inputs: { asOf, therapies } };
}
