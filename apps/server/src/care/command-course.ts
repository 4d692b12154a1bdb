import type { CallOutput } from '@lutetia/contract';
import {
  type Actor,
  type Command,
  type CommandType,
  type CourseView,
  commands,
  decide,
  type Gate,
  isCommandType,
  parseCommand,
  type Role,
  viewCourse,
} from '@lutetia/course';
import { type Caller, roleFor } from '../access/index.ts';
import type { Context } from '../context.ts';
import { isStored } from '../documents/index.ts';
import { badInput, Failure } from '../failure.ts';
import { ConflictError, type Recorded, readStream, recordIn } from '../ledger/index.ts';
import { loadPersons } from '../person/index.ts';
import { type CourseRow, courseRow, pastEvent, projections, siteOf } from '../projections/index.ts';
import type { Db, Tx } from '../store/index.ts';
import { digestOf, logCommand, once, type Sent } from './command-log.ts';
import { givenFor } from './given.ts';
import { findRecord, type OpenRecord } from './open-record.ts';
import type { Reads } from './reads.ts';
import { reducedView } from './reduced-view.ts';
import { gatesClosed, orBadInput } from './refuse.ts';
import { shownEvents } from './shown-events.ts';
import { type Signed, type Signing, signatureOf, signCommand } from './sign-command.ts';

export interface Envelope extends Signing {
  commandId: string;
  type: string;
  body: Record<string, unknown>;
  overrides: readonly { gate: string; reason: string }[];
  expectedVersion?: number | undefined;
  givenBy?: string | undefined;
}

type Result = CallOutput<'commandCourse'>;

/** The role in which an act is given. @throws Failure `bad-input` for no act, `not-allowed` */
export function roleToGive(type: string, roles: readonly Role[]): { type: CommandType; role: Role } {
  if (!isCommandType(type)) {
    throw badInput('type', 'unknown-command', `unknown command ${type}`);
  }
  const role = roleFor(roles, commands[type].roles);
  if (role === null) throw new Failure('not-allowed', 'Your role may not do this.');
  return { type, role };
}

/** Somebody else may write between reading and recording: decide anew on what is there then. */
const tries = 3;

/**
 * Decides an act on a course and records its facts.
 *
 * @throws Failure `another-session`, `not-allowed`, `not-found`, `bad-input`, `gates-closed`, `conflict`, and those of signing
 */
export async function commandCourse(
  given: { context: Context; caller: Caller; reads: Reads; id: string },
  sent: Envelope,
): Promise<Result> {
  const { context, caller, reads, id } = given;
  if (sent.givenBy !== undefined && sent.givenBy !== caller.userId) throw anothersAct();
  const { type } = roleToGive(sent.type, caller.roles);
  if (type === 'refer') throw alreadyReferred();
  const command = orBadInput(() => parseCommand(type, sent.body, [...sent.overrides]));
  if ((await findRecord(context, context.store.db, caller, id)) === null) {
    await reads.denied(id);
    throw notFound();
  }
  const log: Sent = {
    commandId: sent.commandId,
    actor: caller.userId,
    digest: digestOf({ course: id, type, body: sent.body, overrides: sent.overrides }),
  };
  return once(
    context,
    log,
    async () => {
      const signed = await signCommand(context, caller, commands[type], sent);
      for (let attempt = 1; ; attempt += 1) {
        try {
          const { expectedVersion } = sent;
          const act = { context, caller, reads, id, command, signed, log, expectedVersion };
          const answer = await context.store.transaction((tx) => record(tx, act));
          // Thrown here, so that the record of the read stays: the conditions tell of the patient.
          if ('refused' in answer) throw gatesClosed(answer.refused);
          const { events, ...done } = answer;
          return { ...done, events: await shownEvents(context.store.db, events) };
        } catch (error) {
          if (!(error instanceof ConflictError)) throw error;
          if (attempt === tries || sent.expectedVersion !== undefined) throw movedOn();
        }
      }
    },
    (done) =>
      context.store.transaction(async (tx) => {
        const open = await findRecord(context, tx, caller, id);
        if (open === null) throw notFound();
        await reads.record(tx, [{ courseId: id, right: open.right }]);
        return {
          version: done.version,
          events: await shownEvents(tx, done.events),
          view: await viewFor(context, tx, caller, open),
        };
      }),
  );
}

