import { halfLife } from '@lutetia/nuclide';
import {
  evaluateRelease,
  forecastReleaseInstant,
  isAt1m,
  netDoseRate,
  type ReleaseMeasurementRules,
} from '@lutetia/protocol';
import type { Cycle } from '../course.ts';
import type { Gate } from '../gate.ts';
import type { Given } from '../given.ts';
import { instantOf, isAfter, minutesBetween } from '../time.ts';
import { labelOf } from './label.ts';
import { noneSigned, packInForce, sourceOf } from './packs.ts';

export interface ReleaseAnswer extends Pick<Gate, 'result' | 'inputs' | 'source'> {
  readonly pack: string | null;
  readonly version: string | null;
  /** Net of background; null when there is no reading, or it proves nothing. */
  readonly doseRateUSvPerH: number | null;
  readonly measuredAt: string | null;
  /** Whether the newest 1 m reading is recent enough; null when there is none. */
  readonly recent: boolean | null;
  /** How the deciding reading stands against its background; null when there is none. */
  readonly reading: Pick<Gate, 'result' | 'inputs' | 'source'> | null;
}

type Reading = Cycle['doseRates'][number];

/** The reading that decides among those of the newest round at 1 m, and those of before. */
function decidingReading(before: readonly Reading[], rules: ReleaseMeasurementRules) {
  const at1m = before.filter(({ distanceM }) => isAt1m(distanceM, rules));
  const newest = at1m.at(-1);
  if (newest === undefined) return null;
  const round = at1m.filter(
    ({ measuredAt }) => minutesBetween(measuredAt, newest.measuredAt) <= rules.roundMinutes.value,
  );
  const net = (reading: Reading) => netDoseRate(reading, rules).netUSvPerH;
  // What proved nothing counts until the same height and side are measured again.
  const counts = round.filter(
    (reading, index) =>
      net(reading) !== null ||
      !round.slice(index + 1).some(({ height, side }) => height === reading.height && side === reading.side),
  );
  // Of one round over heights and sides the highest decides, and above all one that proves nothing.
  const above = (reading: Reading) => net(reading) ?? Number.POSITIVE_INFINITY;
  const reading = counts.toSorted((a, b) => above(b) - above(a))[0] ?? newest;
  return { reading, earlier: before.filter((one) => !round.includes(one)) };
}

function readingOf(reading: Reading, rules: ReleaseMeasurementRules): NonNullable<ReleaseAnswer['reading']> {
  const { doseRateUSvPerH, backgroundUSvPerH } = reading;
  const { kind, netUSvPerH } = netDoseRate(reading, rules);
  return {
    result: netUSvPerH === null ? 'cannot-evaluate' : 'pass',
    inputs: {
      reads: kind,
      doseRateUSvPerH,
      backgroundUSvPerH,
      netUSvPerH,
      highestBackgroundUSvPerH: rules.highestBackgroundUSvPerH.value,
      lowestPercent: rules.lowestFractionOfBackground.value * 100,
    },
    source: sourceOf(
      kind === 'background-implausible' ? rules.highestBackgroundUSvPerH : rules.lowestFractionOfBackground,
    ),
  };
}

/** The site's release rule on the patient's own readings, background subtracted, up to an instant. */
export function releaseOf(cycle: Cycle, at: string, given: Given): ReleaseAnswer {
  const pack = packInForce(given.site, 'release');
  const before = cycle.doseRates.filter(({ measuredAt }) => !isAfter(measuredAt, at));
  if (pack === null) {
    return {
      measuredAt: before.at(-1)?.measuredAt ?? null,
      recent: null,
      doseRateUSvPerH: null,
      reading: null,
      pack: null,
      version: null,
      result: 'cannot-evaluate',
      inputs: {},
      source: noneSigned('release'),
    };
  }
  const rules = pack.measurement;
  const deciding = decidingReading(before, rules);
  const measuredAt = deciding?.reading.measuredAt ?? null;
  const label = labelOf(given.site);
  const readings = deciding === null ? before : [...deciding.earlier, deciding.reading];
  const evaluation = evaluateRelease(pack, {
    measurements: readings.map((reading) => ({
      at: instantOf(reading.measuredAt),
      distanceM: reading.distanceM,
      doseRateUSvPerH: netDoseRate(reading, rules).netUSvPerH,
    })),
    administeredMBq: cycle.delivery?.deliveredMBq ?? null,
    halfLifeDays: label === null ? null : halfLife(label.nuclide).hours / 24,
  });
  const decisive = evaluation.rules.find(({ result }) => result !== 'pass') ?? evaluation.rules[0];
  return {
    measuredAt,
    recent: measuredAt === null ? null : minutesBetween(measuredAt, at) <= rules.validMinutes.value,
    doseRateUSvPerH: deciding === null ? null : netDoseRate(deciding.reading, rules).netUSvPerH,
    reading: deciding === null ? null : readingOf(deciding.reading, rules),
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

/** When the newest readings say that the dose rate meets the site's limit; null when it cannot be said. */
export function releaseForecastOf(cycle: Cycle, given: Given): { at: string | null; method: string } | null {
  const pack = packInForce(given.site, 'release');
  const rule = pack?.rules.find(({ kind }) => kind === 'dose-rate-at-1m');
  const limit = rule?.kind === 'dose-rate-at-1m' ? rule.limitUSvPerH.value : null;
  if (pack === null || limit === null) return null;
  const measurements = cycle.doseRates.flatMap((reading) => {
    const { netUSvPerH } = netDoseRate(reading, pack.measurement);
    return netUSvPerH === null || !isAt1m(reading.distanceM, pack.measurement)
      ? []
      : [{ at: instantOf(reading.measuredAt), distanceM: 1, doseRateUSvPerH: netUSvPerH }];
  });
  if (measurements.length === 0) return null;
  const forecast = forecastReleaseInstant({
    measurements,
    limitUSvPerH: limit,
    administeredAt: cycle.injection === null ? null : instantOf(cycle.injection.start.startedAt),
  });
  return { at: forecast.at?.toString({ fractionalSecondDigits: 0 }) ?? null, method: forecast.method };
}
