import type { CallOutput } from '@lutetia/contract';
import { forgettingGates, mayForget } from '@lutetia/course';
import { type Caller, type Credential, eraseAccountsOf, sign } from '../access/index.ts';
import type { Context } from '../context.ts';
import { eraseDocumentsOf } from '../documents/index.ts';
import { Failure } from '../failure.ts';
import { lockTip, readStream, recordIn } from '../ledger/index.ts';
import { forgetPerson as destroy, findByNumber, loadPersons } from '../person/index.ts';
import { siteOf } from '../projections/index.ts';
import type { Db, Tx } from '../store/index.ts';
import { digestOf, logCommand, once, type Sent } from './command-log.ts';
import type { Reads } from './reads.ts';
import { gatesClosed } from './refuse.ts';

/**
 * The one person with this number and this birth date, and whether they may be forgotten. No name is told:
 * whoever asks knows who it is.
 *
 * @throws Failure `not-found`
 */
export async function findPersonToForget(
  { context, caller, reads }: { context: Context; caller: Caller; reads: Reads },
  asked: { number: string; birthDate: string },
): Promise<CallOutput<'findPersonToForget'>> {
  const found = await context.store.transaction(async (tx) => {
    const ids = await findByNumber(tx, context.keys, asked.number);
    const persons = await loadPersons(tx, context.keys, ids);
    const [id, ...others] = ids.filter((one) => persons.get(one)?.birthDate === asked.birthDate);
    if (id === undefined || others.length > 0) return null;
    const { courses, gates } = await standing(context, tx, caller, id);
    const right = { role: 'administrator', purpose: 'forgetting', breakGlassId: null } as const;
    await reads.record(
      tx,
      courses.map(({ courseId }) => ({ courseId, right })),
    );
    return { personId: id, courses, gates: gates.map((gate) => ({ ...gate })) };
  });
  if (found !== null) return found;
  await reads.denied('list');
  throw new Failure('not-found', 'No person has this number and this birth date.');
}

export interface Forgetting {
  commandId: string;
  reason: string;
  signature: Credential;
}

/**
 * Destroys who a person is and records that it was done; the facts of their courses stay.
 *
 * @throws Failure `not-found`, `gates-closed`, `conflict`, `signature-wrong`, `account-locked`
 */
export async function forgetPerson(
  context: Context,
  caller: Caller,
  id: string,
  sent: Forgetting,
): Promise<CallOutput<'forgetPerson'>> {
  const log: Sent = {
    commandId: sent.commandId,
    actor: caller.userId,
    digest: digestOf({ person: id, reason: sent.reason }),
  };
  const work = async () => {
    const signed = await sign(context, caller, sent.signature);
    const files: string[] = [];
    const done = await context.store.transaction(async (tx) => {
      // A referral of this person waits, and then finds nobody; one that came before is seen here.
      await lockTip(tx);
      const person = await tx
        .selectFrom('person')
        .select('id')
        .where('id', '=', id)
        .where('forgotten_at', 'is', null)
        .executeTakeFirst();
      if (person === undefined) throw new Failure('not-found', 'There is no such person to forget.');
      const { courses, gates, retention } = await standing(context, tx, caller, id);
      if (!mayForget(gates)) throw gatesClosed(gates.filter(({ result }) => result !== 'pass'));
      const at = context.clock();
      const by = { actor: caller.userId, role: 'administrator', site: caller.siteId, at };
      await eraseAccountsOf(tx, id, by);
      await destroy(tx, id, sent.reason, { actor: caller.userId, at });
      files.push(...(await eraseDocumentsOf(tx, id)));
      const stream = `person/${id}`;
      // Corrections of who they were stand before it.
      const before = (await readStream(tx as Db, stream)).length;
      await logCommand(context, tx, log, { stream, before, events: 1 });
      const body = { reason: sent.reason, courses: courses.map(({ courseId }) => courseId), retention };
      const [event] = await recordIn(tx, [], {
        stream,
        expectedVersion: before,
        events: [{ type: 'person.forgotten', body, signature: { ...signed, meaning: 'approved' } }],
        ...by,
      });
      return { forgottenAt: event?.at ?? at.toString() };
    });
    // Without the person's key nobody can read them; they go all the same.
    for (const address of files) await context.files.remove(address);
    return done;
  };
  return once(context, log, work, ({ events }) => ({ forgottenAt: events[0]?.at ?? '' }));
}

async function standing({ clock }: Context, tx: Tx, caller: Caller, personId: string) {
  const rows = await tx
    .selectFrom('course_projection')
    .select(['course_id', 'status', 'state', 'updated_at'])
    .where('person_id', '=', personId)
    .orderBy('opened_at')
    .execute();
  const site = await siteOf(tx, caller.siteId);
  const courses = rows.map((row) => ({
    courseId: row.course_id,
    status: row.state.status,
    lastFactAt: row.updated_at,
  }));
  return {
    courses,
    gates: forgettingGates(courses, site, clock().toString()),
    retention: site.retention ?? null,
  };
}
