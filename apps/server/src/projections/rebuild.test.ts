import fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { compareRebuilt, recordIn, verifyLedger } from '../ledger/index.ts';
import { freshMemory, freshPostgres } from '../store/each-store.ts';
import { openDatabase, type Store } from '../store/index.ts';
import { projections } from './index.ts';
import { type HistoryAct, interleavedAnew, mulberry32, randomHistory } from './test-history.ts';

afterEach(() => vi.restoreAllMocks());

const open = async (kind: 'pglite' | 'postgres'): Promise<Store> =>
  kind === 'pglite' ? freshMemory() : openDatabase({ url: await freshPostgres() });

/** Records acts one to twenty a transaction. */
async function recordAll(store: Store, acts: readonly HistoryAct[], seed: number): Promise<void> {
  const random = mulberry32(seed);
  const versions = new Map<string, number>();
  for (let next = 0; next < acts.length; ) {
    const batch = acts.slice(next, next + 1 + Math.floor(random() * 20));
    next += batch.length;
    await store.transaction(async (tx) => {
      for (const { at, events, stream, ...who } of batch) {
        const expectedVersion = versions.get(stream) ?? 0;
        const given = {
          ...who,
          stream,
          events,
          expectedVersion,
          site: 'demo',
          at: Temporal.Instant.from(at),
        };
        await recordIn(tx, projections, given);
        versions.set(stream, expectedVersion + events.length);
      }
    });
  }
}

const tables = projections.flatMap((projection) => projection.tables);

async function dump(store: Store): Promise<Record<string, string[]>> {
  const entries = tables.map(async (table) => {
    const { rows } = await sql<{ row: string }>`
      select to_jsonb(t)::text as row from ${sql.table(table)} t`.execute(store.db);
    return [table, rows.map(({ row }) => row).sort()] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** A failure prints the seed of its history. */
const forRandomSeed = (property: (seed: number) => Promise<void>): Promise<void> =>
  fc.assert(fc.asyncProperty(fc.noBias(fc.nat()), property), { numRuns: 1, endOnFailure: true });

const disturbing = [
  'course.corrected',
  'course.dose-quarantined',
  'course.dose-rejected',
  'course.order-cancelled',
  'course.conflicting-order-noted',
  'course.held',
  'course.treatment-ended',
  'site.lane-set',
  'site.lot-recalled',
];

// PGlite takes longer for each statement; a thousand events bring nearly as many kinds of event as ten thousand.
describe.concurrent.each([
  ['pglite', 1200],
  ['postgres', 2500],
] as const)('the projections on %s', (kind, events) => {
  test(`equal their rebuild after a random history of ${events} events`, { timeout: 900_000 }, () =>
    forRandomSeed(async (seed) => {
      const history = randomHistory(seed, events);
      await using store = await open(kind);
      await recordAll(store, history.acts, seed);
      const live = await dump(store);
      expect(live.course_projection).toHaveLength(history.types.get('course.referred') ?? 0);
      expect(live.dose_projection?.length).toBeGreaterThan(events / 100);
      expect(await compareRebuilt(store, projections)).toEqual([]);
      expect(await dump(store)).toEqual(live);
      expect((await verifyLedger(store)).ok).toBe(true);
    }),
  );
});

describe('the projections', () => {
  test('are tried by histories in which courses go wrong in every way', () => {
    expect([...randomHistory(7, 2500).types.keys()]).toEqual(expect.arrayContaining(disturbing));
  });

  test('depend neither on the order of unrelated streams nor on the clock', { timeout: 900_000 }, () =>
    forRandomSeed(async (seed) => {
      const history = randomHistory(seed, 1000);
      const anew = interleavedAnew(history, seed);
      expect(anew).not.toEqual(history.acts);
      await using first = await open('pglite');
      await recordAll(first, history.acts, seed);
      for (const reading of ['instant', 'plainDateISO', 'plainDateTimeISO', 'zonedDateTimeISO'] as const) {
        vi.spyOn(Temporal.Now, reading).mockImplementation(() => {
          throw new Error('a projection read the clock');
        });
      }
      await using second = await open('pglite');
      await recordAll(second, anew, seed + 1);
      expect(await dump(second)).toEqual(await dump(first));
    }),
  );

  test('would betray a row that the ledger does not give', async () => {
    await using store = await open('pglite');
    await recordAll(store, randomHistory(7, 400).acts, 7);
    await sql`update course_projection set cycle = cycle + 1 where course_id = (select min(course_id::text)::uuid from course_projection)`.execute(
      store.db,
    );
    expect(await compareRebuilt(store, projections)).toMatchObject([
      { table: 'course_projection', side: 'only-live' },
      { table: 'course_projection', side: 'only-rebuilt' },
    ]);
  });
});
