import { sql } from 'kysely';
import {
  changePassword,
  changeUser,
  colleagues,
  confirmSecondFactor,
  createDisplay,
  createUser,
  demoAccounts,
  listDisplays,
  listUsers,
  lockOwnSession,
  meOf,
  newToken,
  openDisplay,
  revokeDisplay,
  setPin,
  setUp,
  signIn,
  signOut,
  siteIdOf,
  unlock,
} from '../access/index.ts';
import {
  audit,
  changeCourseAccess,
  commandCourse,
  commandSite,
  correctIdentity,
  courseAccess,
  courseEvents,
  findPersonToForget,
  forgetPerson,
  instructions,
  listBreakGlass,
  listCourses,
  listDocuments,
  live,
  myCourse,
  openBreakGlass,
  openCourse,
  packs,
  previewCommand,
  receiveDocument,
  referrals,
  reviewBreakGlass,
  showCourse,
  showDocument,
  siteEvents,
  siteWithSigners,
  supply,
  today,
  wallBoard,
  withSigners,
  worklist,
} from '../care/index.ts';
import { Failure } from '../failure.ts';
import { verifyRecord } from '../verify-record.ts';
import { version } from '../version.ts';
import type { Handlers } from './ask.ts';

const ok = { ok: true } as const;
const one = <A extends { params: { id: string } }>(ask: A) => ({ ...ask, id: ask.params.id });

/** One handler for each route of the contract; a route without one does not compile. */
export const handlers: Handlers = {
  health: async ({ context }) => {
    // Asked each time: what the program remembers is there without a database too.
    await sql`select 1`.execute(context.store.db).catch((error: unknown) => {
      context.logger.warn({ err: error }, 'the database does not answer');
      throw new Failure('not-ready', 'The database cannot be reached.');
    });
    return { status: 'ready', version };
  },
  setupState: async ({ context }) => ({
    needed: (await siteIdOf(context)) === null,
    demo: context.demo,
  }),
  setUp: ({ context, body }) => setUp(context, body),
  demoAccounts: ({ context }) => demoAccounts(context),

  signIn: async ({ context, body, from }) => {
    const device = newToken();
    const { address, device: formerDevice } = from;
    const { token, enrol } = await signIn(context, { ...body, device, formerDevice, address });
    from.setDevice(device);
    from.setSession(token);
    return { me: await meOf(context, await from.callerOf(token)), enrol };
  },
  me: ({ context, caller }) => meOf(context, caller),
  signOut: async ({ context, caller, from }) => {
    await signOut(context, caller);
    from.clearSession();
    return ok;
  },
  lock: async ({ context, caller }) => {
    await lockOwnSession(context, caller);
    return ok;
  },
  unlock: async ({ context, body, from }) => {
    const token = await unlock(context, { ...body, device: from.device, address: from.address });
    from.setSession(token);
    return meOf(context, await from.callerOf(token));
  },
  setPin: async ({ context, caller, body }) => {
    await setPin(context, caller, body);
    return ok;
  },
  changePassword: async ({ context, caller, body }) => {
    await changePassword(context, caller, body);
    return ok;
  },
  confirmSecondFactor: async ({ context, caller, body }) => {
    await confirmSecondFactor(context, caller, body.code);
    return ok;
  },

  listUsers: ({ context }) => listUsers(context),
  createUser: ({ context, caller, body }) => createUser(context, caller, body),
  changeUser: ({ context, caller, params, body }) => changeUser(context, caller, params.id, body),
  colleagues: ({ context }) => colleagues(context),

  worklist: ({ context, caller, reads, query }) => worklist(context, caller, reads, query),
  listCourses: ({ context, caller, reads, query }) => listCourses(context, caller, reads, query),
  openCourse: ({ context, caller, body }) => openCourse(context, caller, body),
  course: (ask) => withSigners(ask.context.store.db, () => showCourse(one(ask))),
  courseEvents: (ask) => courseEvents(one(ask)),
  documents: (ask) => listDocuments(one(ask)),
  document: (ask) => showDocument(one(ask), ask.params.file),
  receiveDocument: (ask) => receiveDocument(one(ask), ask.about, ask.file),
  correctIdentity: (ask) => correctIdentity(one(ask), ask.body),
  commandCourse: (ask) => withSigners(ask.context.store.db, () => commandCourse(one(ask), ask.body)),
  previewCommand: (ask) => withSigners(ask.context.store.db, () => previewCommand(one(ask), ask.body)),
  instructions: (ask) => withSigners(ask.context.store.db, () => instructions(one(ask), ask.query.cycle)),
  myCourse: ({ context, caller, reads }) => myCourse(context, caller, reads),
  referrals: ({ context, caller, reads }) => referrals(context, caller, reads),
  courseAccess: (ask) => courseAccess(one(ask)),
  changeCourseAccess: (ask) => changeCourseAccess(one(ask), ask.body),
  breakGlass: (ask) => openBreakGlass(one(ask), ask.body.reason),
  listBreakGlass: ({ context }) => listBreakGlass(context),
  reviewBreakGlass: async ({ context, caller, params, body }) => {
    await reviewBreakGlass(context, caller, params.id, body);
    return ok;
  },

  today: ({ context, caller, reads, query }) => today(context, caller, reads, query.date),
  live: ({ context, caller, reads, query, from }) =>
    live({
      context,
      caller,
      reads,
      date: query.date ?? null,
      since: query.since ?? null,
      signal: from.gone,
      stillOpen: from.stillOpen,
    }),
  listDisplays: ({ context }) => listDisplays(context),
  createDisplay: ({ context, caller, body }) => createDisplay(context, caller, body),
  revokeDisplay: async ({ context, caller, params }) => {
    await revokeDisplay(context, caller, params.id);
    return ok;
  },
  openDisplay: async ({ context, body, from }) => {
    await openDisplay(context, body.token);
    from.setDisplay(body.token);
    return ok;
  },
  displayBoard: ({ context, display, from }) =>
    wallBoard({ context, display, signal: from.gone, stillOpen: from.stillOpen }),
  findPersonToForget: (ask) => findPersonToForget(ask, ask.body),
  forgetPerson: ({ context, caller, params, body }) => forgetPerson(context, caller, params.id, body),

  supply: ({ context, caller, reads, query }) =>
    supply(context, caller, reads, query.past === 'true' ? 'past' : 'under-way'),
  site: ({ context, caller }) => siteWithSigners(context.store.db, caller.siteId),
  siteEvents: ({ context, caller, query }) => siteEvents(context, caller, query),
  commandSite: ({ context, caller, body }) => commandSite(context, caller, body),
  packs: async () => packs(),
  audit: (ask) => audit(ask, ask.query),
  verifyLedger: async ({ context }) => {
    const { problems, ...result } = await verifyRecord(context, { publicKey: context.keys.publicKey });
    return { ...result, problems: problems.map((problem) => ({ ...problem })) };
  },
};
