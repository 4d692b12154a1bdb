import { createHash } from 'node:crypto';
import {
  type Course,
  commands,
  emptySite,
  evolve,
  evolveSite,
  isCommandType,
  type NewEvent,
  openCourse,
  type Site,
  siteCommands,
} from '@lutetia/course';
import {
  type CourseStep,
  decideSiteStep,
  decideStep,
  type ExampleUserKey,
  examplePeople,
  exampleSite,
  exampleUsers,
  recorded,
  type SiteStep,
  siteScript,
} from '@lutetia/example';
import { accountRow, newSecondFactor, sealSecondFactor } from '../access/index.ts';
import { toPerson } from '../care/index.ts';
import { type Context, type DemoAccount, isoOf } from '../context.ts';
import { type NewEvent as LedgerEvent, recordIn, type Signature } from '../ledger/index.ts';
import { createPerson } from '../person/index.ts';
import { projections } from '../projections/index.ts';
import type { Tx } from '../store/index.ts';
import { type DemoCase, demoCases } from './cases.ts';
import { checksFor, localDay, planOf } from './plan.ts';

/** Shown to everybody who starts the demo centre: they open nothing else. */
const demoPassword = 'lutetia-demo-2026';
const demoPin = '246810';

export const demoAccounts: readonly DemoAccount[] = Object.values(exampleUsers).map((user) => ({
  ...user,
  roles: [...user.roles],
  password: demoPassword,
  pin: demoPin,
}));

interface Play {
  readonly tx: Tx;
  readonly context: Context;
  readonly userId: (key: ExampleUserKey) => string;
  site: Site;
}

type Act = { readonly at: string; run(play: Play): Promise<void> };

/**
 * Fills an empty centre with an invented hospital and patients at every stage, each decided by the course's own
 * rules and recorded at the time at which it would have happened. All of it or nothing.
 */
export async function seedDemo(context: Context): Promise<void> {
  const now = context.clock().toString({ fractionalSecondDigits: 0 });
  const today = localDay(now);
  const accounts = await openAccounts(context);
  const userId = (key: ExampleUserKey): string => accounts.get(key)?.row.id ?? '';
  const cases = demoCases.map((one) => courseActs(one, now));
  const checks = checksFor(
    cases.flatMap(({ assays }) => assays),
    now,
  );
  const siteSteps = [...siteScript(today, userId), ...checks];
  const acts = [...siteSteps.map(siteAct), ...cases.flatMap(({ acts: own }) => own)];
  await context.store.transaction(async (tx) => {
    const play: Play = { tx, context, userId, site: emptySite(exampleSite.id) };
    await openCentre(play, accounts, now);
    for (const act of acts.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) await act.run(play);
  });
}

async function openAccounts(context: Context) {
  const entries = Object.entries(exampleUsers).map(async ([key, user]) => {
    const row = await accountRow(context, { ...user, password: demoPassword, pin: demoPin });
    const secret = newSecondFactor();
    return [
      key as ExampleUserKey,
      {
        row: {
          ...row,
          second_factor_cipher: sealSecondFactor(context.secrets, row.id, secret),
          second_factor_at: row.created_at,
        },
      },
    ] as const;
  });
  return new Map(await Promise.all(entries));
}

async function openCentre(play: Play, accounts: Awaited<ReturnType<typeof openAccounts>>, now: string) {
  const { tx, context, userId } = play;
  await tx
    .insertInto('centre')
    .values({ site_id: exampleSite.id, at: isoOf(context.clock()), demo: true })
    .execute();
  const { patient, ...staff } = Object.fromEntries(accounts);
  await tx
    .insertInto('user_account')
    .values(Object.values(staff).map(({ row }) => row))
    .execute();
  const personId = demoId('person', 0);
  await createPerson(tx, context.keys, personId, toPerson(mutable(examplePeople[0]), exampleSite.country), {
    actor: userId('coordinator'),
    at: context.clock(),
  });
  if (patient !== undefined) {
    await tx
      .insertInto('user_account')
      .values({ ...patient.row, person_id: personId })
      .execute();
  }
  persons.set(play, new Map([[0, personId]]));
  const { name, country, timeZone } = exampleSite;
  await recordSite(play, { at: yearBefore(now), by: 'administrator' }, [
    { type: 'site.opened', body: { name, country, timeZone } },
  ]);
}

const persons = new WeakMap<Play, Map<number, string>>();
const yearBefore = (now: string): string =>
  Temporal.Instant.from(now)
    .subtract({ hours: 24 * 366 })
    .toString();
const mutable = (person: (typeof examplePeople)[number]) => ({
  ...person,
  identifiers: person.identifiers.map((one) => ({ ...one })),
});

