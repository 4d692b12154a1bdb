import { sql } from 'kysely';
import type { Db, Store } from '../store/index.ts';
import { type Problem, Problems } from './problem.ts';
import { verifyChains } from './verify-chains.ts';
import { type Extent, type Hole, verifyCheckpoints } from './verify-checkpoints.ts';

export interface Verification {
  ok: boolean;
  events: number;
  streams: number;
  checkpoints: number;
  /** The last checkpoint's digest: written down elsewhere, it also proves that no checkpoint was removed. */
  lastDigest: string | null;
  problemCount: number;
  /** The first thousand problems. */
  problems: Problem[];
}

export interface VerifyOptions {
  /** The site's public key from its keys folder; without it only the key in the database is believed. */
  publicKey?: string;
}

/**
 * Proves that the ledger is as it was recorded, or names what is not. Reads in batches: memory does
 * not grow with the ledger, and the centre may go on working.
 */
export async function verifyLedger(store: Store, { publicKey }: VerifyOptions = {}): Promise<Verification> {
  const { db } = store;
  const problems = new Problems();
  const { tip, lastCheckpoint } = await extent(db);
  const bound = await db.selectFrom('site_key').select('public_key').executeTakeFirst();
  const chains = await verifyChains(db, tip, problems);
  const { checkpoints, holes } = await verifyCheckpoints(
    db,
    { tip, lastCheckpoint },
    publicKey ?? bound?.public_key,
    problems,
  );
  nameHoles(holes, tip, chains.missing, problems);
  await verifyTip(store, problems);
  const last = await db
    .selectFrom('checkpoint')
    .select('digest')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return {
    ok: problems.count === 0,
    events: chains.events,
    streams: chains.streams,
    checkpoints,
    lastDigest: last?.digest ?? null,
    problemCount: problems.count,
    problems: problems.kept,
  };
}

/** How far to look: both read at one moment, so that what is appended meanwhile does not disturb. */
async function extent(db: Db): Promise<Extent> {
  const { position, last } = await db
    .selectFrom('ledger_tip')
    .select(['position', sql<number>`coalesce((select max(id) from checkpoint), 0)`.as('last')])
    .executeTakeFirstOrThrow();
  return { tip: position, lastCheckpoint: last };
}

/** Missing positions that no missing version explains: of a stream that is gone with its head. */
function nameHoles(holes: readonly Hole[], tip: number, explained: number, problems: Problems): void {
  const missing = holes.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  if (missing <= explained) return;
  for (const { from, to } of holes) {
    problems.add({
      kind: to === tip ? 'missing-tail' : 'missing-event',
      position: from,
      detail: from === to ? `position ${from} is gone` : `positions ${from} to ${to} are gone`,
    });
  }
}

async function verifyTip({ db }: Store, problems: Problems): Promise<void> {
  const beyond = await db
    .selectFrom('ledger')
    .select(['stream', 'version', 'position'])
    .where('position', '>', (select) => select.selectFrom('ledger_tip').select('position'))
    .orderBy('position')
    .limit(100)
    .execute();
  for (const event of beyond) {
    problems.add({
      kind: 'forged-event',
      ...event,
      detail: "lies beyond the ledger's last recorded position",
    });
  }
  const heads = await db
    .selectFrom('stream_head')
    .select(['stream', 'version', 'position'])
    .where('position', '>', (select) => select.selectFrom('ledger_tip').select('position'))
    .limit(100)
    .execute();
  for (const head of heads) {
    problems.add({
      kind: 'missing-tail',
      ...head,
      detail: "the stream's head lies beyond the ledger's last position",
    });
  }
  const ahead = await db
    .selectFrom('projection_tip as p')
    .innerJoin('ledger_tip as l', (join) => join.onRef('p.position', '>', 'l.position'))
    .select(['p.position as seen', 'l.position as tip'])
    .executeTakeFirst();
  if (ahead === undefined) return;
  problems.add({
    kind: 'projection-ahead',
    position: ahead.seen,
    detail: `the projections have seen position ${ahead.seen}, the ledger ends at ${ahead.tip}`,
  });
}
