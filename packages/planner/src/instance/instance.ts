import { z } from 'zod';
import { dateOf, dayNumber } from './calendar.ts';

/** More than this is no plan of a service, but a damaged or hostile file. */
const mostRows = 200_000;

const id = z.string().regex(/^[A-Za-z0-9-]+$/, 'needs letters, digits and hyphens');
const date = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/, 'needs a date such as 2026-09-01')
  .refine((text) => !Number.isNaN(dayNumber(text)) && dateOf(dayNumber(text)) === text, 'is no date');
const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, 'needs an instant such as 2026-09-01T20:00:00Z')
  .refine((text) => !Number.isNaN(Date.parse(text)), 'is no instant');
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'needs a clock time such as 09:30');
const count = z.int().min(0).max(1_000_000);
const amount = z.number().min(0).max(1e9);
const positive = z.number().gt(0).max(1e9);
const share = z.number().min(0).max(1);
const rows = <T extends z.ZodType>(row: T) => z.array(row).max(mostRows);

const places = z.strictObject({ week: z.array(count).length(7), dates: z.record(date, count) });

const assignmentFields = { departure: id, vialFor: instant, at: instant, date, spectDate: date };
const assignmentInForce = z.strictObject(assignmentFields);

const site = z
  .strictObject({
    id,
    name: z.string(),
    utcOffset: z.string().regex(/^[+-](0\d|1[0-4]):[0-5]\d$/, 'needs an offset such as +08:00'),
    hours: z.strictObject({ first: clock, last: clock }),
    receiptMinutes: z.int().min(0).max(10_000),
    licenceMBqPerDay: positive,
    closedDates: rows(date),
    chairs: places,
    spect: places,
  })
  .refine(({ hours }) => hours.first <= hours.last, 'its hours end before they begin');

const dose = z
  .strictObject({
    id,
    patient: id,
    site: id,
    cycle: z.int().min(1).max(6),
    priority: z.literal([1, 2, 3]),
    prescribedMBq: positive,
    earliest: date,
    target: date,
    latest: date,
    gates: z.strictObject({ labs: instant, directive: instant, guarantee: instant }),
    current: assignmentInForce.optional(),
    ordered: z.literal(true).optional(),
    replacement: z.literal(true).optional(),
  })
  .refine(({ earliest, latest }) => earliest <= latest, 'its window ends before it begins')
  .refine(
    ({ earliest, latest }) => dayNumber(latest) - dayNumber(earliest) <= 400,
    'its window is longer than 400 days',
  )
  .refine(
    ({ ordered, replacement, current }) => current !== undefined || !(ordered || replacement),
    'is ordered or a replacement, but has no assignment in force',
  );

const disruption = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('cancel'), departure: id }),
  z.strictObject({ type: z.literal('delay'), departure: id, hours: positive }),
  z.strictObject({ type: z.literal('unfit'), until: z.record(id, date) }),
  z.strictObject({ type: z.literal('close'), site: id, dates: z.array(date).min(1) }),
]);

/** An instance of the planning problem: validation/planning/schema/instance.schema.json. */
export const instanceSchema = z
  .strictObject({
    id,
    task: z.enum(['plan', 'repair']),
    now: instant,
    horizon: z.strictObject({ start: date, end: date }),
    product: z.strictObject({
      name: z.string(),
      halfLifeDays: positive,
      shelfLifeHours: z.number().gt(0).max(10_000),
      maxVolumeML: positive,
      concentrationMBqPerML: positive,
      toleranceFraction: z.number().gt(0).lt(1),
    }),
    rules: z.strictObject({
      minIntervalDays: count,
      targetIntervalDays: count,
      lateAfterDays: count,
      rescueHours: amount,
      spectLagDays: z.array(z.int().min(0).max(60)).min(1).max(10),
    }),
    weights: z.strictObject({
      unplanned: amount,
      deviationDay: amount,
      lateDay: amount,
      rescueHour: amount,
      shipment: amount,
      movedDose: amount,
      discardedVial: amount,
    }),
    stochastic: z.strictObject({
      unfitProbability: share,
      unfitWindowDays: z.int().min(1).max(400),
      unfitDurationDays: z.tuple([count, count]),
      cancelFreeDays: count,
      cancelLateDays: count,
      flightDelayHours: z.array(z.tuple([amount.nullable(), share])).min(1),
      customsHoldProbability: share,
      customsHoldHours: amount,
    }),
    sites: rows(site).min(1),
    lanes: rows(z.strictObject({ id, name: z.string(), leadDays: count })).min(1),
    departures: rows(
      z.strictObject({
        id,
        lane: id,
        calibration: instant,
        orderCutoff: instant,
        replacementCutoff: instant,
        capacity: count,
        cancelled: z.boolean(),
        deliveries: rows(z.strictObject({ site: id, arrival: instant, shipmentCost: amount })).min(1),
      }),
    ),
    patients: rows(
      z.strictObject({
        id,
        site: id,
        cyclesGiven: count,
        lastGiven: date.optional(),
        unavailable: rows(z.strictObject({ from: date, to: date })),
      }),
    ),
    doses: rows(dose),
    disruption: disruption.optional(),
  })
  .refine(
    ({ task, disruption: event }) => (task === 'repair') === (event !== undefined),
    'a repair names its disruption, and a plan has none',
  );

export type Instance = z.infer<typeof instanceSchema>;
export type Site = Instance['sites'][number];
export type Departure = Instance['departures'][number];
export type Patient = Instance['patients'][number];
export type DoseRequest = Instance['doses'][number];

/** A plan: a dose that is not listed is left unplanned. validation/planning/schema/plan.schema.json. */
export const planSchema = z.strictObject({
  instance: id,
  producedBy: z.string().optional(),
  assignments: rows(z.strictObject({ dose: id, ...assignmentFields })),
});

export type Plan = z.infer<typeof planSchema>;
export type Assignment = Plan['assignments'][number];
