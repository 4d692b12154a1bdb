import { z } from 'zod';
import { lesionSite, therapyClass } from './eligibility-vocabulary.ts';
import { withProvenance } from './provenance.ts';
import { wording } from './wording.ts';

const classes = z.array(therapyClass).min(1);
const positive = z.number().positive();

const lab = z.enum([
  'haemoglobinGPerL',
  'leukocytesPerNl',
  'neutrophilsPerNl',
  'plateletsPerNl',
  'creatinineUmolPerL',
  'creatinineClearanceMlPerMin',
  'bilirubinUmolPerL',
  'astUPerL',
  'altUPerL',
  'albuminGPerL',
  'ldhUPerL',
]);
const labWithUln = z.enum(['creatinineUmolPerL', 'bilirubinUmolPerL', 'astUPerL', 'altUPerL']);

/** The closed set of questions that a criterion can ask of a case. */
export type EligibilityRule = { kind: 'all' | 'any'; rules: NamedRule[] } | z.infer<typeof leafRule>;
export type NamedRule = { id: string; rule: EligibilityRule };

const leafRule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('age-at-least'), years: positive }),
  z.strictObject({
    kind: z.literal('diagnosis'),
    facts: z.array(z.enum(['histologyConfirmed', 'metastatic', 'castrationResistant'])).min(1),
  }),
  z.strictObject({ kind: z.literal('androgen-deprivation-continued') }),
  z.strictObject({ kind: z.literal('testosterone-below'), ngPerDl: positive }),
  z.strictObject({ kind: z.literal('ecog-at-most'), ecog: z.int().min(0).max(4) }),
  z.strictObject({ kind: z.literal('life-expectancy-above'), months: positive }),
  z.strictObject({ kind: z.literal('therapy-given'), classes }),
  z.strictObject({
    kind: z.literal('regimens'),
    classes,
    min: z.int().min(0),
    max: z.int().min(0),
    /** A regimen counts from this many cycles on. */
    minCycles: z.int().min(1),
  }),
  /** Progression after the start of a therapy of each class that was given. */
  z.strictObject({ kind: z.literal('progressed-after'), classes }),
  z.strictObject({ kind: z.literal('progressions-on-class-at-most'), classes, max: z.int().min(0) }),
  z.strictObject({
    kind: z.literal('never-given'),
    classes,
    exceptAgents: z.array(z.string().min(1)).optional(),
  }),
  z.strictObject({
    kind: z.literal('not-given-within'),
    classes,
    /** Classes whose members may or may not belong to those meant: they leave the answer open. */
    unclearClasses: z.array(therapyClass).optional(),
    period: z.discriminatedUnion('unit', [
      z.strictObject({ unit: z.literal('months'), value: z.int().positive() }),
      z.strictObject({ unit: z.literal('days'), value: z.int().positive() }),
    ]),
    /** Whether a therapy that ended exactly one period ago is still within it. */
    boundaryIsWithin: z.boolean(),
  }),
  /** Not given, or only as (neo)adjuvant treatment longer ago than the months named. */
  z.strictObject({ kind: z.literal('naive-except-adjuvant'), classes, months: z.int().positive() }),
  z.strictObject({ kind: z.literal('chemotherapy-may-be-delayed') }),
  z.strictObject({ kind: z.literal('lab-at-least'), lab, limit: positive }),
  z.strictObject({ kind: z.literal('lab-above'), lab, limit: positive }),
  z.strictObject({
    kind: z.literal('lab-at-most-times-uln'),
    lab: labWithUln,
    times: positive,
    timesWithLiverMetastases: positive.optional(),
  }),
  z.strictObject({
    kind: z.literal('condition-absent'),
    condition: z.enum(['spinalCordCompression', 'urinaryObstruction', 'cnsMetastases']),
  }),
  z.strictObject({ kind: z.literal('no-hypersensitivity') }),
  z.strictObject({ kind: z.literal('psma-positive') }),
  z.strictObject({
    kind: z.literal('no-exclusionary-lesion'),
    nodeShortAxisMm: positive,
    organShortAxisMm: positive,
    organSites: z.array(lesionSite).min(1),
    boneSoftTissueShortAxisMm: positive,
  }),
  z.strictObject({ kind: z.literal('suv-max-somewhere-at-least'), suvMax: positive }),
  z.strictObject({
    kind: z.literal('suv-max-of-measurable-above'),
    suvMax: positive,
    measurableFromMm: positive,
  }),
  z.strictObject({ kind: z.literal('no-fdg-discordance') }),
]);

const rule: z.ZodType<EligibilityRule> = z.lazy(() =>
  z.union([
    leafRule,
    z.strictObject({
      kind: z.enum(['all', 'any']),
      rules: z.array(z.strictObject({ id: z.string().min(1), rule })).min(1),
    }),
  ]),
);

export const eligibilityCriterion = withProvenance({ id: z.string().min(1), text: wording, rule });
export type EligibilityCriterion = z.infer<typeof eligibilityCriterion>;

/** What the form has no field for: someone attests it. It does not count in the outcome. */
export const attestation = withProvenance({ id: z.string().min(1), text: wording });
export type Attestation = z.infer<typeof attestation>;

export const eligibilityPack = z.strictObject({
  kind: z.literal('eligibility'),
  id: z.string().min(1),
  version: z.string().min(1),
  title: wording,
  criteria: z.array(eligibilityCriterion).min(1),
  attestations: z.array(attestation),
});
export type EligibilityPack = z.infer<typeof eligibilityPack>;
