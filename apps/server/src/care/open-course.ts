import { randomUUID } from 'node:crypto';
import type { CallOutput, PersonIdentity } from '@lutetia/contract';
import { commands, decide, openCourse as emptyCourse, parseCommand } from '@lutetia/course';
import { type Caller, roleFor } from '../access/index.ts';
import { type Context, isoOf } from '../context.ts';
import { Failure } from '../failure.ts';
import { lockTip, recordIn } from '../ledger/index.ts';
import {
  alikeNames,
  createPerson,
  findByIdentifier,
  loadPersons,
  type Person,
  PersonError,
} from '../person/index.ts';
import { projections, siteOf } from '../projections/index.ts';
import type { Tx } from '../store/index.ts';
import { checkBirthDate } from './birth-date.ts';
import { digestOf, logCommand, once, type Sent } from './command-log.ts';
import { toPerson } from './identity.ts';
import { gatesClosed, orBadInput } from './refuse.ts';

export interface OpenCourse {
  commandId: string;
  person: PersonIdentity;
  referral: Record<string, unknown>;
  restricted: boolean;
}

/**
 * Refers a person: stores who they are, encrypted and apart, and the first fact of the course, in one
 * transaction.
 *
 * @throws Failure `bad-input`; `another-person` when a number belongs to somebody with another birth date or name.
 */
export async function openCourse(
  context: Context,
  caller: Caller,
  sent: OpenCourse,
): Promise<CallOutput<'openCourse'>> {
  const command = orBadInput(() => parseCommand('refer', sent.referral));
  const log: Sent = {
    commandId: sent.commandId,
    actor: caller.userId,
    digest: digestOf({ person: sent.person, referral: sent.referral, restricted: sent.restricted }),
  };
  const id = randomUUID();
  const stream = `course/${id}`;
  return once(
    context,
    log,
    () =>
      context.store.transaction(async (tx) => {
        // Of two referrals of one new person at once, the second finds the person of the first.
        await lockTip(tx);
        const site = await siteOf(tx, caller.siteId);
        checkBirthDate(sent.person.birthDate, context.clock(), site.timeZone);
        const personId = await personFor(context, tx, caller, toPerson(sent.person, site.country));
        const actor = { id: caller.userId, roles: caller.roles };
        const now = context.clock();
        const decision = decide(emptyCourse(id), command, {
          now: now.toString(),
          actor,
          witness: null,
          site,
          ageYears: null,
          patientCodes: [],
        });
        if ('refused' in decision) throw gatesClosed(decision.refused);
        const { restricted } = sent;
        const origin = { personId, siteId: caller.siteId, referrerId: caller.userId, restricted };
        const events = decision.events.map(({ type, body }, index) => ({
          type,
          body: index === 0 ? { ...body, ...origin } : body,
        }));
        await logCommand(context, tx, log, { stream, before: 0, events: events.length });
        await recordIn(tx, projections, {
          stream,
          expectedVersion: 0,
          events,
          actor: caller.userId,
          role: roleFor(caller.roles, commands.refer.roles) ?? 'coordinator',
          site: caller.siteId,
          at: now,
        });
        if (restricted) {
          await tx
            .insertInto('course_access')
            .values({ course_id: id, user_id: caller.userId, named_by: caller.userId, at: isoOf(now) })
            .execute();
        }
        return { courseId: id, version: events.length };
      }),
    ({ stream: before, version }) => ({ courseId: before.slice('course/'.length), version }),
  );
}

/** The person with one of these numbers, who must have the same birth date and a like name; or a new one. */
async function personFor(context: Context, tx: Tx, caller: Caller, person: Person): Promise<string> {
  const { keys } = context;
  const found = new Set<string>();
  for (const identifier of person.identifiers) {
    const id = await findByIdentifier(tx, keys, identifier);
    if (id !== undefined) found.add(id);
  }
  const [known, ...others] = found;
  if (known !== undefined) {
    const stored = (await loadPersons(tx, keys, [known])).get(known);
    const same = stored?.birthDate === person.birthDate && alikeNames(stored, person);
    if (others.length > 0 || !same) throw otherPerson();
    return known;
  }
  const id = randomUUID();
  try {
    await createPerson(tx, keys, id, person, { actor: caller.userId, at: context.clock() });
  } catch (error) {
    if (error instanceof PersonError && error.code === 'identifier-taken') throw otherPerson();
    throw error;
  }
  return id;
}

const otherPerson = () =>
  new Failure('another-person', 'One of these numbers belongs to a person with another birth date or name.');