interface Act {
  context: Context;
  caller: Caller;
  reads: Reads;
  id: string;
  command: Command;
  signed: Signed;
  log: Sent;
  expectedVersion: number | undefined;
}

/**
 * From the append to the end of the transaction all other acts wait: whatever does not need to be asked there
 * is asked before or afterwards.
 */
async function record(
  tx: Tx,
  act: Act,
): Promise<
  { version: number; events: readonly Recorded[]; view: CourseView } | { refused: readonly Gate[] }
> {
  const { context, caller, reads, id, command, signed, log } = act;
  const open = await findRecord(context, tx, caller, id);
  if (open === null) throw notFound();
  const { row, right } = open;
  const { role } = roleToGive(command.type, right.roles);
  await reads.record(tx, [{ courseId: id, right }]);
  if (act.expectedVersion !== undefined && act.expectedVersion !== row.version) throw movedOn();
  const stream = `course/${id}`;
  const given = await decisionGiven(context, tx, caller, row, signed.witness?.actor ?? null);
  const file = fileIn(command);
  if (file !== null && !(await isStored(tx, id, file))) throw unknownFile();
  const events = command.type === 'correct' ? (await readStream(tx as Db, stream)).map(pastEvent) : [];
  const decision = orBadInput(() => decide(row.state, command, { ...given, events }));
  if ('refused' in decision) return decision;
  await logCommand(context, tx, log, { stream, before: row.version, events: decision.events.length });
  const recorded = await recordIn(tx, projections, {
    stream,
    expectedVersion: row.version,
    events: decision.events.map(({ type, body, signature }) => ({
      type,
      body,
      ...signatureOf(signature, signed),
    })),
    actor: caller.userId,
    role,
    site: caller.siteId,
    at: context.clock(),
  });
  const after = await courseRow(tx, id);
  if (after === undefined) throw notFound();
  const view = reducedView(viewCourse(after.state, { ...given, witness: null }), right);
  return { version: after.version, events: recorded, view };
}

/** What the caller acts and looks on: the site, the patient's age and codes, the hour. */
export async function decisionGiven(
  context: Context,
  tx: Tx,
  caller: Caller,
  row: CourseRow,
  witness: Actor | null = null,
) {
  const site = await siteOf(tx, row.site_id);
  const person = (await loadPersons(tx, context.keys, [row.person_id])).get(row.person_id);
  const actor = { id: caller.userId, roles: caller.roles };
  return givenFor(context, { row, site, person, actor, witness });
}

export async function viewFor(
  context: Context,
  tx: Tx,
  caller: Caller,
  { row, right }: OpenRecord,
): Promise<CourseView> {
  const view = viewCourse(row.state, await decisionGiven(context, tx, caller, row));
  return reducedView(view, right);
}

/** The stored file that an act, or the fact that it corrects, names. */
function fileIn({ body }: Command): string | null {
  if ('file' in body && typeof body.file === 'string') return body.file;
  if ('body' in body && typeof body.body === 'object' && body.body !== null && 'file' in body.body) {
    return typeof body.body.file === 'string' ? body.body.file : null;
  }
  return null;
}

const unknownFile = () => badInput('file', 'unknown-file', 'This course has no such file.');
const notFound = () => new Failure('not-found', 'There is no such course, or you may not see it.');
const movedOn = () => new Failure('conflict', 'Somebody else has changed this course in the meantime.');
const anothersAct = () =>
  new Failure('another-session', 'It was given by somebody else and is sent in their session alone.');

const alreadyReferred = () =>
  badInput('type', 'already-referred', 'A course is opened by its referral and has only one.');
