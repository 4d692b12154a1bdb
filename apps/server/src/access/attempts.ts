import { sql } from 'kysely';
import { type Context, isoOf } from '../context.ts';
import { Failure } from '../failure.ts';

export type SecretKind = 'password' | 'pin' | 'code';

interface Policy {
  /** Failures that cost nothing; from then on each doubles the wait. */
  free: number;
  firstWaitSeconds: number;
  /** Whoever knows a name can make its owner wait: never longer than a step of the dose day bears. */
  longestWaitSeconds: number;
  /** For each such time without a failure, `forgiven` of them are forgotten. */
  forgivenEverySeconds: number;
  forgiven: number;
}
const all = 1_000_000;
const account: Policy = {
  free: 5,
  firstWaitSeconds: 30,
  longestWaitSeconds: 900,
  forgivenEverySeconds: 24 * 3600,
  forgiven: all,
};
/** A hospital may come from one address: its slips over the day must not add up. */
const address: Policy = {
  free: 50,
  firstWaitSeconds: 10,
  longestWaitSeconds: 900,
  forgivenEverySeconds: 60,
  forgiven: 1,
};

/**
 * Counts an attempt before the secret is looked at, so that attempts made at once count too. The
 * count ends with `succeeded`. Keyed by the name typed: an unknown name behaves as a known one.
 *
 * @throws Failure `account-locked` while the wait of the last failure lasts.
 */
export async function beginAttempt(context: Context, kind: SecretKind, username: string): Promise<void> {
  if (!(await count(context, `${kind}:${username}`, account))) {
    throw new Failure('account-locked', 'Too many wrong attempts: wait before the next.');
  }
}

/** Until when the name has to wait; null while it has not. */
export async function waitsUntil(
  context: Context,
  kind: SecretKind,
  username: string,
): Promise<string | null> {
  const row = await context.store.db
    .selectFrom('attempt')
    .select('blocked_until')
    .where('key', '=', `${kind}:${username}`)
    .where('blocked_until', '>', isoOf(context.clock()))
    .executeTakeFirst();
  return row?.blocked_until ?? null;
}

export async function succeeded(context: Context, kind: SecretKind, username: string): Promise<void> {
  await context.store.db.deleteFrom('attempt').where('key', '=', `${kind}:${username}`).execute();
}

/** @throws Failure `too-many-requests` while an address that failed too often has to wait. */
export async function checkAddress(context: Context, from: string): Promise<void> {
  const blocked = await context.store.db
    .selectFrom('attempt')
    .select('key')
    .where('key', '=', `address:${from}`)
    .where('blocked_until', '>', isoOf(context.clock()))
    .executeTakeFirst();
  if (blocked !== undefined) throw new Failure('too-many-requests', 'Too many attempts from this address.');
}

export async function addressFailed(context: Context, from: string): Promise<void> {
  await count(context, `address:${from}`, address);
}

/** One statement, so that two attempts at once are two; false while blocked. */
async function count(context: Context, key: string, policy: Policy): Promise<boolean> {
  const now = sql<string>`${isoOf(context.clock())}::timestamptz`;
  const quietSeconds = sql`greatest(0, extract(epoch from ${now} - attempt.at))`;
  const forgiven = sql`${policy.forgiven}::int * floor(${quietSeconds} / ${policy.forgivenEverySeconds}::int)`;
  const failures = sql<number>`(greatest(0, attempt.failures - ${forgiven}) + 1)::int`;
  const wait = sql`make_interval(secs => case when (${failures}) < ${policy.free}::int then 0 else
    least(${policy.longestWaitSeconds}::int, ${policy.firstWaitSeconds}::int * power(2, least((${failures}) - ${policy.free}::int, 20))) end)`;
  const { rows } = await sql`
    insert into attempt (key, failures, blocked_until, at) values (${key}, 1, ${now}, ${now})
    on conflict (key) do update set failures = ${failures}, blocked_until = ${now} + ${wait}, at = ${now}
    where attempt.blocked_until <= ${now}
    returning failures`.execute(context.store.db);
  return rows.length > 0;
}
