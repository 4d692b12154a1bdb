import { randomUUID } from 'node:crypto';
import { type DisplayShows, type DisplayView, mayUse, routes } from '@lutetia/contract';
import type { Role } from '@lutetia/course';
import { type Context, isoOf } from '../context.ts';
import { badInput, Failure } from '../failure.ts';
import { siteOf } from '../projections/index.ts';
import type { Tx } from '../store/index.ts';
import { type AccessFact, recordAccess } from './access-facts.ts';
import { type Caller, roleFor } from './caller.ts';
import { siteIdOrFail } from './centre-site.ts';
import { newToken, tokenHash } from './secret-hash.ts';

/** A screen on a wall that opens the board alone. */
export interface DisplayLink {
  readonly id: string;
  readonly siteId: string;
  readonly shows: DisplayShows;
}

export async function listDisplays({ store }: Context): Promise<DisplayView[]> {
  const rows = await store.db
    .selectFrom('display_link as link')
    .innerJoin('user_account as u', 'u.id', 'link.made_by')
    .select(['link.id', 'link.name', 'link.shows', 'link.created_at', 'link.ends_at'])
    .select(['link.opened_at', 'link.revoked_at', 'u.display_name'])
    .orderBy('link.created_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    shows: row.shows,
    madeBy: row.display_name,
    createdAt: row.created_at,
    endsAt: row.ends_at,
    openedAt: row.opened_at,
    revokedAt: row.revoked_at,
  }));
}

/** Makes a link; its token is answered once. `endsOn` is its last day, in the site's zone. */
export async function createDisplay(
  context: Context,
  caller: Caller,
  given: { name: string; shows: DisplayShows; endsOn: string | null },
): Promise<{ id: string; token: string }> {
  const { name, shows, endsOn } = given;
  const { timeZone } = await siteOf(context.store.db, caller.siteId);
  const now = context.clock();
  const endsAt =
    endsOn === null
      ? null
      : Temporal.PlainDate.from(endsOn).add({ days: 1 }).toZonedDateTime(timeZone).toInstant();
  if (endsAt !== null && Temporal.Instant.compare(endsAt, now) <= 0) {
    throw badInput('endsOn', 'day-past', 'The last day has passed.');
  }
  const [id, token] = [randomUUID(), newToken()];
  await context.store.transaction(async (tx) => {
    await tx
      .insertInto('display_link')
      .values({
        id,
        name,
        token_hash: tokenHash(token),
        shows,
        made_by: caller.userId,
        created_at: isoOf(now),
        ends_at: endsAt === null ? null : isoOf(endsAt),
      })
      .execute();
    await recordAccess(tx, {
      ...by(context, caller),
      type: 'access.display-made',
      body: { display: id, name, shows, endsOn },
    });
  });
  return { id, token };
}

/** @throws Failure `not-found` when there is no such link, or it was revoked before. */
export async function revokeDisplay(context: Context, caller: Caller, id: string): Promise<void> {
  await context.store.transaction(async (tx) => {
    const row = await tx
      .updateTable('display_link')
      .set({ revoked_at: isoOf(context.clock()) })
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .returning('name')
      .executeTakeFirst();
    if (row === undefined) throw new Failure('not-found', 'There is no such link.');
    await recordAccess(tx, {
      ...by(context, caller),
      type: 'access.display-revoked',
      body: { display: id, name: row.name },
    });
  });
}

/**
 * Whoever may no longer make links keeps none: a board that nobody answers for goes dark, and another makes it
 * anew. Roles as they stand after the change; none where the account is disabled.
 */
export async function revokeDisplaysOf(
  tx: Tx,
  user: { id: string; roles: readonly Role[] },
  change: Pick<AccessFact, 'actor' | 'role' | 'site' | 'at'>,
): Promise<void> {
  if (mayUse(routes.createDisplay.access, user.roles)) return;
  const revoked = await tx
    .updateTable('display_link')
    .set({ revoked_at: isoOf(change.at) })
    .where('made_by', '=', user.id)
    .where('revoked_at', 'is', null)
    .returning(['id', 'name'])
    .execute();
  for (const { id, name } of revoked) {
    const body = { display: id, name };
    await recordAccess(tx, { ...change, userId: user.id, type: 'access.display-revoked', body });
  }
}

/** The link of a token while it is open. */
export async function displayOf(context: Context, token: string | undefined): Promise<DisplayLink | null> {
  if (token === undefined) return null;
  const now = isoOf(context.clock());
  const row = await context.store.db
    .selectFrom('display_link')
    .select(['id', 'shows'])
    .where('token_hash', '=', tokenHash(token))
    .where('revoked_at', 'is', null)
    .where((eb) => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
    .executeTakeFirst();
  return row === undefined ? null : { ...row, siteId: await siteIdOrFail(context) };
}

/** A screen opens its link. @throws Failure `not-found` when the link is not known or has ended. */
export async function openDisplay(context: Context, token: string): Promise<void> {
  const display = await displayOf(context, token);
  if (display === null) throw new Failure('not-found', 'This link is not known, or it has ended.');
  await context.store.transaction(async (tx) => {
    const { made_by, name } = await tx
      .updateTable('display_link')
      .set({ opened_at: isoOf(context.clock()) })
      .where('id', '=', display.id)
      .returning(['made_by', 'name'])
      .executeTakeFirstOrThrow();
    await recordAccess(tx, {
      type: 'access.display-opened',
      userId: made_by,
      actor: displayActor(display),
      role: 'display',
      site: display.siteId,
      at: context.clock(),
      body: { display: display.id, name },
    });
  });
}

/** How the records name a screen. */
export const displayActor = ({ id }: Pick<DisplayLink, 'id'>): string => `display/${id}`;

const by = (context: Context, caller: Caller) => ({
  userId: caller.userId,
  actor: caller.userId,
  role: roleFor(caller.roles, ['administrator', 'manager']) ?? 'administrator',
  site: caller.siteId,
  at: context.clock(),
});
