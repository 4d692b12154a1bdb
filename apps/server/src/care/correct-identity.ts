import type { CallOutput, PersonIdentity } from '@lutetia/contract';
import { type Caller, firstRole, roleFor } from '../access/index.ts';
import type { Context } from '../context.ts';
import { badInput, Failure } from '../failure.ts';
import { lockTip, readStream, recordIn } from '../ledger/index.ts';
import { loadPersons, PersonError, updatePerson } from '../person/index.ts';
import { siteOf } from '../projections/index.ts';
import type { Db, Tx } from '../store/index.ts';
import { checkBirthDate } from './birth-date.ts';
import { digestOf, logCommand, once, type Sent } from './command-log.ts';
import { corrected, toIdentity } from './identity.ts';
import { changedParts } from './identity-changes.ts';
import { readCourse } from './open-record.ts';
import type { Reads } from './reads.ts';

export interface IdentityCorrection {
  commandId: string;
  expectedVersion: number;
  person: PersonIdentity;
  reason: string;
}

/**
 * Corrects who the person of a course is. The person's store keeps what was there before; the ledger records
 * which parts were changed and none of their values.
 *
 * @throws Failure `not-found`; `bad-input`; `conflict` when somebody else was first; `another-person` when a number is somebody else's.
 */
export function correctIdentity(
  given: { context: Context; caller: Caller; reads: Reads; id: string },
  sent: IdentityCorrection,
): Promise<CallOutput<'correctIdentity'>> {
  const { context, caller, id } = given;
  const { commandId, ...content } = sent;
  const log: Sent = { commandId, actor: caller.userId, digest: digestOf({ course: id, ...content }) };
  const work = () =>
    readCourse(given, async (tx, { row, right }) => {
      // Corrections and referrals take turns: a number is given to one person only.
      await lockTip(tx);
      const { keys, clock } = context;
      const site = await siteOf(tx, row.site_id);
      const at = clock();
      checkBirthDate(sent.person.birthDate, at, site.timeZone);
      const personId = row.person_id;
      const stored = (await loadPersons(tx, keys, [personId])).get(personId);
      if (stored === undefined) throw new Failure('not-found', 'Who this person is has been destroyed.');
      const person = corrected(stored, sent.person, site.country);
      const parts = changedParts(toIdentity(stored), toIdentity(person));
      const change = { actor: caller.userId, at, reason: sent.reason };
      const version = await updatePerson(tx, keys, personId, sent.expectedVersion, person, change).catch(
        refuse,
      );
      if (parts.length === 0) throw nothingChanged();
      const stream = `person/${personId}`;
      const before = (await readStream(tx as Db, stream)).length;
      await logCommand(context, tx, log, { stream, before, events: 1 });
      const courses = await coursesOf(tx, personId);
      await recordIn(tx, [], {
        stream,
        expectedVersion: before,
        events: [{ type: 'person.identity-changed', body: { version, parts, courses } }],
        actor: caller.userId,
        role: roleFor(right.roles, ['coordinator', 'physician']) ?? firstRole(right.roles),
        site: caller.siteId,
        at,
      });
      return { version };
    });
  return once(context, log, work, ({ events }) =>
    readCourse(given, async () => {
      const body = events[0]?.body as { version: number } | undefined;
      return { version: body?.version ?? sent.expectedVersion + 1 };
    }),
  );
}

async function coursesOf(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('course_projection')
    .select('course_id')
    .where('person_id', '=', personId)
    .orderBy('opened_at')
    .execute();
  return rows.map(({ course_id }) => course_id);
}

function refuse(error: unknown): never {
  if (error instanceof PersonError) {
    if (error.code === 'identifier-taken')
      throw new Failure('another-person', 'One of these numbers belongs to another person.');
    if (error.code === 'person-changed')
      throw new Failure('conflict', 'Somebody else has corrected this person in the meantime.');
  }
  throw error;
}

const nothingChanged = () => badInput('person', 'nothing-changed', 'Nothing differs from what is recorded.');
