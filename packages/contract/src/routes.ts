import {
  type CourseView,
  type DoseOfDay,
  documentKinds,
  type Gate,
  type Instruction,
  type JourneyStop,
  lanePlaceIds,
  type PatientCourse,
  type ReferredCourse,
  roles,
  type Site,
  steps,
  type WallDose,
} from '@lutetia/course';
import { z } from 'zod';
import { addresses, type RouteId } from './addresses.ts';
import { commandEnvelope, credential } from './credentials.ts';
import { displayShows } from './display-shows.ts';
import { documentLimits } from './document-limits.ts';
import { gateOutline, inputIssue } from './errors.ts';
import { identityChange, identityReason, personIdentity, shownIdentity } from './person.ts';
import { done, download, outline, type Route, route, stream, upload } from './route.ts';
import { worklistViews } from './worklist-views.ts';

const courseId = z.strictObject({ id: z.uuid() });
const role = z.enum(roles);
const page = {
  limit: z.coerce.number().int().min(1).max(500).default(100),
  before: z.coerce.number().int().optional(),
};

const recordedEvent = z.object({
  position: z.number(),
  stream: z.string(),
  version: z.number(),
  type: z.string(),
  body: z.record(z.string(), z.unknown()),
  actor: z.string(),
  actorName: z.string(),
  role: z.string(),
  at: z.string(),
  signature: z.unknown().nullable(),
  hash: z.string(),
});
export type RecordedEventView = z.infer<typeof recordedEvent>;

const courseView = outline<CourseView>(
  z.looseObject({
    course: z.looseObject({ id: z.string(), version: z.number(), status: z.string() }),
    steps: z.array(z.looseObject({ command: z.string(), state: z.string(), gates: z.array(gateOutline) })),
    prompts: z.array(z.looseObject({ id: z.string(), severity: z.string() })),
    next: z.string().nullable(),
  }),
);

const shortPerson = z.object({ name: z.string(), nativeName: z.string(), hospitalNumber: z.string() });

/** A gate that closes the next act, with what it was worked out from. */
const blocker = outline<Pick<Gate, 'id' | 'result' | 'inputs'>>(
  z.object({
    id: z.string(),
    result: z.enum(['pass', 'fail', 'cannot-evaluate']),
    inputs: z.record(z.string(), z.unknown()),
  }),
);

/** A list that leaves the house as a file: the record of reads says so, for the courses in `only` or all. */
const exporting = {
  export: z.literal('true').optional(),
  only: z
    .string()
    .max(20_000)
    .regex(/^[0-9a-f-]{36}(,[0-9a-f-]{36})*$/)
    .optional(),
};

const worklistItem = z.object({
  courseId: z.string(),
  /** Display name and hospital number; null where the reader may not see who it is. */
  person: shortPerson.nullable(),
  restricted: z.boolean(),
  status: z.string(),
  stage: z.string(),
  cycle: z.number(),
  next: z.string().nullable(),
  state: z.enum(['open', 'blocked', 'waiting', 'done']),
  blockedBy: z.array(blocker),
  dueAt: z.string().nullable(),
  plannedAt: z.string().nullable(),
  prompts: z.array(z.looseObject({ id: z.string(), severity: z.string() })),
  updatedAt: z.string(),
});
export type WorklistItem = z.infer<typeof worklistItem>;

/** One line of the dose-day board: an injection planned for a day, its vial and its patient. */
const doseLine = z.object({
  courseId: z.string(),
  /** Null where the reader may not see who it is. */
  person: shortPerson.nullable(),
  restricted: z.boolean(),
  next: z.string().nullable(),
  state: z.enum(['open', 'blocked', 'waiting', 'done']),
  blockedBy: z.array(blocker),
  prompts: z.array(z.looseObject({ id: z.string(), severity: z.string() })),
  dose: outline<DoseOfDay>(z.looseObject({ cycle: z.number(), plannedAt: z.string(), fit: z.string() })),
});
export type DoseLine = z.infer<typeof doseLine>;

const day = z.iso.date();

const liveNews = z.object({
  /** Last event of the ledger that this takes in. */
  position: z.number(),
  /** Courses that changed and that the reader may see; null: read everything anew. */
  courses: z.array(z.string()).nullable(),
  /** The site's own facts changed: devices, packs, lanes. */
  site: z.boolean(),
  /** With a day: whose lines are replaced by `lines`; null: all of them. */
  replaces: z.array(z.string()).nullable(),
  lines: z.array(doseLine),
});
export type LiveNews = z.infer<typeof liveNews>;

