import { PlannerError } from '../errors.ts';
import { dayNumber, hourMs, placesOn } from '../instance/calendar.ts';
import { decayOf } from '../instance/decay.ts';
import type { DoseRequest, Instance } from '../instance/instance.ts';
import { judgePlan } from '../judge/judge-plan.ts';
import type { Board, BoardDeparture, BoardDose, Course, Leg, Scope } from './board.ts';
import { costOf, type OptionContext, optionsOf } from './options.ts';
import { place } from './place.ts';
import type { SiteDay } from './site-day.ts';

/**
 * A board on which nothing stands but what is frozen (ordered doses of a PLAN). Errors: `infeasible` when what is ordered already
 * breaks a constraint, so that no plan can obey them all.
 */
export function openBoard(instance: Instance): Board {
  const frozen = instance.doses.filter(({ ordered }) => ordered && instance.task === 'plan');
  refuseBrokenOrders(instance, frozen);
  const departures = departuresOf(instance);
  const legs = legsOf(instance, departures);
  const siteDays = siteDaysOf(instance);
  const daysFrom = new Map([...siteDays].map(([site, days]) => [site, days[0]?.day ?? 0]));
  const placeOf = (site: string, day: number): SiteDay => {
    const found = siteDays.get(site)?.[day - (daysFrom.get(site) ?? 0)];
    if (found === undefined) throw new RangeError(`no date ${day} at site ${site}`);
    return found;
  };
  const movable: BoardDose[] = [];
  const scopes = new Map<string, Scope>();
  const board: Board = {
    instance,
    ...coursesOf(instance),
    departures,
    legs: [...legs.values()].flatMap((of) => [...of.values()]),
    siteDays,
    movable,
    scopes,
    minIntervalDays: instance.rules.minIntervalDays,
    targetIntervalDays: instance.rules.targetIntervalDays,
    deviationDay: instance.weights.deviationDay,
    total: 0,
  };
  const sites = new Map(instance.sites.map((site) => [site.id, site]));
  const patients = new Map(instance.patients.map((patient) => [patient.id, patient]));
  const context = {
    instance,
    decay: decayOf(instance.product),
    nowMs: Date.parse(instance.now),
    legsOf: (site: string) => legs.get(site) ?? new Map<string, Leg>(),
    placeOf,
  };
  board.total = sunkCost(instance);
  for (const dose of board.doses) board.total += dose.unplannedCost;
  for (const dose of board.doses) {
    const { request } = dose;
    const site = sites.get(request.site);
    const patient = patients.get(request.patient);
    if (site === undefined || patient === undefined) throw new RangeError('the instance was not checked');
    if (dose.frozen) freeze(board, dose, context);
    else {
      dose.options = optionsOf(request, site, patient, context);
      movable.push(dose);
      for (const leg of new Set(dose.options.filter(({ keep }) => !keep).map(({ leg }) => leg)))
        leg.candidates.push(dose);
    }
  }
  for (const leg of board.legs) leg.departure.legs.push(leg);
  for (const [site, doses] of Map.groupBy(movable, ({ request }) => request.site))
    scopes.set(site, { movable: doses, legs: board.legs.filter((leg) => leg.site === site) });
  return board;
}

function refuseBrokenOrders(instance: Instance, frozen: readonly DoseRequest[]): void {
  const { violations } = judgePlan(instance, {
    instance: instance.id,
    assignments: frozen.flatMap(({ id, current }) =>
      current === undefined ? [] : [{ dose: id, ...current }],
    ),
  });
  const first = violations[0];
  if (first !== undefined)
    throw new PlannerError(
      'infeasible',
      `no plan can obey every constraint, since what is ordered already breaks ${first.constraint}: ${first.dose === undefined ? '' : `dose ${first.dose}: `}${first.text}`,
    );
}

function departuresOf({ departures, doses }: Instance): BoardDeparture[] {
  const ordered = Map.groupBy(
    doses.filter((dose) => dose.ordered),
    ({ current }) => current?.departure,
  );
  return departures.map(({ id, cancelled, capacity, calibration, orderCutoff, replacementCutoff }) => ({
    id,
    cancelled,
    calibrationMs: Date.parse(calibration),
    orderCutoffMs: Date.parse(orderCutoff),
    replacementCutoffMs: Date.parse(replacementCutoff),
    room: capacity - (ordered.get(id)?.length ?? 0),
    limit: capacity - (ordered.get(id)?.length ?? 0),
    vials: 0,
    legs: [],
  }));
}

/** Deliveries by site and departure. */
function legsOf(instance: Instance, departures: readonly BoardDeparture[]): Map<string, Map<string, Leg>> {
  const receiptMinutes = new Map(instance.sites.map((site) => [site.id, site.receiptMinutes]));
  const sunk = sunkDeliveries(instance);
  const legs = new Map(instance.sites.map(({ id }) => [id, new Map<string, Leg>()]));
  instance.departures.forEach(({ id, deliveries }, at) => {
    const departure = departures[at];
    if (departure === undefined) return;
    for (const { site, arrival, shipmentCost } of deliveries)
      legs.get(site)?.set(id, {
        departure,
        site,
        readyMs: Date.parse(arrival) + (receiptMinutes.get(site) ?? 0) * 60_000,
        cost: sunk.has(`${id} ${site}`) ? 0 : instance.weights.shipment * shipmentCost,
        vials: 0,
        open: true,
        candidates: [],
      });
  });
  return legs;
}

