import { clockMs, dayMs, dayNumber, hourMs, offsetMs } from '../instance/calendar.ts';
import type { Decay } from '../instance/decay.ts';
import type { DoseRequest, Instance, Patient, Site } from '../instance/instance.ts';
import type { Leg, Option } from './board.ts';
import type { SiteDay } from './site-day.ts';

export type OptionContext = {
  readonly instance: Instance;
  readonly decay: Decay;
  readonly nowMs: number;
  /** Deliveries of a site, by departure. */
  readonly legsOf: (site: string) => ReadonlyMap<string, Leg>;
  readonly placeOf: (site: string, day: number) => SiteDay;
};

const second = 1000;
const roundUp = (ms: number): number => Math.ceil(ms / second) * second;

/**
 * Every date and departure by which a dose can be given, each at its cheapest: as early on the date as the vial is ready,
 * which leaves the most hours to rescue it (O4). None is left out that a better plan could need.
 */
export function optionsOf(dose: DoseRequest, site: Site, patient: Patient, context: OptionContext): Option[] {
  const { rules } = context.instance;
  const first = Math.max(
    dayNumber(dose.earliest),
    patient.lastGiven === undefined
      ? Number.NEGATIVE_INFINITY
      : dayNumber(patient.lastGiven) + rules.minIntervalDays,
  );
  const away = patient.unavailable.map(({ from, to }) => [dayNumber(from), dayNumber(to)] as const);
  const offset = offsetMs(site.utcOffset);
  const legs = context.legsOf(site.id);
  const options: Option[] = [];
  for (let day = first; day <= dayNumber(dose.latest); day++) {
    const place = context.placeOf(site.id, day);
    if (place.chairs === 0 || away.some(([from, to]) => from <= day && day <= to)) continue;
    const opens = Math.max(day * dayMs + clockMs(site.hours.first) - offset, context.nowMs + second);
    const closes = day * dayMs + clockMs(site.hours.last) - offset;
    for (const leg of legs.values()) {
      const { departure } = leg;
      const expires = departure.calibrationMs + context.instance.product.shelfLifeHours * hourMs;
      if (departure.cancelled || leg.readyMs > closes || expires < opens) continue;
      const earliest = roundUp(Math.max(opens, leg.readyMs));
      const latest = Math.min(closes, expires);
      const option = (atMs: number, vialForMs: number, keep: boolean): Option => ({
        place,
        day,
        leg,
        keep,
        atMs,
        vialForMs,
        cost: costOf(dose, day, atMs, vialForMs, expires, keep, context),
      });
      if (dose.ordered && dose.current?.departure === departure.id) {
        const vialFor = Date.parse(dose.current.vialFor);
        const from = roundUp(Math.max(earliest, vialFor - context.decay.earlyMs));
        const to = Math.min(latest, vialFor + context.decay.lateMs);
        if (from > to) continue;
        const soonest = option(from, vialFor, true);
        const at = Date.parse(dose.current.at);
        const asItIs = from <= at && at <= to ? option(at, vialFor, true) : soonest;
        options.push(asItIs.cost <= soonest.cost ? asItIs : soonest);
      } else if (earliest <= latest && canBeOrdered(dose, leg, context)) {
        const vialFor = filledFor(dose, earliest, expires, departure.calibrationMs, context);
        if (vialFor !== null) options.push(option(earliest, vialFor, false));
      }
    }
  }
  return options;
}

function canBeOrdered(dose: DoseRequest, { departure }: Leg, { nowMs }: OptionContext): boolean {
  const cutoff = dose.replacement ? departure.replacementCutoffMs : departure.orderCutoffMs;
  const { labs, directive, guarantee } = dose.gates;
  const cleared = Math.max(Date.parse(labs), Date.parse(directive), Date.parse(guarantee));
  return cutoff > nowMs && cleared <= departure.orderCutoffMs;
}

/**
 * The instant to fill a vial for that is given at `atMs`: that instant itself, or later where the tolerance would leave less than
 * the hours wanted for a rescue, as far as the volume of a vial allows. None where it needs too much volume.
 */
function filledFor(
  dose: DoseRequest,
  atMs: number,
  expiresMs: number,
  calibrationMs: number,
  { instance, decay }: OptionContext,
): number | null {
  const { product, rules } = instance;
  const mostMBq = product.maxVolumeML * product.concentrationMBqPerML;
  const halfLifeMs = product.halfLifeDays * dayMs;
  const fullest =
    Math.floor((calibrationMs + Math.log2(mostMBq / dose.prescribedMBq) * halfLifeMs) / second) * second;
  if (fullest < atMs) return latestWithin(atMs, fullest, decay);
  const wanted = Math.min(expiresMs - atMs, rules.rescueHours * hourMs) - decay.lateMs;
  if (wanted <= 0) return atMs;
  return Math.min(roundUp(atMs + wanted), Math.floor((atMs + decay.earlyMs) / second) * second, fullest);
}

/** A vial too full for the instant at which it is given may be filled for an earlier one, inside the tolerance. */
const latestWithin = (atMs: number, fullestMs: number, { lateMs }: Decay): number | null =>
  fullestMs + lateMs >= atMs ? fullestMs : null;

/** What an assignment costs by itself: O3, O4, and in a repair O6 and O7. */
export function costOf(
  dose: DoseRequest,
  day: number,
  atMs: number,
  vialForMs: number,
  expiresMs: number,
  keep: boolean,
  { instance, decay }: Pick<OptionContext, 'instance' | 'decay'>,
): number {
  const { weights, rules, task } = instance;
  const daysLate = day - dayNumber(dose.target) - rules.lateAfterDays;
  const slackHours = (Math.min(expiresMs, vialForMs + decay.lateMs) - atMs) / hourMs;
  const repair = task === 'repair';
  return (
    weights.lateDay * dose.priority * Math.max(0, daysLate) +
    weights.rescueHour * Math.max(0, rules.rescueHours - slackHours) +
    (repair && dose.current !== undefined && dayNumber(dose.current.date) !== day ? weights.movedDose : 0) +
    (repair && dose.ordered === true && !keep ? weights.discardedVial : 0)
  );
}
