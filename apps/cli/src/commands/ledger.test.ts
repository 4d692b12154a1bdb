import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bindKeys, openDatabase, openKeys, record } from '@lutetia/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../run.ts';

const folder = mkdtempSync(join(tmpdir(), 'lutetia-cli-ledger-'));
const databaseUrl = process.env.DATABASE_URL;

async function lutetia(...args: string[]) {
  const [written, complained]: [string[], string[]] = [[], []];
  const streams = {
    stdout: (text: string) => written.push(text),
    stderr: (text: string) => complained.push(text),
  };
  const status = await run(['ledger', ...args, '--data', folder], streams);
  return { status, out: written.join(''), err: complained.join('') };
}

async function withStore(
  work: (store: Awaited<ReturnType<typeof openDatabase>>) => Promise<unknown>,
): Promise<void> {
  await using store = await openDatabase({ folder });
  await work(store);
}

beforeAll(async () => {
  delete process.env.DATABASE_URL;
  const at = Temporal.Instant.from('2026-12-01T00:00:00Z');
  await withStore(async (store) => {
    await bindKeys(store, openKeys(join(folder, 'keys')), at);
    const events = [
      { type: 'course.referred', body: {} },
      { type: 'course.held', body: {} },
    ];
    await record(store, [], {
      stream: 'c',
      expectedVersion: 0,
      events,
      actor: 'a',
      role: 'r',
      site: 's',
      at,
    });
  });
});
afterAll(() => {
  if (databaseUrl !== undefined) process.env.DATABASE_URL = databaseUrl;
  rmSync(folder, { recursive: true, force: true });
});

test('a clean ledger verifies with status 0; it is sealed once', async () => {
  expect((await lutetia('verify')).out).toContain('clean: 2 events in 1 streams, 0 checkpoints, 0 documents');
  const sealed = await lutetia('checkpoint', '--json');
  expect(JSON.parse(sealed.out)).toMatchObject({ checkpoint: { id: 1, fromPosition: 1, toPosition: 2 } });
  expect(JSON.parse((await lutetia('checkpoint', '--json')).out)).toEqual({ checkpoint: null });
  const { status, out } = await lutetia('verify', '--json');
  expect(status).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ ok: true, events: 2, checkpoints: 1, problems: [] });
});

test('a variable set to nothing is as one that is not set', async () => {
  const names = ['DATABASE_URL', 'LUTETIA_KEYS_FOLDER', 'LUTETIA_DATA'] as const;
  const before = names.map((name) => [name, process.env[name]] as const);
  for (const name of names) process.env[name] = '';
  try {
    const { status, out } = await lutetia('checkpoint', '--json');
    expect([status, JSON.parse(out)]).toEqual([0, { checkpoint: null }]);
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
});

test('rebuild tells what was replayed', async () => {
  const { status, out } = await lutetia('rebuild', '--json');
  expect(status).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ events: 2 });
});

test('a tampered ledger is named with status 1, the answer on standard output', async () => {
  await withStore((store) =>
    store.engine.withSession((session) =>
      session.script(
        "alter table ledger disable trigger user; update ledger set actor = 'b' where version = 1",
      ),
    ),
  );
  const { status, out, err } = await lutetia('verify', '--json');
  expect(status).toBe(1);
  expect(JSON.parse(out).problems).toContainEqual(
    expect.objectContaining({ kind: 'changed-body', stream: 'c', version: 1 }),
  );
  expect(JSON.parse(err)).toMatchObject({ error: { code: 'ledger-problems' } });
  expect((await lutetia('verify')).out).toContain('changed-body: c, version 1, position 1');
});

test('a folder without a database, or in use, is bad input', async () => {
  const streams = { stdout: () => undefined, stderr: () => undefined };
  expect(await run(['ledger', 'verify', '--data', join(folder, 'nothing')], streams)).toBe(2);
  await withStore(async () => {
    const { status, err } = await lutetia('verify', '--json');
    expect(status).toBe(2);
    expect(JSON.parse(err)).toMatchObject({ error: { code: 'folder-in-use' } });
  });
});
