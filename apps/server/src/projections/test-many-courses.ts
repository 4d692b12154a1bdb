import { randomUUID } from 'node:crypto';
import type { PastEvent, Site } from '@lutetia/course';
import {
  at,
  type CourseStep,
  courseScript,
  dailyCheck,
  examplePeople,
  exampleSite,
  on,
  playCourse,
  playSite,
  siteScript,
} from '@lutetia/example';
import { sql } from 'kysely';
import { recordIn } from '../ledger/index.ts';
import { createPerson, type Person } from '../person/index.ts';
import type { SiteKeys, Store, Tx } from '../store/index.ts';
import { projections } from './index.ts';
import { mulberry32 } from './test-history.ts';

export interface ManyCourses {
  /** Ids of the courses that were recorded event by event, and so can be acted upon. */
  recorded: string[];
  courses: number;
}

/**
 * Fills a centre with `count` courses as a large service has after years: 6 % under way at every stage, the others
 * ended. `recorded` of them go through ledger and projections; the rest are copies of their projections'
 * rows under other ids. Each course has a person of its own, encrypted as in use.
 */
export async function seedManyCourses(
  store: Store,
  keys: SiteKeys,
  given: { count: number; recorded: number; today: string; seed: number },
): Promise<ManyCourses> {
  const random = mulberry32(given.seed);
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
  const templates: { id: string; ended: boolean }[] = [];
  for (let index = 0; index < given.recorded; index += 1) {
    const ended = index % 4 === 0;
    const doseDay = on(given.today, ended ? -between(30, 300) : -between(0, 20));
    const steps = scriptOf(random, doseDay, ended);
    const id = randomUUID();
    await store.transaction(async (tx) =>
      recordCourse(tx, id, steps, siteOn(doseDay), await newPerson(tx, keys, random, index)),
    );
    templates.push({ id, ended });
  }
  const copies = given.count - given.recorded;
  const open = Math.max(0, Math.round(given.count * 0.06) - templates.filter(({ ended }) => !ended).length);
  await copy(
    store,
    keys,
    random,
    templates.filter(({ ended }) => !ended),
    open,
    given.recorded,
  );
  await copy(
    store,
    keys,
    random,
    templates.filter(({ ended }) => ended),
    copies - open,
    given.recorded + open,
  );
  return { recorded: templates.map(({ id }) => id), courses: given.count };
}

function scriptOf(random: () => number, doseDay: string, ended: boolean): readonly CourseStep[] {
  const script = courseScript({ person: examplePeople[0], doseDay, cycles: 1 });
  if (!ended) return script.slice(0, 1 + Math.floor(random() * (script.length - 5)));
  const end: CourseStep = {
    at: at(doseDay, 25, '10:00'),
    by: 'physician',
    type: 'end-treatment',
    body: { cause: 'completed', endedOn: on(doseDay, 25), summary: 'As planned' },
  };
  return [...script, end];
}

/** The example's site on a dose day, its calibrator checked. */
export const siteOn = (doseDay: string): Site =>
  playSite([...siteScript(on(doseDay, 60), (key) => key), dailyCheck(doseDay)]);

async function recordCourse(
  tx: Tx,
  id: string,
  steps: readonly CourseStep[],
  site: Site,
  personId: string,
): Promise<void> {
  const { events } = playCourse(id, steps, { site, ageYears: 72, patientCodes: ['DEMO-0001'] });
  await recordEvents(tx, id, events, personId);
}

/** Writes a course through ledger and projections, event by event. */
export async function recordEvents(
  tx: Tx,
  id: string,
  events: readonly PastEvent[],
  personId: string,
): Promise<void> {
  const stream = `course/${id}`;
  for (const { version, type, body, actor, at: recordedAt } of events) {
    const whole = version === 1 ? { ...body, personId, siteId: exampleSite.id, referrerId: actor } : body;
    await recordIn(tx, projections, {
      stream,
      expectedVersion: version - 1,
      events: [{ type, body: whole }],
      actor,
      role: actor,
      site: exampleSite.id,
      at: Temporal.Instant.from(recordedAt),
    });
  }
}

/** Rows of the projections under new ids, each some days earlier than its pattern when that has ended. */
async function copy(
  store: Store,
  keys: SiteKeys,
  random: () => number,
  templates: readonly { id: string; ended: boolean }[],
  count: number,
  firstNumber: number,
): Promise<void> {
  for (const [index, { id, ended }] of templates.entries()) {
    const own = Math.floor(count / templates.length) + (index < count % templates.length ? 1 : 0);
    await store.transaction(async (tx) => {
      for (let made = 0; made < own; made += 1) {
        const number = firstNumber + made * templates.length + index;
        const as = randomUUID();
        const days = ended ? Math.floor(random() * 3000) : 0;
        const person = await newPerson(tx, keys, random, number);
        await sql`insert into course_projection
          select ${as}::uuid, site_id, ${person}::uuid, referrer_id, restricted, version, status, cycle,
            planned_at - make_interval(days => ${days}), attention_at - make_interval(days => ${days}),
            opened_at - make_interval(days => ${days}), updated_at - make_interval(days => ${days}),
            replace(state::text, ${id}, ${as})::jsonb
          from course_projection where course_id = ${id}::uuid`.execute(tx);
        await sql`insert into dose_projection
          select ${as}::uuid, reference, cycle, site_id, status, under_way, planned_at - make_interval(days => ${days}),
            replace(item::text, ${id}, ${as})::jsonb
          from dose_projection where course_id = ${id}::uuid`.execute(tx);
      }
    });
  }
}

const families = ['Shili', 'Muster', 'Exempel', 'Contoh', 'Ejemplo', 'Exemple', 'Esempio', 'Voorbeeld'];

/** Some 12 people to a family name; hospital numbers count on. */
export async function newPerson(
  tx: Tx,
  keys: SiteKeys,
  random: () => number,
  number: number,
): Promise<string> {
  const id = randomUUID();
  const word = Math.floor(random() * 100);
  const family = `${families[Math.floor(random() * families.length)]}${String.fromCharCode(97 + (word % 26))}${String.fromCharCode(97 + Math.floor(word / 4))}`;
  const person: Person = {
    names: [{ script: 'latin', family, given: `Given${number % 500}` }],
    birthDate: on('1945-01-01', Math.floor(random() * 7000)),
    sex: 'male',
    phones: [],
    email: null,
    country: exampleSite.country,
    language: 'zh',
    identifiers: [
      { kind: 'hospital', value: `BENCH-${String(number).padStart(6, '0')}`, country: exampleSite.country },
    ],
    nextOfKin: null,
  };
  await createPerson(tx, keys, id, person, { actor: 'coordinator', at: Temporal.Now.instant() });
  return id;
}
