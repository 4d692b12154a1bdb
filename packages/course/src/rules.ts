import { halfLife } from '@lutetia/nuclide';
import {
  cockcroftGaultMlPerMin,
  evaluateDoseRule,
  evaluateEligibility,
  evaluateRelease,
  fitnessWindow,
  forecastReleaseInstant,
  getPack,
  type LabelPack,
  type LocalValue,
  type PackKind,
  type Packs,
  type Provenance,
  parseDoseRuleCase,
  parseEligibilityCase,
  withLocalValues,
} from '@lutetia/protocol';
import type { CommandBody } from './command.ts';
import type { Course, Cycle, DoseRuleResult, EligibilityResult } from './course.ts';
import { cycleOf } from './evolve/state.ts';
import type { Gate, GateSource } from './gate.ts';
import type { Given } from './given.ts';
import type { Site } from './site/site.ts';
import { dayIn, instantOf, isAfter, minutesBetween } from './time.ts';
import type { ProductCode } from './vocabulary.ts';

/** The site's signed packs, with its local values, applied to the course's facts. */

const sourceOf = (provenance: Provenance): GateSource => ({
  citation: [provenance.source.citation, provenance.source.section].filter(Boolean).join(', '),
  version: provenance.sourceVersion,
  status: provenance.status,
});

/** The latest adoption of a kind of pack, or of one pack; null when the site has signed none. */
export function adoptedPack(site: Site, kind: PackKind, id?: string) {
  return site.packs.findLast((one) => one.kind === kind && (id === undefined || one.pack === id)) ?? null;
}

/** Whether a pack of the kind is signed in the version that the program has: another version's values are unknown. */
export function packIsInForce(site: Site, kind: PackKind, id?: string): boolean {
  const adopted = adoptedPack(site, kind, id);
  return adopted !== null && getPack(kind, adopted.pack).version === adopted.version;
}

/** A signed pack of the version signed, with the site's local values applied. */
function packInForce<K extends PackKind>(site: Site, kind: K, id?: string): Packs[K] | null {
  const adopted = adoptedPack(site, kind, id);
  if (adopted === null) return null;
  const pack = getPack(kind, adopted.pack);
  if (pack.version !== adopted.version) return null;
  return withLocalValues(pack, localValuesOf(site, kind, adopted.pack));
}

/** The site's own values of one pack. */
export const localValuesOf = (site: Site, kind: PackKind, pack: string): LocalValue[] =>
  site.localValues
    .filter((value) => value.kind === kind && value.pack === pack)
    .map(({ path, value, rowsFrom, unit, reason, signedBy, signedAt }) => ({
      path,
      value: value ?? rowsFrom ?? '',
      unit,
      reason,
      signedBy,
      signedAt,
      status: 'site-signed',
    }));

export interface LabelRules {
  readonly pack: string;
  readonly version: string;
  readonly product: ProductCode;
  readonly nuclide: string;
  readonly activityMBq: number;
  readonly reducedActivityMBq: number;
  readonly maximumCycles: number;
  readonly intervalDays: number;
  /** Fraction of the prescribed activity. */
  readonly toleranceFraction: number;
  readonly shelfLifeHours: number;
  readonly concentrationMBqPerMl: number;
  readonly minimumFlushMl: number;
  readonly gravityForReduced: boolean;
  readonly source: GateSource;
}

/** SNOMED CT substance of a label → the product code on vials and directives. */
const products: Readonly<Record<string, ProductCode>> = { '1263794005': 'lu-177-vipivotide-tetraxetan' };

/** The label in force at the site; null when none is signed. */
export function labelOf(site: Site): LabelRules | null {
  const label: LabelPack | null = packInForce(site, 'label');
  const product = label === null ? undefined : products[label.identity.snomedSubstance.value];
  if (label === null || product === undefined) return null;
  const { dosing, supply, administration } = label;
  const gravity = administration.methods.find(({ method }) => method === 'gravity');
  return {
    pack: label.id,
    version: label.version,
    product,
    nuclide: label.identity.nuclide.value,
    activityMBq: dosing.activityMBq.value,
    reducedActivityMBq: dosing.reducedActivityMBq.value,
    maximumCycles: dosing.maxCycles.value,
    intervalDays: dosing.intervalDays.value,
    toleranceFraction: dosing.toleranceFraction.value,
    shelfLifeHours: supply.shelfLifeH.value,
    concentrationMBqPerMl: supply.strengthMBqPerMl.value,
    minimumFlushMl: administration.flushMinMl.value,
    gravityForReduced: gravity?.allowsReducedDose.value ?? false,
    source: { ...sourceOf(dosing.toleranceFraction), version: `${label.id} ${label.version}` },
  };
}

