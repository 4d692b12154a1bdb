import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { eachStore } from '../store/each-store.ts';
import { append, ConflictError } from './append.ts';
import { correctionOf } from './corrections.ts';
import { readAll, readStream } from './read.ts';
import { verifyLedger } from './verify.ts';

const at = Temporal.Instant.from('2026-12-01T08:00:00.123456+08:00');
const who = { actor: 'dr-lin', role: 'physician', site: 'demo', at };

eachStore('append', (store) => {
  test('records events once, in order, with all that was said', async () => {
    const signature = {
      meaning: 'prescribed',
      by: 'dr-lin',
      at: '2026-12-01T00:00:00.000Z',
      method: 'pin',
    } as const;
    const events = [
      { type: 'course.referred', body: { country: 'TH', z: 1, a: [1e21, 0.1 + 0.2, '张伟'] } },
      { type: 'course.prescribed', schema: 2, body: { activityMBq: 7400 }, signature },
    ];
    const recorded = await store().transaction((tx) =>
      append(tx, { stream: 'course-1', expectedVersion: 0, events, ...who }),
    );
    expect(recorded.map(({ version, schema, at }) => ({ version, schema, at }))).toEqual([
      { version: 1, schema: 1, at: '2026-12-01T00:00:00.123Z' },
      { version: 2, schema: 2, at: '2026-12-01T00:00:00.123Z' },
    ]);
    expect(await readStream(store().db, 'course-1')).toEqual(recorded);
    expect(await readStream(store().db, 'course-1', 2)).toEqual(recorded.slice(1));
  });

  test('refuses a writer who decided on an older version, and leaves no hole', async () => {
    const stale = store().transaction((tx) =>
      append(tx, {
        stream: 'course-1',
        expectedVersion: 1,
        events: [{ type: 'course.held', body: {} }],
        ...who,
      }),
    );
    await expect(stale).rejects.toBeInstanceOf(ConflictError);
    const [next] = await store().transaction((tx) =>
      append(tx, {
        stream: 'course-2',
        expectedVersion: 0,
        events: [{ type: 'course.referred', body: {} }],
        ...who,
      }),
    );
    expect(next?.position).toBe(3);
  });

  test('lets exactly one of many writers at the same version through', async () => {
    const writers = Array.from({ length: 20 }, (_, n) =>
      store().transaction((tx) =>
        append(tx, { stream: 'raced', expectedVersion: 0, events: [{ type: 'raced', body: { n } }], ...who }),
      ),
    );
    const results = await Promise.allSettled(writers);
    const lost = results.filter((result) => result.status === 'rejected');
    expect(lost).toHaveLength(19);
    for (const result of lost) expect(result.reason).toBeInstanceOf(ConflictError);
    expect(await readStream(store().db, 'raced')).toHaveLength(1);
  });

  test('a unique violation behind the head is a conflict as well', async () => {
    await sql`update stream_head set version = 0 where stream = 'course-2'`.execute(store().db);
    const late = store().transaction((tx) =>
      append(tx, {
        stream: 'course-2',
        expectedVersion: 0,
        events: [{ type: 'course.referred', body: {} }],
        ...who,
      }),
    );
    await expect(late).rejects.toBeInstanceOf(ConflictError);
    await sql`update stream_head set version = 1 where stream = 'course-2'`.execute(store().db);
  });

  test('positions are gapless and in the order of commits under concurrent writers', async () => {
    const writers = Array.from({ length: 30 }, (_, n) =>
      store()
        .transaction(async (tx) => {
          await append(tx, {
            stream: `many-${n}`,
            expectedVersion: 0,
            events: [
              { type: 'a', body: n },
              { type: 'b', body: n },
            ],
            ...who,
          });
          if (n % 3 === 0) throw new Error('rolled back');
        })
        .catch(() => undefined),
    );
    await Promise.all(writers);
    const positions: number[] = [];
    for await (const batch of readAll(store().db, 0, 7))
      positions.push(...batch.map((event) => event.position));
    expect(positions).toEqual(positions.map((_, index) => index + 1));
    expect(await verifyLedger(store())).toMatchObject({ ok: true, problems: [], events: positions.length });
  });

  test.each([
    ['update', "update ledger set actor = 'someone'"],
    ['delete', 'delete from ledger'],
    ['truncate', 'truncate ledger'],
  ])('the database itself forbids %s', async (_name, statement) => {
    await expect(sql.raw(statement).execute(store().db)).rejects.toMatchObject({ code: 'LT001' });
  });

  test('a correction names what it corrects and why', async () => {
    const body = {
      corrects: { stream: 'course-1', version: 2 },
      reason: 'read from the wrong line',
      activityMBq: 7200,
    };
    expect(correctionOf({ type: 'dose.assay-corrected', body })).toEqual({
      corrects: body.corrects,
      reason: body.reason,
    });
    expect(correctionOf({ type: 'dose.assayed', body })).toBeUndefined();
    const without = { type: 'dose.assay-corrected', body: { corrects: body.corrects, reason: ' ' } };
    await expect(
      store().transaction((tx) =>
        append(tx, { stream: 'course-1', expectedVersion: 2, events: [without], ...who }),
      ),
    ).rejects.toThrow('must name the event it corrects');
  });
});
