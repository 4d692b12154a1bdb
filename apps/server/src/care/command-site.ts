import type { CallOutput } from '@lutetia/contract';
import {
  decideSite,
  parseSiteCommand,
  type SiteCommand,
  siteCommands,
  siteCommandTypes,
} from '@lutetia/course';
import { type Caller, roleFor } from '../access/index.ts';
import type { Context } from '../context.ts';
import { badInput, Failure } from '../failure.ts';
import { ConflictError, readStreamBack, recordIn } from '../ledger/index.ts';
import { projections, siteOf } from '../projections/index.ts';
import type { Tx } from '../store/index.ts';
import { digestOf, logCommand, once, type Sent } from './command-log.ts';
import { gatesClosed, orBadInput } from './refuse.ts';
import { shownEvents } from './shown-events.ts';
import { type Signing, signatureOf, signCommand } from './sign-command.ts';

export interface SiteEnvelope extends Pick<Signing, 'signature'> {
  commandId: string;
  type: string;
  body: Record<string, unknown>;
  expectedVersion?: number | undefined;
}

type Result = CallOutput<'commandSite'>;
const tries = 3;

/** @throws Failure `not-allowed`, `bad-input`, `gates-closed`, `conflict`, and those of signing */
export async function commandSite(context: Context, caller: Caller, sent: SiteEnvelope): Promise<Result> {
  const type = siteCommandTypes.find((one) => one === sent.type);
  if (type === undefined) throw badType(sent.type);
  const role = roleFor(caller.roles, siteCommands[type].roles);
  if (role === null) throw new Failure('not-allowed', 'Your role may not do this.');
  const command = orBadInput(() => parseSiteCommand(type, sent.body));
  const stream = `site/${caller.siteId}`;
  const log: Sent = {
    commandId: sent.commandId,
    actor: caller.userId,
    digest: digestOf({ site: caller.siteId, type, body: sent.body }),
  };
  const work = async (): Promise<Result> => {
    const signed = await signCommand(context, caller, siteCommands[type], sent);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await context.store.transaction(async (tx) => {
          await checkUser(tx, command);
          const site = await siteOf(tx, caller.siteId);
          if (sent.expectedVersion !== undefined && sent.expectedVersion !== site.version) throw movedOn();
          const now = context.clock();
          const actor = { id: caller.userId, roles: caller.roles };
          const decision = orBadInput(() => decideSite(site, command, { now: now.toString(), actor }));
          if ('refused' in decision) throw gatesClosed(decision.refused);
          const { events } = decision;
          await logCommand(context, tx, log, { stream, before: site.version, events: events.length });
          const recorded = await recordIn(tx, projections, {
            stream,
            expectedVersion: site.version,
            events: events.map(({ signature, ...event }) => ({
              ...event,
              ...signatureOf(signature, signed),
            })),
            actor: caller.userId,
            role,
            site: caller.siteId,
            at: now,
          });
          return { version: site.version + recorded.length, events: await shownEvents(tx, recorded) };
        });
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error;
        if (attempt === tries || sent.expectedVersion !== undefined) throw movedOn();
      }
    }
  };
  return once(context, log, work, async ({ version, events }) => ({
    version,
    events: await shownEvents(context.store.db, events),
  }));
}

/** A page of the site's own facts, newest first. */
export async function siteEvents(
  { store }: Context,
  caller: Caller,
  page: { before?: number | undefined; limit: number },
): Promise<CallOutput<'siteEvents'>> {
  const events = await readStreamBack(store.db, `site/${caller.siteId}`, page);
  return { items: await shownEvents(store.db, events) };
}

/** Training is somebody's: a name that no account has would never open a step. */
async function checkUser(tx: Tx, command: SiteCommand): Promise<void> {
  if (command.type !== 'record-training') return;
  const { user } = command.body;
  const known = await tx
    .selectFrom('user_account')
    .select('id')
    .where((eb) => eb(eb.cast<string>('id', 'text'), '=', user))
    .executeTakeFirst();
  if (known !== undefined) return;
  throw badInput('user', 'unknown-user', 'There is no account with this id.');
}

const movedOn = () => new Failure('conflict', 'Somebody else has changed the site in the meantime.');
const badType = (type: string) => badInput('type', 'unknown-command', `unknown command ${type}`);