export function counsellingOf(site: Site) {
  const label = packInForce(site, 'label');
  return (label?.counselling ?? []).map(({ id, text, days, ...provenance }) => ({
    id,
    text,
    days,
    source: sourceOf(provenance),
  }));
}

type Labs = CommandBody<'record-labs'>;

const clearance = (labs: Labs, weightKg: number | null, ageYears: number | null): number | null =>
  labs.creatinineUmolPerL === null || labs.creatinineUmolPerL === 0 || weightKg === null || ageYears === null
    ? null
    : cockcroftGaultMlPerMin({ ageYears, weightKg, creatinineUmolPerL: labs.creatinineUmolPerL });

/** The newest values that had been taken by `given.now`. */
const labsAsOf = (course: Course, given: Given): Course['labs'][number] | null =>
  course.labs.findLast(({ collectedAt }) => !isAfter(collectedAt, given.now)) ?? null;

/** The course's facts in the form of docs/contracts/eligibility-case.md. */
export function eligibilityCaseOf(course: Course, given: Given): Record<string, unknown> {
  const { history, pet } = course;
  const labs = labsAsOf(course, given);
  return {
    asOf: dayIn(given.now, given.site.timeZone),
    ageYears: given.ageYears,
    diagnosis: history?.diagnosis ?? null,
    castration: history?.castration ?? null,
    therapies: history?.therapies ?? null,
    progression: history?.progression ?? null,
    chemotherapyPlan: history?.chemotherapyPlan ?? null,
    ecog: history?.ecog ?? null,
    lifeExpectancyMonths: history?.lifeExpectancyMonths ?? null,
    labs:
      labs === null
        ? null
        : {
            haemoglobinGPerL: labs.haemoglobinGPerL,
            leukocytesPerNl: labs.leukocytesPerNl,
            neutrophilsPerNl: labs.neutrophilsPerNl,
            plateletsPerNl: labs.plateletsPerNl,
            creatinineUmolPerL: labs.creatinineUmolPerL,
            creatinineUln: labs.creatinineUln,
            creatinineClearanceMlPerMin: clearance(labs, history?.weightKg ?? null, given.ageYears),
            bilirubinUmolPerL: labs.bilirubinUmolPerL,
            bilirubinUln: labs.bilirubinUln,
            astUPerL: labs.astUPerL,
            astUln: labs.astUln,
            altUPerL: labs.altUPerL,
            altUln: labs.altUln,
            albuminGPerL: labs.albuminGPerL,
            ldhUPerL: labs.ldhUPerL,
          },
    conditions: history?.conditions ?? null,
    psmaPet:
      pet === null
        ? null
        : {
            date: pet.date,
            tracer: pet.tracer,
            read: pet.read,
            reference: pet.reference,
            lesions: pet.lesions,
          },
    fdgPet: pet?.fdgPet ?? null,
  };
}

