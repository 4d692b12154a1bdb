import type { Answer } from './eligibility-answer.ts';
import type { EligibilityCase, Lesion, PsmaPet } from './eligibility-case.ts';
import type { EligibilityRule } from './eligibility-pack.ts';
import type { PsmaTracer } from './eligibility-vocabulary.ts';
import { and, known, not, or, type Result, test } from './logic.ts';

type ReferenceOrgan = 'liver' | 'spleen';

// The liver excretes 18F-PSMA-1007, so that the spleen stands for it; for any other tracer nothing is laid down.
const referenceOrgans: Record<PsmaTracer, ReferenceOrgan | null> = {
  '68Ga-gozetotide': 'liver',
  '68Ga-PSMA-11': 'liver',
  '18F-piflufolastat': 'liver',
  '18F-flotufolastat': 'liver',
  '18F-PSMA-1007': 'spleen',
  other: null,
};

export function referenceOrgan(tracer: PsmaTracer | null | undefined): ReferenceOrgan | null {
  return tracer ? referenceOrgans[tracer] : null;
}

function referenceSuvMean(pet: PsmaPet): number | null {
  const organ = referenceOrgan(pet.tracer);
  if (organ === null) return null;
  return (organ === 'liver' ? pet.reference?.liverSuvMean : pet.reference?.spleenSuvMean) ?? null;
}

/** The lesions of a signed read; null when there is none, or it is still a draft. */
function signedLesions(pet: PsmaPet | null | undefined): Lesion[] | null {
  return pet?.read === 'signed' ? (pet.lesions ?? null) : null;
}

/** A lesion of the prostate is the primary, not a metastasis. */
const isMetastasis = ({ site }: Lesion): Result => test(site, (place) => place !== 'prostate');

function petInputs(given: EligibilityCase): Record<string, unknown> {
  const pet = given.psmaPet;
  if (!pet) return { psmaPet: null };
  return {
    read: pet.read ?? null,
    tracer: pet.tracer ?? null,
    referenceOrgan: referenceOrgan(pet.tracer),
    referenceSuvMean: referenceSuvMean(pet),
    lesions: pet.lesions ?? null,
  };
}

function compare(
  { suvMax }: Lesion,
  reference: number | null,
  holds: (suvMax: number, reference: number) => boolean,
): Result {
  return reference === null ? 'cannot-evaluate' : test(suvMax, (value) => holds(value, reference));
}

export function psmaPositive(given: EligibilityCase): Answer {
  const inputs = petInputs(given);
  const lesions = signedLesions(given.psmaPet);
  if (!given.psmaPet || !lesions) return { result: 'cannot-evaluate', inputs };
  const reference = referenceSuvMean(given.psmaPet);
  const results = lesions.map((lesion) =>
    and(
      isMetastasis(lesion),
      compare(lesion, reference, (suvMax, organ) => suvMax > organ),
    ),
  );
  return { result: or(...results), inputs };
}

type SizeRule = Extract<EligibilityRule, { kind: 'no-exclusionary-lesion' }>;

const atLeast = (sizeMm: number | null | undefined, limitMm: number): Result =>
  test(sizeMm, (size) => size >= limitMm);

/**
 * Whether a lesion is large enough to exclude if it is PSMA-negative. The rule names nodes, solid organs and the
 * soft tissue of bone metastases; at another site a lesion from the organs' limit on is left open.
 */
function isLarge(lesion: Lesion, rule: SizeRule): Result {
  const { site, shortAxisMm, softTissueShortAxisMm } = lesion;
  if (site === 'prostate') return 'fail';
  if (site === 'node') return atLeast(shortAxisMm, rule.nodeShortAxisMm);
  if (site === 'bone') return atLeast(softTissueShortAxisMm, rule.boneSoftTissueShortAxisMm);
  if (site && rule.organSites.includes(site)) return atLeast(shortAxisMm, rule.organShortAxisMm);
  const smallest = Math.min(rule.organShortAxisMm, rule.boneSoftTissueShortAxisMm, rule.nodeShortAxisMm);
  const sizes = site ? [shortAxisMm] : [shortAxisMm, softTissueShortAxisMm];
  return and('cannot-evaluate', or(...sizes.map((size) => atLeast(size, smallest))));
}

export function noExclusionaryLesion(given: EligibilityCase, rule: SizeRule): Answer {
  const inputs = petInputs(given);
  const lesions = signedLesions(given.psmaPet);
  if (!given.psmaPet || !lesions) return { result: 'cannot-evaluate', inputs };
  const reference = referenceSuvMean(given.psmaPet);
  const excludes = lesions.map((lesion) =>
    and(
      compare(lesion, reference, (suvMax, organ) => suvMax <= organ),
      isLarge(lesion, rule),
    ),
  );
  return { result: not(or(...excludes)), inputs };
}

export function suvMaxSomewhere(given: EligibilityCase, limit: number): Answer {
  const inputs = petInputs(given);
  const lesions = signedLesions(given.psmaPet);
  if (!lesions) return { result: 'cannot-evaluate', inputs };
  return { result: or(...lesions.map(({ suvMax }) => test(suvMax, (value) => value >= limit))), inputs };
}

export function suvMaxOfMeasurable(
  given: EligibilityCase,
  rule: Extract<EligibilityRule, { kind: 'suv-max-of-measurable-above' }>,
): Answer {
  const inputs = petInputs(given);
  const lesions = signedLesions(given.psmaPet);
  if (!lesions) return { result: 'cannot-evaluate', inputs };
  const low = lesions.map((lesion) => {
    const sizes =
      lesion.site === 'bone' || !lesion.site
        ? [lesion.shortAxisMm, lesion.softTissueShortAxisMm]
        : [lesion.shortAxisMm];
    const measurable = or(...sizes.map((size) => atLeast(size, rule.measurableFromMm)));
    return and(
      isMetastasis(lesion),
      measurable,
      test(lesion.suvMax, (suvMax) => suvMax <= rule.suvMax),
    );
  });
  return { result: not(or(...low)), inputs };
}

export function noFdgDiscordance(given: EligibilityCase): Answer {
  const discordantLesions = given.fdgPet?.discordantLesions ?? null;
  return {
    result: discordantLesions === null ? 'cannot-evaluate' : known(discordantLesions === 0),
    inputs: { discordantLesions },
  };
}