const lanePlaceId = z.enum(lanePlaceIds);

const journeyStop = outline<JourneyStop>(
  z.object({
    kind: z.string(),
    state: z.enum(['done', 'untold', 'next', 'later']),
    at: z.string().nullable(),
    plannedAt: z.string().nullable(),
    expectedAt: z.string().nullable(),
    latestAt: z.string().nullable(),
  }),
);

const display = z.object({
  id: z.string(),
  name: z.string(),
  shows: z.enum(displayShows),
  madeBy: z.string(),
  createdAt: z.string(),
  endsAt: z.string().nullable(),
  openedAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
});
export type DisplayView = z.infer<typeof display>;

const wallBoard = z.object({
  site: z.string(),
  timeZone: z.string(),
  date: day,
  lines: z.array(
    z.object({
      label: z.string().nullable(),
      room: z.string().nullable(),
      dose: outline<WallDose>(z.looseObject({ cycle: z.number(), plannedAt: z.string(), fit: z.string() })),
    }),
  ),
});
export type WallBoard = z.infer<typeof wallBoard>;

const supplyItem = z.object({
  courseId: z.string(),
  /** Null where the reader may not see who it is. */
  person: shortPerson.nullable(),
  restricted: z.boolean(),
  cycle: z.number(),
  reference: z.string(),
  product: z.string(),
  lane: z.string(),
  status: z.string(),
  prescribedMBq: z.number(),
  calibrationAt: z.string(),
  calibrationTimeZone: z.string(),
  plannedAt: z.string(),
  expectedArrivalAt: z.string().nullable(),
  /** Once it is here. */
  receivedAt: z.string().nullable(),
  lastMilestone: z.string().nullable(),
  /** The supplier's own number of the order, once it is confirmed. */
  supplierReference: z.string().nullable(),
  /** Whether it fits its planned injection. */
  fit: z.enum(['fits', 'late', 'unusable', 'unknown', 'done']),
  stops: z.array(journeyStop).readonly(),
  /** At a place (`from` is `to`) or somewhere between two, by the last milestone; null where it cannot be told. */
  whereabouts: z.object({ from: lanePlaceId, to: lanePlaceId }).nullable(),
  /** First and last instant inside the directive's tolerance; end of shelf life; last useful instant. */
  window: z.object({ from: z.string(), to: z.string(), expires: z.string(), latestUse: z.string() }),
  /** `not-on-record`: its course has no such order, so nothing of its way is known. */
  risk: z.enum(['none', 'at-risk', 'lost', 'quarantined', 'missing', 'not-on-record']),
});
export type SupplyItem = z.infer<typeof supplyItem>;

const patientCourse = outline<PatientCourse>(
  z.looseObject({
    courseId: z.string(),
    standing: z.string(),
    way: z.array(z.looseObject({ id: z.string() })),
  }),
);

/** A course with the doctor who referred it as its reader. */
const referredItem = z.object({
  courseId: z.string(),
  /** Null once the person is forgotten. */
  person: shortPerson.nullable(),
  referredAt: z.string(),
  shown: outline<ReferredCourse>(
    z.looseObject({ standing: z.string(), way: z.array(z.looseObject({ id: z.string() })) }),
  ),
});
export type ReferredItem = z.infer<typeof referredItem>;

const me = z.object({
  userId: z.string(),
  username: z.string(),
  displayName: z.string(),
  roles: z.array(role),
  locked: z.boolean(),
  secondFactor: z.boolean(),
  hasPin: z.boolean(),
  idleSeconds: z.number(),
  /** Last event of the ledger: what is read from here on takes it in. */
  position: z.number(),
  site: z.object({ id: z.string(), name: z.string(), timeZone: z.string(), country: z.string() }),
});
export type Me = z.infer<typeof me>;

const user = z.object({
  id: z.string(),
  username: z.string(),
  displayName: z.string(),
  roles: z.array(role),
  disabled: z.boolean(),
  secondFactor: z.boolean(),
  createdAt: z.string(),
});
export type UserView = z.infer<typeof user>;

