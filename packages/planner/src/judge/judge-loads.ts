import { dayNumber, placesOn } from '../instance/calendar.ts';
import type { Instance } from '../instance/instance.ts';
import type { Placed, Terms, Violation } from './judge-plan.ts';

/** What many share: chairs (H6), licence (H7), SPECT slots (H8), vials of a departure (H11), and deliveries (O5). */
export function judgeLoads(
  instance: Instance,
  placed: ReadonlyMap<string, Placed>,
  terms: Terms,
  violations: Violation[],
): void {
  const vials = new Map<string, number>();
  const deliveries = new Set<string>();
  const travel = (departure: string, site: string): void => {
    vials.set(departure, (vials.get(departure) ?? 0) + 1);
    deliveries.add(`${departure} ${site}`);
  };
  // An ordered vial travels, used or not.
  for (const { ordered, current, site } of instance.doses)
    if (ordered && current) travel(current.departure, site);
  const all = [...placed.values()];
  for (const { dose, assignment, kept } of all) if (!kept) travel(assignment.departure, dose.site);

  for (const { id, capacity, deliveries: served } of instance.departures) {
    const carried = vials.get(id) ?? 0;
    if (carried > capacity)
      violations.push({ constraint: 'H11', text: `departure ${id}: ${carried} vials, capacity ${capacity}` });
    for (const { site, shipmentCost } of served)
      if (deliveries.has(`${id} ${site}`)) terms.O5 += instance.weights.shipment * shipmentCost;
  }
  const bySite = Map.groupBy(all, ({ dose }) => dose.site);
  for (const site of instance.sites) {
    const here = bySite.get(site.id) ?? [];
    for (const [date, list] of Map.groupBy(here, ({ assignment }) => assignment.date)) {
      const chairs = site.closedDates.includes(date) ? 0 : placesOn(site.chairs, dayNumber(date));
      const activityMBq = list.reduce((sum, { dose }) => sum + dose.prescribedMBq, 0);
      if (list.length > chairs)
        violations.push({
          constraint: 'H6',
          text: `${site.id} ${date}: ${list.length} patients, ${chairs} chairs`,
        });
      if (activityMBq > site.licenceMBqPerDay)
        violations.push({
          constraint: 'H7',
          text: `${site.id} ${date}: ${activityMBq} MBq, licence ${site.licenceMBqPerDay}`,
        });
    }
    for (const [date, list] of Map.groupBy(here, ({ assignment }) => assignment.spectDate)) {
      const slots = placesOn(site.spect, dayNumber(date));
      if (list.length > slots)
        violations.push({
          constraint: 'H8',
          text: `${site.id} ${date}: ${list.length} SPECT, ${slots} slots`,
        });
    }
  }
}
