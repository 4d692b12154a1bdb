import { halfLife } from '@lutetia/nuclide';
import { evaluateRelease, forecastReleaseInstant } from '@lutetia/protocol';
import type { Cycle } from '../course.ts';
import type { Gate, GateSource } from '../gate.ts';
import type { Given } from '../given.ts';
import { instantOf, isAfter, minutesBetween } from '../time.ts';
import { labelOf } from './label.ts';
import { packInForce, sourceOf } from './packs.ts';

/** A measurement supports a release for this long. Our own figure: no source was found. */
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
