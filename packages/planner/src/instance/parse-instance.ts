import type { z } from 'zod';
import { PlannerError, type PlannerErrorCode } from '../errors.ts';
import { type Instance, instanceSchema, type Plan, planSchema } from './instance.ts';

const shown = 5;

/** Checks an instance from outside. Errors: `invalid-instance`, which names what is at fault. */
export function parseInstance(input: unknown): Instance {
  const instance = parseAs(instanceSchema, input, 'invalid-instance');
  refuse('invalid-instance', faultsOf(instance));
  return instance;
}

/** Checks the form of a plan from outside; whether it obeys the constraints, `judgePlan` says. Errors: `invalid-plan`. */
export const parsePlan = (input: unknown): Plan => parseAs(planSchema, input, 'invalid-plan');

/** Errors: the code that is given, naming the fields at fault. */
export function parseAs<T>(schema: z.ZodType<T>, input: unknown, code: PlannerErrorCode): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  refuse(
    code,
    parsed.error.issues.map(
      ({ path, message }) => `${path.length === 0 ? 'the document' : path.map(String).join('.')}: ${message}`,
    ),
  );
  throw new PlannerError(code, 'is not of the form that is asked for');
}

function refuse(code: PlannerErrorCode, faults: readonly string[]): void {
  if (faults.length === 0) return;
  const more = faults.length > shown ? ` (and ${faults.length - shown} more)` : '';
  throw new PlannerError(code, faults.slice(0, shown).join('; ') + more);
}

/** What the form alone does not show: names given twice, names of nothing, and probabilities that are none. */
function faultsOf(instance: Instance): string[] {
  const faults: string[] = [];
  const idsOf = (what: string, list: readonly { readonly id: string }[]): Set<string> => {
    const ids = new Set<string>();
    for (const { id } of list) {
      if (ids.has(id)) faults.push(`${what} ${id} stands twice`);
      ids.add(id);
    }
    return ids;
  };
  const known = (ids: ReadonlySet<string>, id: string, who: string, what: string): void => {
    if (!ids.has(id)) faults.push(`${who} names ${what} ${id}, which does not exist`);
  };
  const sites = idsOf('site', instance.sites);
  const lanes = idsOf('lane', instance.lanes);
  const departures = idsOf('departure', instance.departures);
  idsOf('patient', instance.patients);
  idsOf('dose', instance.doses);
  const siteOf = new Map(instance.patients.map(({ id, site }) => [id, site]));

  for (const { id, lane, deliveries } of instance.departures) {
    known(lanes, lane, `departure ${id}`, 'lane');
    for (const { site } of deliveries) known(sites, site, `departure ${id}`, 'site');
    if (new Set(deliveries.map(({ site }) => site)).size < deliveries.length)
      faults.push(`departure ${id} delivers twice to one site`);
  }
  for (const { id, site, unavailable } of instance.patients) {
    known(sites, site, `patient ${id}`, 'site');
    for (const { from, to } of unavailable)
      if (to < from) faults.push(`patient ${id} is unavailable from ${from} to ${to}, which is before`);
  }
  const cycles = new Set<string>();
  for (const { id, patient, site, cycle, current } of instance.doses) {
    const home = siteOf.get(patient);
    if (home === undefined) faults.push(`dose ${id} names patient ${patient}, who does not exist`);
    else if (home !== site) faults.push(`dose ${id} is at site ${site}, its patient at ${home}`);
    if (current !== undefined) known(departures, current.departure, `dose ${id}`, 'departure');
    const key = `${patient} ${cycle}`;
    if (cycles.has(key)) faults.push(`cycle ${cycle} of patient ${patient} stands twice`);
    cycles.add(key);
  }
  const { disruption, stochastic } = instance;
  if (disruption?.type === 'close') known(sites, disruption.site, 'the disruption', 'site');
  if (disruption !== undefined && 'departure' in disruption)
    known(departures, disruption.departure, 'the disruption', 'departure');
  const total = stochastic.flightDelayHours.reduce((sum, [, share]) => sum + share, 0);
  if (Math.abs(total - 1) > 1e-9) faults.push(`the shares of flight delays add up to ${total}, not to 1`);
  if (stochastic.unfitDurationDays[0] > stochastic.unfitDurationDays[1])
    faults.push('the shortest time unfit is longer than the longest');
  if (instance.horizon.end < instance.horizon.start) faults.push('the horizon ends before it begins');
  return faults;
}