export function eligibilityOf(
  course: Course,
  packId: string,
  given: Given,
): Omit<EligibilityResult, 'fact'> & { case: Record<string, unknown> } {
  const pack = packInForce(given.site, 'eligibility', packId);
  if (pack === null) throw new Error(`eligibility pack ${packId} is not in force`);
  const input = eligibilityCaseOf(course, given);
  const { outcome, criteria } = evaluateEligibility(parseEligibilityCase(input), pack);
  return {
    pack: pack.id,
    packVersion: pack.version,
    outcome,
    criteria: criteria.map(({ id, result, inputs, source, status }) => ({
      id,
      result,
      inputs,
      source,
      status,
    })),
    case: input,
  };
}

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
): (Omit<DoseRuleResult, 'fact'> & { case: Record<string, unknown> }) | null {
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

/** Whether the newest blood values are young enough for a dose today. */
export function labWindowOf(course: Course, given: Given): Pick<Gate, 'result' | 'inputs' | 'source'> {
  const pack = packInForce(given.site, 'fitness');
  const zone = given.site.timeZone;
  const labs = labsAsOf(course, given);
  const collectedOn = labs === null ? null : dayIn(labs.collectedAt, zone);
  if (pack === null) {
    return {
      result: 'cannot-evaluate',
      inputs: { collectedOn, maxAgeDays: null },
      source: { citation: 'no fitness pack is signed', version: '', status: 'unverified' },
    };
  }
  const window = fitnessWindow(pack, collectedOn, dayIn(given.now, zone));
  return {
    result: window.result,
    inputs: { collectedOn, ageDays: window.ageDays, maxAgeDays: window.maxAgeDays },
    source: sourceOf(window),
  };
}

/** A measurement supports a release for this long. */
const releaseMeasurementMinutes = 60;

/** Readings at several heights and sides within this time are one round. */
const measurementRoundMinutes = 15;

export interface ReleaseAnswer extends Pick<Gate, 'result' | 'inputs' | 'source'> {
  readonly pack: string | null;
  readonly version: string | null;
  readonly doseRateUSvPerH: number | null;
  readonly measuredAt: string | null;
  /** Whether the newest 1 m reading is recent enough; null when there is none. */
  readonly recent: boolean | null;
}

/** The site's release rule on the patient's own readings, background subtracted, up to an instant. */
export function releaseOf(cycle: Cycle, at: string, given: Given): ReleaseAnswer {
  const pack = packInForce(given.site, 'release');
  const before = cycle.doseRates.filter(({ measuredAt }) => !isAfter(measuredAt, at));
  const newest = before.findLast(({ distanceM }) => distanceM === 1);
  const inRound = (reading: Cycle['doseRates'][number]): boolean =>
    newest !== undefined &&
    reading.distanceM === 1 &&
    minutesBetween(reading.measuredAt, newest.measuredAt) <= measurementRoundMinutes;
  // Of one round over heights and sides the highest decides.
  const latest = before.filter(inRound).sort((a, b) => net(b) - net(a))[0] ?? null;
  const readings = before.filter((reading) => reading === latest || !inRound(reading));
  const label = labelOf(given.site);
  const measuredAt = latest?.measuredAt ?? null;
  const base = {
    measuredAt,
    recent: measuredAt === null ? null : minutesBetween(measuredAt, at) <= releaseMeasurementMinutes,
    doseRateUSvPerH: latest === null ? null : net(latest),
  };
  if (pack === null) {
    const source: GateSource = { citation: 'no release pack is signed', version: '', status: 'unverified' };
    return { ...base, pack: null, version: null, result: 'cannot-evaluate', inputs: {}, source };
  }
  const evaluation = evaluateRelease(pack, {
    measurements: readings.map((reading) => ({
      at: instantOf(reading.measuredAt),
      distanceM: reading.distanceM,
      doseRateUSvPerH: net(reading),
    })),
    administeredMBq: cycle.delivery?.deliveredMBq ?? null,
    halfLifeDays: label === null ? null : halfLife(label.nuclide).hours / 24,
  });
  const decisive = evaluation.rules.find(({ result }) => result !== 'pass') ?? evaluation.rules[0];
  return {
    ...base,
    pack: evaluation.pack,
    version: evaluation.version,
    result: evaluation.result,
    inputs: {
      rule: decisive?.id ?? null,
      value: decisive?.value ?? null,
      limit: decisive?.limit ?? null,
      unit: decisive?.unit ?? null,
    },
    source:
      decisive === undefined
        ? { citation: evaluation.pack, version: evaluation.version, status: 'unverified' }
        : sourceOf(decisive),
  };
}

const net = (reading: Cycle['doseRates'][number]): number =>
  Math.max(0, reading.doseRateUSvPerH - reading.backgroundUSvPerH);

/** When the newest readings say that the dose rate meets the site's limit; null when it cannot be said. */
export function releaseForecastOf(cycle: Cycle, given: Given): { at: string | null; method: string } | null {
  const rule = packInForce(given.site, 'release')?.rules.find(({ kind }) => kind === 'dose-rate-at-1m');
  const limit = rule?.kind === 'dose-rate-at-1m' ? rule.limitUSvPerH.value : null;
  const readings = cycle.doseRates.filter(({ distanceM }) => distanceM === 1);
  if (limit === null || readings.length === 0) return null;
  const forecast = forecastReleaseInstant({
    measurements: readings.map((reading) => ({
      at: instantOf(reading.measuredAt),
      distanceM: 1,
      doseRateUSvPerH: net(reading),
    })),
    limitUSvPerH: limit,
    administeredAt: cycle.injection === null ? null : instantOf(cycle.injection.start.startedAt),
  });
  return { at: forecast.at?.toString({ fractionalSecondDigits: 0 }) ?? null, method: forecast.method };
}
