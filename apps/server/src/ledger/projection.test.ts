import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { eachStore } from '../store/each-store.ts';
import { compareRebuilt } from './compare-rebuilt.ts';
import { rebuild, record } from './projection.ts';
import { readStream } from './read.ts';
import { sampleProjection, sampleTables } from './sample-projection.ts';

const at = Temporal.Instant.from('2026-12-01T00:00:00Z');
const who = { role: 'physician', site: 'demo', at };

eachStore('projections', (store) => {
  beforeAll(() => store().engine.withSession((session) => session.script(sampleTables)));

  test('equal their rebuild after any history, also of concurrent writers', async () => {
    let run = 0;
    const history = fc.array(
      fc.tuple(fc.nat(5), fc.constantFrom('a', 'b', 'c'), fc.constantFrom('lin', 'wu')),
      {
        minLength: 1,
        maxLength: 40,
      },
    );
    await fc.assert(
      fc.asyncProperty(history, async (steps) => {
        run += 1;
        const versions = new Map<string, number>();
        const writes = steps.map(([n, type, actor]) => {
          const stream = `run-${run}-${n}`;
          const expectedVersion = versions.get(stream) ?? 0;
          versions.set(stream, expectedVersion + 1);
          const events = [{ type, body: { n } }];
          return record(store(), [sampleProjection], {
            stream,
            expectedVersion,
            events,
            actor,
            ...who,
          }).catch(
            () => undefined, // overtaken by the writer before it
          );
        });
        await Promise.all(writes);
        expect(await compareRebuilt(store(), [sampleProjection])).toEqual([]);
      }),
      { numRuns: 15, seed: 617 },
    );
  });

  test('a row that the ledger does not explain is named', async () => {
    await sql`update sample_count set n = n + 1 where type = 'a'`.execute(store().db);
    const found = await compareRebuilt(store(), [sampleProjection]);
    expect(found.map(({ table, side }) => ({ table, side }))).toEqual([
      { table: 'sample_count', side: 'only-live' },
      { table: 'sample_count', side: 'only-rebuilt' },
    ]);
  });

  test('a projection that fails takes its events with it', async () => {
    const failing = { ...sampleProjection, apply: () => Promise.reject(new Error('cannot project')) };
    const append = {
      stream: 'half',
      expectedVersion: 0,
      events: [{ type: 'a', body: {} }],
      actor: 'lin',
      ...who,
    };
    await expect(record(store(), [sampleProjection, failing], append)).rejects.toThrow('cannot project');
    expect(await readStream(store().db, 'half')).toEqual([]);
    expect(await compareRebuilt(store(), [sampleProjection])).toEqual([]);
  });

  test('a rebuild tells how far it is', async () => {
    const seen: number[] = [];
    const { events } = await rebuild(store(), [sampleProjection], {
      batchSize: 10,
      onProgress: ({ done, total }) => seen.push(done / total),
    });
    expect(events).toBeGreaterThan(0);
    expect(seen.at(-1)).toBe(1);
  });
});
