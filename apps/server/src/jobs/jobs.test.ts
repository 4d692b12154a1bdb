import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { append, verifyLedger } from '../ledger/index.ts';
import { freshPostgres } from '../store/each-store.ts';
import { type DatabasePlace, openDatabase, openKeys } from '../store/index.ts';
import { startJobs } from './jobs.ts';
import { systemJobs } from './system-jobs.ts';

const folder = mkdtempSync(join(tmpdir(), 'lutetia-jobs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = Temporal.Instant.from('2026-12-01T00:00:00Z');
const options = {
  pollingSeconds: 0.5,
  onError: (error: Error) => {
    throw error;
  },
};

function collector(name: string) {
  const seen: unknown[] = [];
  const waiting = Promise.withResolvers<unknown>();
  const run = async (data: unknown): Promise<void> => {
    seen.push(data);
    waiting.resolve(data);
  };
  return { handler: { name, run }, seen, first: waiting.promise };
}

describe.each(['pglite', 'postgres'] as const)('jobs on %s', (kind) => {
  let place: DatabasePlace = {};
  beforeAll(async () => {
    place = kind === 'pglite' ? { folder } : { url: await freshPostgres() };
  });

  test('survive a restart, and a job of a transaction exists only when it commits', async () => {
    const before = collector('dose.calculate');
    await using first = await openDatabase(place);
    {
      await using jobs = await startJobs(first, [before.handler], options);
      const rolledBack = first.transaction(async (tx) => {
        await jobs.send('dose.calculate', { course: 'rolled back' }, { tx });
        throw new Error('undo');
      });
      await expect(rolledBack).rejects.toThrow('undo');
      await first.transaction((tx) => jobs.send('dose.calculate', { course: 'now' }, { tx }));
      await jobs.send(
        'dose.calculate',
        { course: 'later' },
        { notBefore: Temporal.Now.instant().add({ seconds: 3 }) },
      );
      expect(await before.first).toEqual({ course: 'now' });
    }
    await first.close();

    const after = collector('dose.calculate');
    await using second = await openDatabase(place);
    await using _jobs = await startJobs(second, [after.handler], options);
    expect(await after.first).toEqual({ course: 'later' });
    expect([...before.seen, ...after.seen]).toEqual([{ course: 'now' }, { course: 'later' }]);
  });

  test('a failed job is told and tried again', async () => {
    let tries = 0;
    const told: Error[] = [];
    const done = Promise.withResolvers<void>();
    await using store = await openDatabase(place);
    const flaky = {
      name: 'message.send',
      async run() {
        tries += 1;
        if (tries === 1) throw new Error('not reachable');
        done.resolve();
      },
    };
    await using jobs = await startJobs(store, [flaky], { ...options, onError: (error) => told.push(error) });
    await jobs.send('message.send', {});
    await done.promise;
    expect(tries).toBe(2);
    expect(told).toMatchObject([{ message: 'job message.send failed', cause: { message: 'not reachable' } }]);
  });

  test('the system seals the ledger by a job', async () => {
    await using store = await openDatabase(place);
    const keys = openKeys('memory');
    const events = [{ type: 'course.referred', body: {} }];
    await store.transaction((tx) =>
      append(tx, { stream: 'c', expectedVersion: 0, events, actor: 'a', role: 'r', site: 's', at }),
    );
    const handlers = systemJobs(store, keys, () => at);
    await using jobs = await startJobs(store, handlers, options);
    for (const { name } of handlers) await jobs.send(name, {});
    await expect.poll(async () => (await verifyLedger(store)).checkpoints, { timeout: 20_000 }).toBe(1);
    const { ok, events: count } = await verifyLedger(store, { publicKey: keys.publicKey });
    expect({ ok, count }).toEqual({ ok: true, count: 1 });
  });
});
