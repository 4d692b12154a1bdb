import { clockMs, dayMs, dayNumber, hourMs, localDay, offsetMs, placesOn } from '../instance/calendar.ts';
import { decayOf } from '../instance/decay.ts';
import type { Instance } from '../instance/instance.ts';
import type { ConstraintName, Placed, Terms, Violation } from './judge-plan.ts';

/** What one assignment must obey alone: H2, H3, H4, H8 to H10, H12, H13, and the interval to the dose last given (H5). */
export function judgeAssignment(
  instance: Instance,
  placed: ReadonlyMap<string, Placed>,
  terms: Terms,
  violations: Violation[],
): void {
  const sites = new Map(instance.sites.map((site) => [site.id, site]));
  const patients = new Map(instance.patients.map((patient) => [patient.id, patient]));
  const departures = new Map(instance.departures.map((departure) => [departure.id, departure]));
  const { product, rules, weights } = instance;
  const decay = decayOf(product);
  const now = Date.parse(instance.now);
  for (const { dose, assignment, kept } of placed.values()) {
    const fail = (constraint: ConstraintName, text: string): void =>
      void violations.push({ constraint, dose: dose.id, text });
    const site = sites.get(dose.site);
    const patient = patients.get(dose.patient);
    if (site === undefined || patient === undefined) throw new RangeError('the instance was not checked');
    const at = Date.parse(assignment.at);
    const vialFor = Date.parse(assignment.vialFor);
    const day = dayNumber(assignment.date);
    const offset = offsetMs(site.utcOffset);
    const clock = at + offset - localDay(at, offset) * dayMs;
    const lastMinute = clockMs(site.hours.last) + 60_000;
    if (localDay(at, offset) !== day)
      fail('H2', `${assignment.at} is not on ${assignment.date} at ${site.id}`);
    if (site.closedDates.includes(assignment.date) || placesOn(site.chairs, day) === 0)
      fail('H2', `${site.id} does not treat on ${assignment.date}`);
    if (clock < clockMs(site.hours.first) || clock >= lastMinute)
      fail('H2', `${assignment.at} is outside ${site.hours.first} to ${site.hours.last}`);
    if (assignment.date < dose.earliest || assignment.date > dose.latest)
      fail('H3', `${assignment.date} is outside ${dose.earliest} to ${dose.latest}`);
    if (at <= now) fail('H3', `${assignment.at} is not after ${instance.now}`);
    if (patient.unavailable.some(({ from, to }) => from <= assignment.date && assignment.date <= to))
      fail('H4', `patient ${patient.id} is not available on ${assignment.date}`);
    if (patient.lastGiven !== undefined && day - dayNumber(patient.lastGiven) < rules.minIntervalDays)
      fail('H5', `${day - dayNumber(patient.lastGiven)} days after the dose given on ${patient.lastGiven}`);
    const lag = dayNumber(assignment.spectDate) - day;
    if (!rules.spectLagDays.includes(lag)) fail('H8', `the SPECT is ${lag} days after the treatment`);
    if (kept && assignment.vialFor !== dose.current?.vialFor)
      fail('H13', `the ordered vial was filled for ${dose.current?.vialFor}, not for ${assignment.vialFor}`);

    const departure = departures.get(assignment.departure);
    const delivery = departure?.deliveries.find((one) => one.site === site.id);
    if (delivery === undefined) fail('H9', `departure ${assignment.departure} does not serve ${site.id}`);
    else if (at < Date.parse(delivery.arrival) + site.receiptMinutes * 60_000)
      fail('H9', `the vial is not ready at ${assignment.at}`);
    if (departure !== undefined) {
      if (departure.cancelled && delivery !== undefined) fail('H9', `departure ${departure.id} is cancelled`);
      const cutoff = dose.replacement ? departure.replacementCutoff : departure.orderCutoff;
      if (!kept && Date.parse(cutoff) <= now) fail('H10', `orders for ${departure.id} closed at ${cutoff}`);
      if (!kept)
        for (const [gate, met] of Object.entries(dose.gates))
          if (Date.parse(met) > Date.parse(departure.orderCutoff))
            fail('H10', `${gate} is met at ${met}, after the cut-off of ${departure.id}`);
      const calibration = Date.parse(departure.calibration);
      const expires = calibration + product.shelfLifeHours * hourMs;
      const volume = (dose.prescribedMBq * decay.left(vialFor, calibration)) / product.concentrationMBqPerML;
      if (volume > product.maxVolumeML + 1e-9) fail('H12', `${volume.toFixed(2)} mL at calibration`);
      const off = decay.left(vialFor, at) - 1;
      if (Math.abs(off) > product.toleranceFraction + 1e-6)
        fail('H12', `the activity is ${(100 * off).toFixed(2)} % off the prescribed`);
      if (at > expires) fail('H12', `${((at - calibration) / hourMs).toFixed(1)} h after calibration`);
      const slackHours = (Math.min(expires, vialFor + decay.lateMs) - at) / hourMs;
      terms.O4 += weights.rescueHour * Math.max(0, rules.rescueHours - slackHours);
    }
    const daysLate = day - dayNumber(dose.target) - rules.lateAfterDays;
    terms.O3 += weights.lateDay * dose.priority * Math.max(0, daysLate);
  }
}