const enrolment = z.object({ secret: z.string(), uri: z.string() });
const password = z.string().min(12).max(200);
const pin = z.string().regex(/^\d{6,12}$/);
const namedAccess = z.object({ username: z.string(), displayName: z.string() });
const commandResult = z.object({
  version: z.number(),
  events: z.array(recordedEvent),
  view: courseView,
});

export const routes = {
  health: route({
    ...addresses.health,
    summary: 'Is the server ready?',
    response: z.object({ status: z.literal('ready'), version: z.string() }),
  }),
  setupState: route({
    ...addresses.setupState,
    summary: 'Does this centre still need its first user?',
    response: z.object({ needed: z.boolean(), demo: z.boolean() }),
  }),
  setUp: route({
    ...addresses.setUp,
    summary: 'Name the centre and create its first administrator; refused once a user exists',
    body: z.strictObject({
      siteName: z.string().trim().min(1).max(200),
      country: z.string().regex(/^[A-Z]{2}$/),
      timeZone: z.string(),
      username: z.string().regex(/^[a-z0-9._-]{3,50}$/),
      displayName: z.string().trim().min(1).max(100),
      password,
      pin,
    }),
    response: enrolment,
  }),
  demoAccounts: route({
    ...addresses.demoAccounts,
    summary: 'Demo centre only: the invented accounts with their present one-time codes',
    response: z.array(
      z.object({
        username: z.string(),
        displayName: z.string(),
        roles: z.array(role),
        password: z.string(),
        pin: z.string(),
        code: z.string(),
      }),
    ),
  }),
  signIn: route({
    ...addresses.signIn,
    summary: 'Sign in with password and one-time code',
    body: z.strictObject({
      username: z.string().min(1).max(100),
      password: z.string().min(1).max(200),
      code: z
        .string()
        .regex(/^\d{6}$/)
        .optional(),
    }),
    response: z.object({ me, enrol: enrolment.nullable() }),
  }),
  me: route({
    ...addresses.me,
    summary: 'Who is signed in',
    session: 'any',
    response: me,
  }),
  signOut: route({
    ...addresses.signOut,
    summary: 'Sign out',
    session: 'any',
    response: done,
  }),
  lock: route({
    ...addresses.lock,
    summary: 'Lock the session of a shared tablet',
    session: 'unconfirmed',
    response: done,
  }),
  unlock: route({
    ...addresses.unlock,
    summary: 'Quick re-entry by PIN; another enrolled user may take the tablet over',
    body: z.strictObject({ username: z.string().min(1).max(100), pin }),
    response: me,
  }),
  setPin: route({
    ...addresses.setPin,
    summary: 'Set one’s PIN for signatures and quick re-entry',
    session: 'unconfirmed',
    body: z.strictObject({ password: z.string(), pin }),
    response: done,
  }),
  changePassword: route({
    ...addresses.changePassword,
    summary: 'Change one’s password',
    session: 'unconfirmed',
    body: z.strictObject({ password: z.string(), newPassword: password }),
    response: done,
  }),
  confirmSecondFactor: route({
    ...addresses.confirmSecondFactor,
    summary: 'Confirm the enrolment of the second factor with a first code',
    session: 'unconfirmed',
    body: z.strictObject({ code: z.string().regex(/^\d{6}$/) }),
    response: done,
  }),
  listUsers: route({
    ...addresses.listUsers,
    summary: 'People with an account',
    response: z.array(user),
  }),
  createUser: route({
    ...addresses.createUser,
    summary: 'Create an account; the person enrols the second factor at first sign-in',
    body: z.strictObject({
      username: z.string().regex(/^[a-z0-9._-]{3,50}$/),
      displayName: z.string().trim().min(1).max(100),
      roles: z.array(role).min(1),
      password,
      pin: pin.optional(),
      /** For the role patient: whose course it is. */
      personId: z.uuid().optional(),
    }),
    response: user,
  }),
  changeUser: route({
    ...addresses.changeUser,
    summary: 'Change roles, disable, or reset the second factor',
    params: z.strictObject({ id: z.uuid() }),
    body: z.strictObject({
      roles: z.array(role).min(1).optional(),
      disabled: z.boolean().optional(),
      resetSecondFactor: z.literal(true).optional(),
      newPassword: password.optional(),
    }),
    response: user,
  }),
  colleagues: route({
    ...addresses.colleagues,
    summary: 'Names of staff, for choosing a witness',
    response: z.array(z.object({ username: z.string(), displayName: z.string(), roles: z.array(role) })),
  }),
  worklist: route({
    ...addresses.worklist,
    summary: 'Courses with something to do, for the reader’s roles',
    readsPatient: true,
    query: z.strictObject({
      view: z.enum(worklistViews).default('mine'),
      role: role.optional(),
      step: z.enum(steps).optional(),
      cycle: z.coerce.number().int().min(0).max(20).optional(),
      limit: page.limit,
      ...exporting,
    }),
    response: z.object({
      items: z.array(worklistItem),
      total: z.number(),
      /** How many courses each part holds, under the same filters. */
      counts: z.record(z.enum(worklistViews), z.number()),
    }),
  }),
  listCourses: route({
    ...addresses.listCourses,
    summary: 'Courses that the reader may see; search by name or any identifier',
    readsPatient: true,
    query: z.strictObject({
      search: z.string().max(100).optional(),
      status: z.enum(['open', 'held', 'ended']).optional(),
      limit: page.limit,
      offset: z.coerce.number().int().min(0).default(0),
      ...exporting,
    }),
    response: z.object({
      items: z.array(worklistItem),
      total: z.number(),
      /** Restricted courses of just this number that are closed to the reader: that they are there, for an emergency. */
      closed: z.array(z.string()),
    }),
  }),
  openCourse: route({
    ...addresses.openCourse,
    summary: 'Refer a person: opens a course',
    body: z.strictObject({
      commandId: z.uuid(),
      person: personIdentity,
      /** Body of the command `refer`. */
      referral: z.record(z.string(), z.unknown()),
      /** Seen only by those who open it by name, or by emergency access. */
      restricted: z.boolean().default(false),
    }),
    response: z.object({ courseId: z.string(), version: z.number() }),
  }),
  course: route({
    ...addresses.course,
    summary: 'One course: state, steps with their gates, prompts',
    readsPatient: true,
    params: courseId,
    response: z.object({
      view: courseView,
      person: shownIdentity.nullable(),
      /** Version of who the person is, to be named by a correction, and the corrections, newest first. */
      identity: z.object({ version: z.number(), changes: z.array(identityChange) }).nullable(),
      restricted: z.boolean(),
      /** When who the person is was destroyed; `person` is then null for everybody. */
      forgottenAt: z.string().nullable(),
      mayCommand: z.array(z.string()),
    }),
  }),
  courseEvents: route({
    ...addresses.courseEvents,
    summary: 'The ledger of one course',
    readsPatient: true,
    params: courseId,
    response: z.array(recordedEvent),
  }),
  documents: route({
    ...addresses.documents,
    summary: 'The documents of one course that are kept as files; a referrer sees those that he sent',
    readsPatient: true,
    params: courseId,
    response: z.array(
      z.object({
        file: z.string(),
        kind: z.enum(documentKinds),
        name: z.string(),
        mediaType: z.string(),
        bytes: z.number(),
        note: z.string(),
        receivedAt: z.string(),
        receivedBy: z.string(),
      }),
    ),
  }),
  document: download({
    ...addresses.document,
    summary: 'One document of a course, as it came',
    readsPatient: true,
    params: courseId.extend({ file: z.string().regex(/^[0-9a-f]{64}$/) }),
  }),
  receiveDocument: upload(
    {
      ...addresses.receiveDocument,
      summary: 'A document that came: the file is kept, its receipt recorded. PDF, PNG or JPEG up to 25 MiB',
      readsPatient: true,
      params: courseId,
      response: z.object({ file: z.string(), version: z.number() }),
    },
    z.strictObject({
      commandId: z.uuid(),
      kind: z.enum(documentKinds),
      name: z.string().trim().min(1).max(documentLimits.nameLength),
      note: z.string().trim().max(documentLimits.noteLength).default(''),
    }),
  ),
  correctIdentity: route({
    ...addresses.correctIdentity,
    summary: 'Correct who the person is: names, birth date, contact, numbers',
    readsPatient: true,
    params: courseId,
    body: z.strictObject({
      commandId: z.uuid(),
      /** Refused when somebody else has corrected it since it was read. */
      expectedVersion: z.int().min(1),
      person: personIdentity,
      reason: identityReason,
    }),
    response: z.object({ version: z.number() }),
  }),
  commandCourse: route({
    ...addresses.commandCourse,
    summary: 'Act on a course; the roles of each command are its own',
    readsPatient: true,
    params: courseId,
    body: commandEnvelope,
    response: commandResult,
  }),
  /** The gates of an act before anything is typed, or with a draft body. */
  previewCommand: route({
    ...addresses.previewCommand,
    summary: 'Gates of an act as they would stand, recording nothing',
    readsPatient: true,
    params: courseId,
    body: z.strictObject({ type: z.string(), body: z.record(z.string(), z.unknown()).nullable() }),
    response: z.object({
      gates: z.array(gateOutline),
      issues: z.array(inputIssue),
    }),
  }),
  instructions: route({
    ...addresses.instructions,
    summary: 'What the patient is told on leaving, from the label in force',
    readsPatient: true,
    params: courseId,
    query: z.strictObject({ cycle: z.coerce.number().int().min(1).max(6) }),
    response: z.looseObject({ items: z.array(outline<Instruction>(z.looseObject({ id: z.string() }))) }),
  }),
  myCourse: route({
    ...addresses.myCourse,
    summary: 'For the patient: where he is, what is next, what to bring, what holds after an injection',
    readsPatient: true,
    response: z.object({ person: shortPerson.nullable(), courses: z.array(patientCourse) }),
  }),
  referrals: route({
    ...addresses.referrals,
    summary: 'For the referring doctor: each patient he referred, what is wanted from him and what was given',
    readsPatient: true,
    response: z.object({ items: z.array(referredItem) }),
  }),
  courseAccess: route({
    ...addresses.courseAccess,
    summary: 'Who may see a restricted course, by name',
    readsPatient: true,
    params: courseId,
    response: z.array(namedAccess),
  }),
  changeCourseAccess: route({
    ...addresses.changeCourseAccess,
    summary: 'Open a restricted course to a colleague, or close it again',
    readsPatient: true,
    params: courseId,
    body: z.strictObject({ username: z.string().min(1).max(100), granted: z.boolean() }),
    response: z.array(namedAccess),
  }),
  breakGlass: route({
    ...addresses.breakGlass,
    summary: 'Emergency access to a restricted course: reason, one hour, later review',
    readsPatient: true,
    params: courseId,
    body: z.strictObject({ reason: z.string().trim().min(10).max(2000) }),
    response: z.object({ id: z.string(), until: z.string() }),
  }),
  listBreakGlass: route({
    ...addresses.listBreakGlass,
    summary: 'Emergency accesses and their reviews',
    response: z.array(
      z.object({
        id: z.string(),
        courseId: z.string(),
        userId: z.string(),
        displayName: z.string(),
        reason: z.string(),
        at: z.string(),
        until: z.string(),
        reviewedAt: z.string().nullable(),
        reviewedBy: z.string().nullable(),
        verdict: z.enum(['justified', 'not-justified']).nullable(),
        note: z.string(),
      }),
    ),
  }),
  reviewBreakGlass: route({
    ...addresses.reviewBreakGlass,
    summary: 'Review an emergency access of somebody else',
    params: z.strictObject({ id: z.uuid() }),
    body: z.strictObject({ verdict: z.enum(['justified', 'not-justified']), note: z.string().max(2000) }),
    response: done,
  }),
  today: route({
    ...addresses.today,
    summary: 'The doses of a day: vials, flights, patients, release forecasts',
    readsPatient: true,
    query: z.strictObject({ date: day, export: exporting.export }),
    response: z.object({ date: day, timeZone: z.string(), position: z.number(), lines: z.array(doseLine) }),
  }),
  live: stream({
    ...addresses.live,
    summary:
      'What changes, as it changes, and what has since a position of the ledger; with a date, the doses of that day',
    readsPatient: true,
    query: z.strictObject({ date: day.optional(), since: z.coerce.number().int().min(0).optional() }),
    response: liveNews,
  }),
  listDisplays: route({
    ...addresses.listDisplays,
    summary: 'Links of screens on the wall',
    response: z.array(display),
  }),
  createDisplay: route({
    ...addresses.createDisplay,
    summary: 'Make a link that opens the wall board and nothing else; its token is shown once',
    body: z.strictObject({
      name: z.string().trim().min(1).max(100),
      shows: z.enum(displayShows),
      /** Its last day, in the site's zone; null: until it is revoked. */
      endsOn: day.nullable(),
    }),
    response: z.object({ id: z.string(), token: z.string() }),
  }),
  revokeDisplay: route({
    ...addresses.revokeDisplay,
    summary: 'End a link; its screens go dark',
    params: z.strictObject({ id: z.uuid() }),
    response: done,
  }),
  openDisplay: route({
    ...addresses.openDisplay,
    summary: 'A screen opens its link, and is known by a cookie from then on',
    body: z.strictObject({ token: z.string().min(20).max(100) }),
    response: done,
  }),
  displayBoard: stream({
    ...addresses.displayBoard,
    summary: 'The present day’s doses for a screen on the wall, without names, as they change',
    readsPatient: true,
    response: wallBoard,
  }),
  findPersonToForget: route({
    ...addresses.findPersonToForget,
    summary: 'The person with a number and a birth date, by id alone, and what forbids to forget them',
    readsPatient: true,
    body: z.strictObject({ number: z.string().trim().min(1).max(64), birthDate: z.iso.date() }),
    response: z.object({
      personId: z.string(),
      courses: z.array(
        z.object({
          courseId: z.string(),
          status: z.enum(['open', 'held', 'ended']),
          lastFactAt: z.string(),
        }),
      ),
      gates: z.array(gateOutline),
    }),
  }),
  forgetPerson: route({
    ...addresses.forgetPerson,
    summary: 'Destroy who a person is, for good; the facts of their courses stay',
    params: z.strictObject({ id: z.uuid() }),
    body: z.strictObject({
      commandId: z.uuid(),
      reason: z.string().trim().min(10).max(2000),
      signature: credential,
    }),
    response: z.object({ forgottenAt: z.string() }),
  }),
  supply: route({
    ...addresses.supply,
    summary: 'Every dose under way, with its window and its way; or those that are past',
    readsPatient: true,
    query: z.strictObject({ past: z.literal('true').optional(), export: exporting.export }),
    response: z.array(supplyItem),
  }),
  site: route({
    ...addresses.site,
    summary: 'Devices, training, packs, lanes, licence of the site',
    response: outline<Site & { readonly signers: Readonly<Record<string, string>> }>(
      z.looseObject({
        id: z.string(),
        version: z.number(),
        timeZone: z.string(),
        /** Names of those who signed local values, by account. */
        signers: z.record(z.string(), z.string()),
      }),
    ),
  }),
  siteEvents: route({
    ...addresses.siteEvents,
    summary: 'The ledger of the site, newest first; `before` is a position',
    query: z.strictObject(page),
    response: z.object({ items: z.array(recordedEvent) }),
  }),
  commandSite: route({
    ...addresses.commandSite,
    summary: 'Act on the site; the roles of each command are its own',
    body: commandEnvelope.omit({ overrides: true, witness: true, givenBy: true }),
    response: z.object({ version: z.number(), events: z.array(recordedEvent) }),
  }),
  packs: route({
    ...addresses.packs,
    summary: 'Rule packs that Lutetia carries, whole, with sources',
    response: z.array(
      z.looseObject({
        kind: z.string(),
        id: z.string(),
        version: z.string(),
        title: z.object({ en: z.string(), zh: z.string() }),
      }),
    ),
  }),
  audit: route({
    ...addresses.audit,
    summary: 'Who read and did what, newest first',
    query: z.strictObject({
      actor: z.string().max(100).optional(),
      courseId: z.uuid().optional(),
      /** Courses of the person with just this number; for readers who see names, of this name too. */
      patient: z.string().trim().max(100).optional(),
      kind: z.enum(['read', 'act', 'access']).optional(),
      /** First and last day, in the site's zone. */
      from: day.optional(),
      to: day.optional(),
      ...page,
    }),
    response: z.object({
      items: z.array(
        z.object({
          id: z.number(),
          kind: z.enum(['read', 'act', 'access']),
          at: z.string(),
          actor: z.string(),
          actorName: z.string(),
          role: z.string(),
          what: z.string(),
          subject: z.string().nullable(),
          detail: z.string(),
          /** What an access states: no patient's name is among it. */
          facts: z.record(z.string(), z.unknown()),
        }),
      ),
    }),
  }),
  verifyLedger: route({
    ...addresses.verifyLedger,
    summary: 'Recompute every hash of the ledger, its checkpoints and its documents',
    response: z.looseObject({
      ok: z.boolean(),
      events: z.number(),
      documents: z.number(),
      problems: z.array(z.looseObject({})),
    }),
  }),
} as const satisfies Record<RouteId, Route>;
