import { isAtMost } from './compare.ts';
import { ProtocolError } from './errors.ts';
import { and, known, type Result } from './logic.ts';
import type { Provenance } from './provenance.ts';
import type { ReleasePack, ReleaseRule } from './release-pack.ts';

/** A dose-rate reading of the patient, background subtracted; null when the reading proves nothing. */
export type ReleaseReading = { at: Temporal.Instant; distanceM: number; doseRateUSvPerH: number | null };
/** A reading that does. */
export type ReleaseMeasurement = ReleaseReading & { doseRateUSvPerH: number };

export type ReleaseGiven = {
  measurements: readonly ReleaseReading[];
  /** For the projected dose: what was administered and how fast it decays (physical half-life). */
  administeredMBq: number | null;
  halfLifeDays: number | null;
};

export type ReleaseRuleResult = Provenance & {
  id: string;
  result: Result;
  value: number | null;
  limit: number | null;
  unit: string;
  inputs: Record<string, unknown>;
};

export type ReleaseEvaluation = {
  pack: string;
  version: string;
  /** `pass`: the rules allow release; the radiation safety officer decides. */
  result: Result;
  /** Whether written instructions are required; null where the pack does not say, or it cannot be told. */
  instructionsRequired: boolean | null;
  rules: ReleaseRuleResult[];
};

/** Whether a distance counts as 1 m. */
export const isAt1m = (distanceM: number, { distanceToleranceM }: ReleasePack['measurement']): boolean =>
  // 1.05 − 1 is a little more than 0.05.
  isAtMost(Math.abs(distanceM - 1), distanceToleranceM.value);

/** Evaluates every rule of a pack; all must pass. What was not measured or not found cannot be evaluated. */
export function evaluateRelease(pack: ReleasePack, given: ReleaseGiven): ReleaseEvaluation {
  for (const { doseRateUSvPerH, distanceM } of given.measurements) {
    const rate = doseRateUSvPerH ?? 0;
    if (!(rate >= 0 && distanceM > 0 && Number.isFinite(rate + distanceM))) {
      throw new ProtocolError('invalid-input', 'A dose rate is negative, or its distance is not above zero');
    }
  }
  const evaluated = pack.rules.map((rule) =>
    rule.kind === 'dose-rate-at-1m'
      ? doseRateAt1m(rule, pack.measurement, given)
      : projectedDose(rule, given),
  );
  return {
    pack: pack.id,
    version: pack.version,
    result: and(...evaluated.map(({ rule }) => rule.result)),
    instructionsRequired:
      evaluated.find(({ instructionsRequired }) => instructionsRequired !== null)?.instructionsRequired ??
      null,
    rules: evaluated.map(({ rule }) => rule),
  };
}

type Evaluated = { rule: ReleaseRuleResult; instructionsRequired: boolean | null };

/** The latest reading at 1 m decides; one at another distance is not converted (a patient is no point source). */
function doseRateAt1m(
  { id, limitUSvPerH }: Extract<ReleaseRule, { kind: 'dose-rate-at-1m' }>,
  rules: ReleasePack['measurement'],
  { measurements }: ReleaseGiven,
): Evaluated {
  const { value: limit, unit, ...provenance } = limitUSvPerH;
  const latest = measurements
    .filter(({ distanceM }) => isAt1m(distanceM, rules))
    .toSorted((first, second) => Temporal.Instant.compare(first.at, second.at))
    .at(-1);
  const value = latest?.doseRateUSvPerH ?? null;
  const result = value === null || limit === null ? 'cannot-evaluate' : known(isAtMost(value, limit));
  const inputs = {
    doseRateUSvPerH: value,
    measuredAt: latest?.at.toString() ?? null,
    distanceM: latest?.distanceM ?? null,
  };
  return { rule: { id, result, value, limit, unit, inputs, ...provenance }, instructionsRequired: null };
}

/** NRC Regulatory Guide 8.39: D(∞) = 34.6 · Γ · Q₀ · Tp · E / (100 cm)², in rem; 1 rem = 10 mSv. */
function projectedDose(
  rule: Extract<ReleaseRule, { kind: 'projected-dose' }>,
  { administeredMBq, halfLifeDays }: ReleaseGiven,
): Evaluated {
  const { value: limit, unit, ...provenance } = rule.limitMSv;
  const inputs = { administeredMBq, halfLifeDays };
  if (administeredMBq === null || halfLifeDays === null) {
    return {
      rule: { id: rule.id, result: 'cannot-evaluate', value: null, limit, unit, inputs, ...provenance },
      instructionsRequired: null,
    };
  }
  if (!(administeredMBq >= 0 && halfLifeDays > 0)) {
    throw new ProtocolError('invalid-input', 'The activity is negative, or the half-life is not above zero');
  }
  const occupancy =
    halfLifeDays > rule.longLivedAboveDays.value
      ? rule.occupancyLongLived.value
      : rule.occupancyShortLived.value;
  const activityMCi = administeredMBq / 37;
  const gamma = rule.exposureRateConstantRCm2PerMCiH.value;
  const rem = (rule.formulaConstant.value * gamma * activityMCi * halfLifeDays * occupancy) / 100 ** 2;
  const value = rem * 10;
  return {
    rule: {
      id: rule.id,
      result: known(isAtMost(value, limit)),
      value,
      limit,
      unit,
      inputs: { ...inputs, exposureRateConstantRCm2PerMCiH: gamma, occupancy },
      ...provenance,
    },
    instructionsRequired: value > rule.instructionsAboveMSv.value,
  };
}
