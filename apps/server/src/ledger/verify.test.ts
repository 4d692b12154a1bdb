import { type RawBuilder, sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { eachStore } from '../store/each-store.ts';
import { bindKeys, openKeys, type Store } from '../store/index.ts';
import { append } from './append.ts';
import { digestOf } from './checkpoint.ts';
import { hashEvent, streamStart } from './event.ts';
import type { ProblemKind } from './problem.ts';
import { readStream } from './read.ts';
import { checkpointFromRow } from './rows.ts';
import { seal } from './seal.ts';
import { verifyLedger } from './verify.ts';

const at = Temporal.Instant.from('2026-12-01T00:00:00Z');
const who = { actor: 'dr-lin', role: 'physician', site: 'demo', at };
const keys = openKeys('memory');

async function write(
  store: Store,
  stream: string,
  expectedVersion: number,
  bodies: unknown[],
): Promise<void> {
  const events = bodies.map((body) => ({ type: 'dose.assayed', body }));
  await store.transaction((tx) => append(tx, { stream, expectedVersion, events, ...who }));
}

/** Three sealed streams (a, b, c) and, after the seal, a tail on a and a new stream d. */
async function fill(store: Store): Promise<void> {
  await bindKeys(store, keys, at);
  await write(store, 'a', 0, [{ activityMBq: 7400.1 }, { activityMBq: 7300 }, { activityMBq: 7200 }]);
  await write(store, 'b', 0, [{ activityMBq: 7100 }, { activityMBq: 7000 }]);
  await seal(store, keys, at);
  await write(store, 'c', 0, [{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }]);
  await seal(store, keys, at);
  await write(store, 'a', 3, [{ activityMBq: 7150 }]);
  await write(store, 'd', 0, [{ n: 1 }, { n: 2 }]);
}

const only = Symbol('undo');

/** Tampers with the triggers off inside a transaction, verifies, and takes everything back. */
async function tampered(store: Store, ...statements: RawBuilder<unknown>[]) {
  const problems = await store
    .transaction(async (tx) => {
      await sql`set local lock_timeout = '5s'`.execute(tx);
      for (const table of ['ledger', 'checkpoint', 'checkpoint_head']) {
        await sql`alter table ${sql.table(table)} disable trigger user`.execute(tx);
      }
      for (const statement of statements) await statement.execute(tx);
      const result = await verifyLedger({ db: tx } as unknown as Store, { publicKey: keys.publicKey });
      throw Object.assign(new Error('undo'), { [only]: result });
    })
    .catch((error: Error & { [only]?: Awaited<ReturnType<typeof verifyLedger>> }) => {
      if (error[only] === undefined) throw error;
      return error[only].problems;
    });
  return problems;
}

eachStore('verify', (store) => {
  beforeAll(() => fill(store()));

  test('finds nothing in an untouched ledger', async () => {
    expect(await verifyLedger(store(), { publicKey: keys.publicKey })).toMatchObject({
      ok: true,
      events: 12,
      streams: 4,
      checkpoints: 2,
      problems: [],
      problemCount: 0,
    });
  });

  const cases: {
    name: string;
    sql: RawBuilder<unknown>[];
    finds: { kind: ProblemKind; stream?: string; version?: number; position?: number }[];
  }[] = [
    {
      name: 'a changed body',
      sql: [sql`update ledger set body = '{"activityMBq": 7400.2}' where stream = 'a' and version = 1`],
      finds: [{ kind: 'changed-body', stream: 'a', version: 1 }],
    },
    {
      name: 'a changed actor in the last event',
      sql: [sql`update ledger set actor = 'dr-wu' where stream = 'd' and version = 2`],
      finds: [{ kind: 'changed-body', stream: 'd', version: 2 }],
    },
    {
      name: 'a time moved by a millisecond',
      sql: [sql`update ledger set at = at + interval '1 millisecond' where stream = 'b' and version = 1`],
      finds: [{ kind: 'changed-body', stream: 'b', version: 1 }],
    },
    {
      name: 'an added signature',
      sql: [sql`update ledger set signature = '{"meaning":"approved"}' where stream = 'b' and version = 2`],
      finds: [{ kind: 'changed-body', stream: 'b', version: 2 }],
    },
    {
      name: 'a removed event in the middle',
      sql: [sql`delete from ledger where stream = 'c' and version = 2`],
      finds: [{ kind: 'missing-event', stream: 'c', version: 2 }, { kind: 'checkpoint-mismatch' }],
    },
    {
      name: 'a removed last event',
      sql: [sql`delete from ledger where stream = 'd' and version = 2`],
      finds: [{ kind: 'missing-tail', stream: 'd', version: 2 }],
    },
    {
      name: 'a removed last event whose head was set back',
      sql: [
        sql`delete from ledger where stream = 'd' and version = 2`,
        sql`update stream_head set version = 1, position = l.position, hash = l.hash from ledger l
          where stream_head.stream = 'd' and l.stream = 'd' and l.version = 1`,
      ],
      finds: [{ kind: 'missing-tail', position: 12 }],
    },
    {
      name: 'a removed stream whose head stayed',
      sql: [sql`delete from ledger where stream = 'd'`],
      finds: [{ kind: 'missing-stream', stream: 'd' }],
    },
    {
      name: 'a removed stream with its head, after a seal',
      sql: [sql`delete from ledger where stream = 'b'`, sql`delete from stream_head where stream = 'b'`],
      finds: [{ kind: 'missing-stream', stream: 'b' }, { kind: 'checkpoint-mismatch' }],
    },
    {
      name: 'a removed stream with its head, not yet sealed',
      sql: [sql`delete from ledger where stream = 'd'`, sql`delete from stream_head where stream = 'd'`],
      finds: [{ kind: 'missing-tail', position: 11 }],
    },
    {
      name: 'two swapped bodies',
      sql: [
        sql`update ledger set body = case version when 2 then (select body from ledger where stream = 'a' and version = 3)
          else (select body from ledger where stream = 'a' and version = 2) end where stream = 'a' and version in (2, 3)`,
      ],
      finds: [
        { kind: 'swapped-order', stream: 'a', version: 2 },
        { kind: 'swapped-order', stream: 'a', version: 3 },
      ],
    },
    {
      name: 'two swapped versions',
      sql: [
        sql`update ledger set version = 99 where stream = 'c' and version = 2`,
        sql`update ledger set version = 2 where stream = 'c' and version = 3`,
        sql`update ledger set version = 3 where stream = 'c' and version = 99`,
      ],
      finds: [
        { kind: 'swapped-order', stream: 'c', version: 2 },
        { kind: 'swapped-order', stream: 'c', version: 3 },
      ],
    },
    {
      name: 'two swapped positions of different streams',
      sql: [
        sql`update ledger set position = 99 where position = 10`,
        sql`update ledger set position = 10 where position = 11`,
        sql`update ledger set position = 11 where position = 99`,
      ],
      finds: [
        { kind: 'swapped-order', stream: 'a', version: 4 },
        { kind: 'swapped-order', stream: 'd', version: 1 },
      ],
    },
    {
      name: 'an event forged at the end with a fitting hash',
      sql: [
        sql`insert into ledger select position + 1, stream, version + 1, type, schema, body, actor, role, site, at, signature, hash, hash
          from ledger where stream = 'd' and version = 2`,
      ],
      finds: [{ kind: 'forged-event', position: 13 }],
    },
    {
      name: 'a changed checkpoint',
      sql: [sql`update checkpoint set events_digest = ${'f'.repeat(64)} where id = 1`],
      finds: [{ kind: 'checkpoint-mismatch' }],
    },
    {
      name: 'a removed checkpoint in the middle',
      sql: [
        sql`delete from checkpoint_head where checkpoint_id = 1`,
        sql`delete from checkpoint where id = 1`,
      ],
      finds: [{ kind: 'checkpoint-mismatch' }],
    },
    {
      name: "a removed entry of a checkpoint's heads",
      sql: [sql`delete from checkpoint_head where checkpoint_id = 1 and stream = 'b'`],
      finds: [{ kind: 'checkpoint-mismatch' }],
    },
    {
      name: 'a ledger set back behind its projections',
      sql: [
        sql`update projection_tip set position = 12`,
        sql`delete from ledger where position = 12`,
        sql`update ledger_tip set position = 11`,
        sql`update stream_head set version = 1, position = 11, hash = (select hash from ledger where position = 11) where stream = 'd'`,
      ],
      finds: [{ kind: 'projection-ahead', position: 12 }],
    },
  ];

  test.each(cases)('finds $name', async ({ sql: statements, finds }) => {
    const problems = await tampered(store(), ...statements);
    for (const expected of finds) expect(problems).toContainEqual(expect.objectContaining(expected));
    if (finds.length === 1 && finds[0]?.kind !== 'checkpoint-mismatch') {
      const kinds = new Set(problems.map((problem) => problem.kind));
      kinds.delete('checkpoint-mismatch');
      expect([...kinds]).toEqual(finds.map((found) => found.kind));
    }
  });

  describe('a stream rewritten with fitting hashes', () => {
    async function rewrite(stream: string): Promise<RawBuilder<unknown>[]> {
      let prevHash = streamStart;
      const events = (await readStream(store().db, stream)).map((event) => {
        const changed = { ...event, actor: 'forger', prevHash };
        prevHash = hashEvent(changed);
        return { ...changed, hash: prevHash };
      });
      const updates = events.map(
        (
          event,
        ) => sql`update ledger set actor = ${event.actor}, prev_hash = ${event.prevHash}, hash = ${event.hash}
          where position = ${event.position}`,
      );
      return [...updates, sql`update stream_head set hash = ${prevHash} where stream = ${stream}`];
    }

    test('is found by the checkpoint that sealed it', async () => {
      expect(await tampered(store(), ...(await rewrite('b')))).toContainEqual(
        expect.objectContaining({ kind: 'checkpoint-mismatch', stream: 'b', version: 2 }),
      );
    });

    test('is found even when the checkpoint is made anew with another key', async () => {
      const forger = openKeys('memory');
      const statements = [
        ...(await rewrite('b')),
        sql`update checkpoint set public_key = ${forger.publicKey}`,
        sql`update site_key set public_key = ${forger.publicKey}`,
      ];
      expect(await tampered(store(), ...statements)).toContainEqual(
        expect.objectContaining({
          kind: 'checkpoint-mismatch',
          detail: expect.stringContaining("not the site's"),
        }),
      );
    });
  });

  test('finds one event rewritten with a fitting hash by the event after it', async () => {
    const [event] = await readStream(store().db, 'c');
    if (event === undefined) throw new Error('no event');
    const hash = hashEvent({ ...event, actor: 'forger' });
    const rewritten = sql`update ledger set actor = 'forger', hash = ${hash} where position = ${event.position}`;
    expect(await tampered(store(), rewritten)).toContainEqual(
      expect.objectContaining({ kind: 'broken-chain', stream: 'c', version: 2 }),
    );
  });

  describe('a checkpoint with another time', () => {
    const moved = '2026-12-02T00:00:00.000Z';

    test('does not fit its digest', async () => {
      const found = await tampered(store(), sql`update checkpoint set at = ${moved} where id = 2`);
      const detail = expect.stringContaining('digest does not fit');
      expect(found).toEqual([
        expect.objectContaining({ kind: 'checkpoint-mismatch', checkpoint: 2, detail }),
      ]);
    });

    test('is not signed by the site when its digest is made anew', async () => {
      const row = await store()
        .db.selectFrom('checkpoint')
        .selectAll()
        .where('id', '=', 2)
        .executeTakeFirstOrThrow();
      const digest = digestOf({ ...checkpointFromRow(row), at: moved });
      const found = await tampered(
        store(),
        sql`update checkpoint set at = ${moved}, digest = ${digest} where id = 2`,
      );
      const detail = expect.stringContaining('signature is not valid');
      expect(found).toEqual([
        expect.objectContaining({ kind: 'checkpoint-mismatch', checkpoint: 2, detail }),
      ]);
    });
  });

  test('stays clean while others append and seal', async () => {
    const writing = (async () => {
      for (let n = 0; n < 30; n += 1) {
        await write(store(), `busy-${n}`, 0, [{ n }]);
        if (n % 5 === 0) await seal(store(), keys, at);
      }
    })();
    for (let n = 0; n < 5; n += 1) expect((await verifyLedger(store())).problems).toEqual([]);
    await writing;
    expect(await verifyLedger(store())).toMatchObject({ ok: true, streams: 34 });
  });
});
