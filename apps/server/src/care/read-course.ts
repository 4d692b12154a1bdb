import type { CallOutput } from '@lutetia/contract';
import { CourseInputError, gatesOf, instructionsOf, parseCommand } from '@lutetia/course';
import type { Caller } from '../access/index.ts';
import type { Context } from '../context.ts';
import { asIssues } from '../failure.ts';
import { readStream } from '../ledger/index.ts';
import { loadPersons } from '../person/index.ts';
import { pastEvent } from '../projections/index.ts';
import type { Db, Tx } from '../store/index.ts';
import { decisionGiven, roleToGive, viewFor } from './command-course.ts';
import { toIdentity } from './identity.ts';
import { identityChanges } from './identity-changes.ts';
import { readCourse } from './open-record.ts';
import type { Reads } from './reads.ts';
import { mayCommand } from './reduced-view.ts';
import type { Right } from './rights.ts';
import { shownEvents } from './shown-events.ts';

interface Request {
  context: Context;
  caller: Caller;
  reads: Reads;
  id: string;
}

export function showCourse(request: Request): Promise<CallOutput<'course'>> {
  const { context, caller } = request;
  return readCourse(request, async (tx, open) => {
    const { row, right } = open;
    const person = (await loadPersons(tx, context.keys, [row.person_id])).get(row.person_id);
    return {
      view: await viewFor(context, tx, caller, open),
      person: right.seesIdentity && person !== undefined ? toIdentity(person) : null,
      identity:
        right.seesIdentity && person !== undefined
          ? await identityRecord(context, tx, row.person_id, right)
          : null,
      restricted: row.restricted,
      forgottenAt: await forgottenAt(tx, row.person_id),
      mayCommand: mayCommand(right.roles),
    };
  });
}

/** Who corrected it, and why, is the team's own. */
async function identityRecord({ keys }: Context, tx: Tx, personId: string, { as }: Right) {
  const { version } = await tx
    .selectFrom('person')
    .select('version')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
  const changes = version > 1 && as === 'clinical' ? await identityChanges(tx, keys, personId) : [];
  return { version, changes };
}

async function forgottenAt(tx: Tx, personId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('person')
    .select('forgotten_at')
    .where('id', '=', personId)
    .executeTakeFirst();
  return row?.forgotten_at ?? null;
}

export function courseEvents(request: Request): Promise<CallOutput<'courseEvents'>> {
  return readCourse(request, async (tx) =>
    shownEvents(tx, await readStream(tx as Db, `course/${request.id}`)),
  );
}

/** Gates of an act as they would stand; a draft that is not of its form yet shows what is amiss and the gates without it. */
export function previewCommand(
  request: Request,
  draft: { type: string; body: Record<string, unknown> | null },
): Promise<CallOutput<'previewCommand'>> {
  const { context, caller } = request;
  const { type } = roleToGive(draft.type, caller.roles);
  const { body, issues } = parseDraft(type, draft.body);
  return readCourse(request, async (tx, { row, right }) => {
    roleToGive(type, right.roles);
    const given = await decisionGiven(context, tx, caller, row);
    const events =
      type === 'correct' ? (await readStream(tx as Db, `course/${request.id}`)).map(pastEvent) : [];
    const gates = gatesOf(row.state, type, body, { ...given, events });
    return { gates: gates.map((gate) => ({ ...gate })), issues };
  });
}

function parseDraft(type: string, draft: Record<string, unknown> | null) {
  if (draft === null) return { body: null, issues: [] };
  try {
    return { body: parseCommand(type, draft).body, issues: [] };
  } catch (error) {
    if (!(error instanceof CourseInputError)) throw error;
    return { body: null, issues: asIssues(error.issues) };
  }
}

export function instructions(request: Request, cycle: number): Promise<CallOutput<'instructions'>> {
  const { context, caller } = request;
  return readCourse(request, async (tx, { row }) => {
    const items = instructionsOf(row.state, cycle, await decisionGiven(context, tx, caller, row));
    return { items: items.map((item) => ({ ...item })) };
  });
}
