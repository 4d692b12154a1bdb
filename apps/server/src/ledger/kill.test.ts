import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { freshPostgres } from '../store/each-store.ts';
import { openDatabase } from '../store/index.ts';
import { startTestPostgres } from '../store/test-postgres.ts';
import { compareRebuilt } from './compare-rebuilt.ts';
import { killDuringWrites } from './kill-harness.ts';
import { readStream } from './read.ts';
import { sampleProjection } from './sample-projection.ts';
import { verifyLedger } from './verify.ts';

const entry = join(import.meta.dirname, 'kill-writer.ts');
const folder = mkdtempSync(join(tmpdir(), 'lutetia-kill-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Written {
  stream: string;
  position: number;
  version: number;
  hash: string;
}

async function ask(address: string, path: string): Promise<unknown> {
  const response = await fetch(`${address}${path}`, { signal: AbortSignal.timeout(30_000) });
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return JSON.parse(text);
}

const write = async (address: string, turn: number) =>
  (await ask(address, `/write/turn-${turn}`)) as Written[];

async function expectAllThere(
  place: { url: string } | { folder: string },
  acknowledged: Written[],
): Promise<void> {
  await using store = await openDatabase(place);
  for (const { stream, position, version, hash } of acknowledged) {
    const found = (await readStream(store.db, stream)).find((event) => event.version === version);
    expect(found).toMatchObject({ position, hash });
  }
  const { problems, events } = await verifyLedger(store);
  expect(problems).toEqual([]);
  expect(events).toBeGreaterThanOrEqual(acknowledged.length);
  expect(events % 2).toBe(0); // never one event of the two that belong together
  expect(await compareRebuilt(store, [sampleProjection])).toEqual([]);
}

describe.concurrent.each(['pglite', 'postgres'] as const)('killed 50 times during writes, on %s', (kind) => {
  test('the server has every acknowledged event, an unbroken chain and whole projections', {
    timeout: 420_000,
  }, async () => {
    const place = kind === 'pglite' ? { folder } : { url: await freshPostgres() };
    const env = 'url' in place ? { DATABASE_URL: place.url } : { LUTETIA_DATA: place.folder };
    const acknowledged = await killDuringWrites({
      entry,
      env,
      kills: 50,
      writers: 3,
      write,
      async afterRestart(address, kills) {
        if (kills % 10 === 5)
          expect(await ask(address, '/check')).toMatchObject({ ok: true, differences: [] });
      },
    });
    expect(acknowledged.length).toBeGreaterThanOrEqual(50);
    await expectAllThere(place, acknowledged.flat());
  });
});

test('a PostgreSQL server that crashes itself keeps every acknowledged event', {
  timeout: 120_000,
}, async () => {
  await using postgres = await startTestPostgres();
  const url = await postgres.createDatabase();
  const acknowledged: Written[][] = [];
  for (let crash = 0; crash < 3; crash += 1) {
    const written: Written[][] = [];
    const done = await killDuringWrites({
      entry,
      env: { DATABASE_URL: url },
      kills: 1,
      writers: 3,
      async write(address, turn) {
        const answer = (await ask(address, `/write/crash-${crash}-${turn}`)) as Written[];
        written.push(answer);
        return answer;
      },
      async untilKill() {
        await new Promise((resolve) => setTimeout(resolve, 20 * (crash + 1)));
        await postgres.crash(); // while the writers are at it
        await postgres.restart();
        const before = written.length;
        await expect.poll(() => written.length, { timeout: 20_000 }).toBeGreaterThan(before); // the same server goes on
      },
    });
    acknowledged.push(...done);
  }
  await expectAllThere({ url }, acknowledged.flat());
});