const siteAct = (step: SiteStep): Act => ({
  at: step.at,
  run: (play) => recordSite(play, step, decideSiteStep(play.site, step, play.userId), step.type),
});

async function recordSite(
  play: Play,
  step: { at: string; by: ExampleUserKey },
  events: readonly NewEvent[],
  type?: string,
): Promise<void> {
  const definition = Object.entries(siteCommands).find(([name]) => name === type)?.[1];
  const user = exampleUsers[step.by];
  await recordIn(play.tx, projections, {
    stream: `site/${exampleSite.id}`,
    expectedVersion: play.site.version,
    events: events.map((event) => signed(event, play.userId(step.by), step.at)),
    actor: play.userId(step.by),
    role: roleOf(definition?.roles ?? [], user.roles),
    site: exampleSite.id,
    at: Temporal.Instant.from(step.at),
  });
  for (const event of events) {
    play.site = evolveSite(play.site, recorded(event, play.site.version + 1, play.userId(step.by), step.at));
  }
}

const roleOf = (granted: readonly string[], held: readonly string[]): string =>
  granted.find((role) => held.includes(role)) ?? held[0] ?? '';

function signed(event: NewEvent, by: string, at: string, coSigner?: string): LedgerEvent {
  const { type, body } = event;
  if (event.signature === undefined) return { type, body };
  const signature: Signature = {
    meaning: event.signature,
    by,
    at,
    method: 'pin',
    ...(coSigner === undefined ? {} : { coSigner: { by: coSigner, at, method: 'pin' } }),
  };
  return { type, body, signature };
}

function courseActs(one: DemoCase, now: string): { acts: Act[]; assays: string[] } {
  const { steps, assays } = planOf(one, now);
  const id = demoId('course', one.person);
  let course = openCourse(id);
  const acts = steps.map(
    (step): Act => ({
      at: step.at,
      run: async (play) => {
        course = await recordCourse(play, course, step, one);
      },
    }),
  );
  return { acts, assays };
}

async function recordCourse(play: Play, course: Course, step: CourseStep, one: DemoCase): Promise<Course> {
  const person = examplePeople[one.person];
  if (person === undefined) throw new Error(`there is no example person ${one.person}`);
  const events = decideStep(course, step, {
    site: play.site,
    ageYears: ageOn(person.birthDate, step.at),
    patientCodes: person.identifiers.map(({ value }) => value),
    userId: play.userId,
  });
  const actor = play.userId(step.by);
  const bodies = await Promise.all(
    events.map(async (event) =>
      event.type === 'course.referred'
        ? { ...event, body: { ...event.body, ...(await origin(play, one, step)) } }
        : event,
    ),
  );
  await recordIn(play.tx, projections, {
    stream: `course/${course.id}`,
    expectedVersion: course.version,
    events: bodies.map((event) =>
      signed(event, actor, step.at, step.witness === undefined ? undefined : play.userId(step.witness)),
    ),
    actor,
    role: roleOf(isCommandType(step.type) ? commands[step.type].roles : [], exampleUsers[step.by].roles),
    site: exampleSite.id,
    at: Temporal.Instant.from(step.at),
  });
  if (step.type === 'refer' && one.restricted === true) {
    await play.tx
      .insertInto('course_access')
      .values({ course_id: course.id, user_id: actor, named_by: actor, at: step.at })
      .execute();
  }
  let next = course;
  for (const event of bodies) next = evolve(next, recorded(event, next.version + 1, actor, step.at));
  return next;
}

async function origin(play: Play, one: DemoCase, step: CourseStep) {
  const { tx, context, userId } = play;
  const person = examplePeople[one.person];
  if (person === undefined) throw new Error(`there is no example person ${one.person}`);
  const known = persons.get(play)?.get(one.person);
  const personId = known ?? demoId('person', one.person);
  if (known === undefined) {
    await createPerson(tx, context.keys, personId, toPerson(mutable(person), exampleSite.country), {
      actor: userId('coordinator'),
      at: Temporal.Instant.from(step.at),
    });
  }
  return {
    personId,
    siteId: exampleSite.id,
    referrerId: person.country === 'CN' ? userId(step.by) : userId('referrer'),
    restricted: one.restricted ?? false,
  };
}

/** The same in every demo centre, so that a link, a screen and an order's number stay what they were: RFC 9562, version 8. */
function demoId(kind: 'person' | 'course', index: number): string {
  const hex = createHash('sha256').update(`lutetia-demo ${kind} ${index}`).digest('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`];
  return [...parts, hex.slice(20, 32)].join('-');
}

const ageOn = (birthDate: string, at: string): number =>
  Temporal.PlainDate.from(birthDate).until(Temporal.PlainDate.from(localDay(at)), { largestUnit: 'years' })
    .years;
