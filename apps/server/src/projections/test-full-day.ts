import { randomUUID } from 'node:crypto';
import { currentCycle, evolve, openCourse, type PastEvent } from '@lutetia/course';
import {
  at,
  type CourseStep,
  courseScript,
  decideStep,
  exampleLabs,
  examplePeople,
  on,
  playCourse,
  RefusedError,
  recorded,
} from '@lutetia/example';
import type { SiteKeys, Store } from '../store/index.ts';
import { mulberry32 } from './test-history.ts';
import { newPerson, recordEvents, siteOn } from './test-many-courses.ts';

export interface FullDay {
  /** Day on which all doses are planned. */
  date: string;
  /** The course with so many events. */
  longCourse: string;
  events: number;
}

/** Fills a centre with a day of `doses` doses at every stage, one of them in a course of `events` events. */
export async function seedFullDay(
  store: Store,
  keys: SiteKeys,
  given: { doses: number; events: number; today: string; seed: number },
): Promise<FullDay> {
  const random = mulberry32(given.seed);
  const record = (id: string, events: readonly PastEvent[], number: number) =>
    store.transaction(async (tx) => recordEvents(tx, id, events, await newPerson(tx, keys, random, number)));
  const longCourse = randomUUID();
  const long = playLong(longCourse, random, given.today, given.events);
  await record(longCourse, long, 0);
  const script = courseScript({ person: examplePeople[0], doseDay: given.today, cycles: 1 });
  const ordered = script.findIndex(({ type }) => type === 'order-dose') + 1;
  const released = script.findIndex(({ type }) => type === 'release-patient') + 1;
  const place = { ...patient, site: siteOn(given.today) };
  for (let number = 1; number < given.doses; number += 1) {
    const id = randomUUID();
    const steps = script.slice(0, ordered + Math.floor(random() * (released - ordered + 1)));
    await record(id, playCourse(id, steps, place).events, number);
  }
  return { date: given.today, longCourse, events: long.length };
}

const patient = { ageYears: 72, patientCodes: ['DEMO-0001'] };
const cycles = 3;

/**
 * Three cycles as they go when nothing goes wrong, and between their acts what recurs: blood values, papers that
 * come, words of the carrier, looks at the cannula, dose rates. Its last dose is received and not yet given on `today`.
 */
function playLong(id: string, random: () => number, today: string, atLeast: number): PastEvent[] {
  const doseDays = Array.from({ length: cycles }, (_, cycle) => on(today, (cycle + 1 - cycles) * 42));
  const script = courseScript({ person: examplePeople[0], doseDay: doseDays[0] ?? today, cycles });
  const steps = script.slice(0, script.findLastIndex(({ type }) => type === 'receive-dose') + 1);
  const covered = steps.findIndex(({ type }) => type === 'record-cover');
  const each = Math.ceil((atLeast - steps.length) / (steps.length - covered - 1));
  const sites = new Map(doseDays.map((day) => [day, siteOn(day)]));
  const events: PastEvent[] = [];
  let course = openCourse(id);
  const play = (step: CourseStep): void => {
    const site = sites.get(doseDays.findLast((day) => step.at >= day) ?? today) ?? siteOn(today);
    for (const event of decideStep(course, step, { ...patient, site })) {
      const past = recorded(event, course.version + 1, step.by, step.at);
      course = evolve(course, past);
      events.push(past);
    }
  };
  const offer = (step: CourseStep): boolean => {
    try {
      play(step);
      return true;
    } catch (error) {
      if (error instanceof RefusedError) return false;
      throw error;
    }
  };
  for (const [index, step] of steps.entries()) {
    play(step);
    if (index <= covered) continue;
    for (let made = 0; made < each; made += 1) {
      const recurs = recurring(step, random);
      const first = Math.floor(random() * recurs.length);
      [...recurs.slice(first), ...recurs.slice(0, first)].some(offer);
    }
  }
  return events;
}

/** Blood values come before the dose day: new ones would undo the look at the patient's fitness. */
const bloodAfter = ['confirm-order', 'record-milestone'];

function recurring({ type, at: when }: CourseStep, random: () => number): CourseStep[] {
  return [
    {
      at: when,
      by: 'technologist',
      type: 'check-site',
      body: {
        checkedAt: when,
        finding: 'normal',
        flowSeen: true,
        pumpPressureKPa: 32,
        connectionsTight: true,
      },
    },
    {
      at: when,
      by: 'physicist',
      type: 'measure-dose-rate',
      body: {
        measuredAt: when,
        distanceM: 1,
        height: 'abdomen',
        side: 'front',
        doseRateUSvPerH: 15 + Math.floor(random() * 100) / 10,
        backgroundUSvPerH: 0.1,
        meter: 'meter-2',
      },
    },
    {
      at: when,
      by: 'radiopharmacist',
      type: 'record-milestone',
      body: (course) => ({
        orderReference: currentCycle(course).order?.reference ?? null,
        kind: 'departed',
        occurredAt: when,
        expectedArrivalAt: null,
        saidBy: 'Carrier (invented)',
        note: '',
      }),
    },
    {
      at: when,
      by: 'coordinator',
      type: 'receive-document',
      body: { kind: 'laboratory-report', status: 'received', note: '' },
    },
    ...(bloodAfter.includes(type) ? [blood(when, random)] : []),
  ];
}

const blood = (when: string, random: () => number): CourseStep => ({
  at: when,
  by: 'technologist',
  type: 'record-labs',
  body: exampleLabs(at(when.slice(0, 10), -1, '08:00'), {
    psaNgPerMl: null,
    plateletsPerNl: 160 + Math.floor(random() * 60),
  }),
});