const sunkDeliveries = ({ doses }: Instance): Set<string> =>
  new Set(
    doses.flatMap(({ ordered, current, site }) =>
      ordered && current ? [`${current.departure} ${site}`] : [],
    ),
  );

function sunkCost(instance: Instance): number {
  const sunk = sunkDeliveries(instance);
  let cost = 0;
  for (const { id, deliveries } of instance.departures)
    for (const { site, shipmentCost } of deliveries)
      if (sunk.has(`${id} ${site}`)) cost += instance.weights.shipment * shipmentCost;
  return cost;
}

/** Every date on which a dose may be given or imaged, by site. */
function siteDaysOf(instance: Instance): Map<string, SiteDay[]> {
  const { spectLagDays } = instance.rules;
  const bySite = Map.groupBy(instance.doses, ({ site }) => site);
  const frozen = instance.doses.filter(({ ordered }) => ordered && instance.task === 'plan');
  const fixedScans = Map.groupBy(frozen, ({ site, current }) => `${site} ${current?.spectDate}`);
  // A sum of fractions may differ in its last digits by the order in which it is added up.
  const whole = instance.doses.every(({ prescribedMBq }) => Number.isInteger(prescribedMBq));
  return new Map(
    instance.sites.map((site) => {
      const doses = bySite.get(site.id) ?? [];
      const from = Math.min(...doses.map(({ earliest }) => dayNumber(earliest)));
      const to = Math.max(...doses.map(({ latest }) => dayNumber(latest))) + Math.max(...spectLagDays);
      const closed = new Set(site.closedDates.map(dayNumber));
      const days: SiteDay[] = [];
      for (let day = from; day <= to; day++) {
        const date = new Date(day * 24 * hourMs).toISOString().slice(0, 10);
        days.push({
          site: site.id,
          day,
          chairs: closed.has(day) ? 0 : placesOn(site.chairs, day),
          licenceMBq: site.licenceMBqPerDay - (whole ? 0 : 1e-6),
          spectSlots: placesOn(site.spect, day) - (fixedScans.get(`${site.id} ${date}`)?.length ?? 0),
          treated: [],
          activityMBq: 0,
          spectUsed: 0,
          imagedOn: [],
          imaged: [],
          images: [],
          seen: 0,
          reachedFrom: null,
        });
      }
      for (const treatment of days)
        for (const lag of new Set(spectLagDays)) {
          const slot = days[treatment.day + lag - from];
          if (slot === undefined) continue;
          slot.images.push({ treatment, lag: treatment.imagedOn.length });
          treatment.imagedOn.push(slot);
          treatment.imaged.push(0);
        }
      return [site.id, days];
    }),
  );
}

function coursesOf(instance: Instance): { courses: Course[]; doses: BoardDose[] } {
  const patients = new Map(instance.patients.map((patient) => [patient.id, patient]));
  const courses = new Map<string, Course>();
  const { weights, task } = instance;
  const doses = instance.doses.map((request): BoardDose => {
    const course = courses.get(request.patient) ?? { doses: [] };
    courses.set(request.patient, course);
    const patient = patients.get(request.patient);
    const given = patient?.lastGiven !== undefined && patient.cyclesGiven === request.cycle - 1;
    const dose: BoardDose = {
      request,
      course,
      cycle: request.cycle,
      prescribedMBq: request.prescribedMBq,
      targetDay: dayNumber(request.target),
      givenDay: given && patient?.lastGiven !== undefined ? dayNumber(patient.lastGiven) : null,
      unplannedCost:
        weights.unplanned * request.priority +
        (task === 'repair' && request.ordered ? weights.discardedVial : 0),
      options: [],
      chosen: null,
      best: null,
      frozen: request.ordered === true && task === 'plan',
    };
    course.doses.push(dose);
    return dose;
  });
  for (const { doses: list } of courses.values()) list.sort((a, b) => a.cycle - b.cycle);
  return { courses: [...courses.values()], doses };
}

function freeze(board: Board, dose: BoardDose, context: OptionContext): void {
  const { current, site } = dose.request;
  const leg = current && context.legsOf(site).get(current.departure);
  if (current === undefined || leg === undefined) throw new RangeError('what is ordered was not checked');
  const [day, atMs, vialForMs] = [
    dayNumber(current.date),
    Date.parse(current.at),
    Date.parse(current.vialFor),
  ];
  const expiresMs = leg.departure.calibrationMs + context.instance.product.shelfLifeHours * hourMs;
  const cost = costOf(dose.request, day, atMs, vialForMs, expiresMs, true, context);
  place(board, dose, { place: context.placeOf(site, day), day, leg, keep: true, atMs, vialForMs, cost });
}
