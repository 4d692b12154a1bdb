import { beforeAll, expect, test } from 'vitest';
import { eachStore } from '../store/each-store.ts';
import { bindKeys, openKeys } from '../store/index.ts';
import { isSignedBy } from './checkpoint.ts';
import { record } from './projection.ts';
import { seal } from './seal.ts';
import { verifyLedger } from './verify.ts';

const at = Temporal.Instant.from('2026-12-01T00:00:00Z');
const keys = openKeys('memory');

eachStore('seal', (store) => {
  beforeAll(() => bindKeys(store(), keys, at));

  const write = (stream: string, count: number) =>
    record(store(), [], {
      stream,
      expectedVersion: 0,
      events: Array.from({ length: count }, (_, n) => ({ type: 'course.referred', body: { n } })),
      actor: 'a',
      role: 'r',
      site: 's',
      at,
    });

  test('has nothing to do on an empty ledger', async () => {
    expect(await seal(store(), keys, at)).toBeUndefined();
  });

  test('covers all since the last checkpoint and is signed by the site', async () => {
    await write('a', 3);
    const first = await seal(store(), keys, at);
    await write('b', 2);
    const second = await seal(store(), keys, at);
    expect(first).toMatchObject({ id: 1, fromPosition: 1, toPosition: 3, eventCount: 3, streamCount: 1 });
    expect(second).toMatchObject({
      id: 2,
      fromPosition: 4,
      toPosition: 5,
      streamCount: 2,
      prevDigest: first?.digest,
    });
    if (second === undefined) throw new Error('not sealed');
    expect(isSignedBy(second, keys.publicKey)).toBe(true);
    expect(isSignedBy(second, openKeys('memory').publicKey)).toBe(false);
    expect(isSignedBy({ ...second, digest: 'f'.repeat(64) }, keys.publicKey)).toBe(false);
  });

  test('never splits the events of writers in flight', async () => {
    const writes = Array.from({ length: 20 }, (_, n) => write(`race-${n}`, 3));
    const seals = Array.from({ length: 5 }, () => seal(store(), keys, at));
    await Promise.all([...writes, ...seals]);
    await seal(store(), keys, at);
    expect(await verifyLedger(store(), { publicKey: keys.publicKey })).toMatchObject({
      ok: true,
      problems: [],
    });
  });
});
