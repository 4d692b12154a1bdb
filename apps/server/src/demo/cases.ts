import { currentCycle } from '@lutetia/course';
import type { CourseStep } from '@lutetia/example';
import { at, type CourseScriptOptions, exampleLabs, exampleZone } from '@lutetia/example';

/** An invented patient of the demo centre and how far the course has come. */
export interface DemoCase {
  /** Index in `examplePeople`. */
  readonly person: number;
  /** Days from today to the first injection. */
  readonly doseDay: number;
  /** Hours from now to the planned injection, in place of 10:00: for whoever is in the house today. */
  readonly plannedIn?: readonly number[];
  readonly cycles: number;
  /** The first act that is still to be done, and in which cycle; left out: everything up to now is done. */
  readonly until?: { readonly type: string; readonly cycle?: number };
  readonly method?: CourseScriptOptions['method'];
  readonly psa?: readonly number[];
  readonly restricted?: boolean;
  /** Changes to the bodies of acts, by type. */
  readonly change?: Readonly<Record<string, Record<string, unknown>>>;
  /** Acts after the script, at the given instant. */
  readonly afterwards?: (now: string, doseDay: string) => readonly CourseStep[];
}

const minutesBefore = (now: string, minutes: number): string =>
  Temporal.Instant.from(now).subtract({ minutes }).toString({ fractionalSecondDigits: 0 });

/** Room and people of a dose day, said a minute ago. */
const arranged = (now: string, room: string, people: readonly string[]): CourseStep => ({
  at: minutesBefore(now, 1),
  by: 'coordinator',
  type: 'arrange-dose-day',
  body: { room, people, patientArrivesAt: null },
});

/** One patient at every stage of the way. */
export const demoCases: readonly DemoCase[] = [
  {
    person: 0,
    doseDay: 0,
    plannedIn: [1.75, 2.75],
    cycles: 1,
    until: { type: 'check-fitness' },
    afterwards: (now) => [arranged(now, 'Room 2', ['physician', 'technologist'])],
  },
  { person: 1, doseDay: 39, cycles: 1, until: { type: 'record-history' } },
  { person: 2, doseDay: 34, cycles: 1, until: { type: 'sign-psma-pet' } },
  { person: 3, doseDay: 33, cycles: 1, until: { type: 'decide-board' } },
  { person: 4, doseDay: 27, cycles: 1, until: { type: 'record-cover' } },
  { person: 5, doseDay: 17, cycles: 1, until: { type: 'prescribe' } },
  { person: 6, doseDay: 12, cycles: 1, until: { type: 'receive-dose' } },
  {
    person: 7,
    doseDay: 1,
    cycles: 1,
    until: { type: 'receive-dose' },
    afterwards: (now, doseDay) => [
      {
        at: minutesBefore(now, 12),
        by: 'radiopharmacist',
        type: 'record-milestone',
        body: (course) => ({
          orderReference: currentCycle(course).order?.reference ?? null,
          kind: 'delayed',
          occurredAt: minutesBefore(now, 15),
          expectedArrivalAt: at(doseDay, 0, '11:30'),
          saidBy: 'Airline (invented)',
          note: 'Flight delayed by weather',
        }),
      },
      arranged(now, 'Room 1', ['physician2', 'technologist2']),
    ],
  },
  {
    person: 8,
    doseDay: 0,
    plannedIn: [2, 2.9],
    cycles: 1,
    until: { type: 'assay-dose' },
    change: { 'receive-dose': { transportIndex: 0.1, wipeBqPerCm2: 0.2 } },
    afterwards: (now) => [arranged(now, 'Room 1', ['physician', 'technologist2'])],
  },
  {
    person: 9,
    doseDay: 0,
    plannedIn: [-4.5, -9],
    cycles: 1,
    method: 'gravity',
    until: { type: 'release-patient' },
  },
  { person: 10, doseDay: -25, cycles: 1, until: { type: 'decide-next-cycle' }, psa: [142, 88] },
  {
    person: 11,
    doseDay: -70,
    cycles: 2,
    until: { type: 'evaluate-dose-rule', cycle: 2 },
    psa: [210, 190, 176],
    afterwards: (now) => [
      {
        at: minutesBefore(now, 180),
        by: 'physician',
        type: 'record-labs',
        body: exampleLabs(minutesBefore(now, 420), {
          plateletsPerNl: 68,
          psaNgPerMl: 176,
          haemoglobinGPerL: 96,
        }),
      },
      {
        at: minutesBefore(now, 170),
        by: 'physician',
        type: 'evaluate-dose-rule',
        body: { weightKg: 78, confirmed: [] },
      },
    ],
  },
  {
    person: 12,
    doseDay: -37,
    cycles: 2,
    until: { type: 'receive-dose', cycle: 2 },
    psa: [64, 40],
    restricted: true,
  },
  {
    person: 13,
    doseDay: -150,
    cycles: 3,
    psa: [120, 58, 31, 22],
    until: { type: 'decide-next-cycle', cycle: 3 },
    afterwards: (now) => [
      {
        at: minutesBefore(now, 60),
        by: 'physician',
        type: 'end-treatment',
        body: {
          cause: 'completed',
          endedOn: Temporal.Instant.from(minutesBefore(now, 60))
            .toZonedDateTimeISO(exampleZone)
            .toPlainDate()
            .toString(),
          summary: 'Three cycles as planned with the patient; PSA halved; back to the referring doctor',
        },
      },
    ],
  },
];
