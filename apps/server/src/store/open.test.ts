import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { eachStore, freshPostgres } from './each-store.ts';
import { classifyDatabaseError } from './errors.ts';
import { migrate, readMigrations } from './migrate.ts';
import { openDatabase } from './open.ts';
import { startTestPostgres } from './test-postgres.ts';

test('a connection that breaks under a query is a database that cannot be reached', async () => {
  await using postgres = await startTestPostgres();
  await using store = await openDatabase({ url: await postgres.createDatabase() });
  const running = sql`select pg_sleep(20)`.execute(store.db).catch((error: unknown) => error);
  await later(300);
  await postgres.crash();
  expect(classifyDatabaseError(await running)).toBe('unreachable');
  await postgres.restart();
});

test('options in the address are kept beside the session’s own, which hold', async () => {
  const url = new URL(await freshPostgres());
  url.searchParams.set('options', '-c timezone=Asia/Shanghai -c synchronous_commit=off -c work_mem=7MB');
  await using store = await openDatabase({ url: url.href });
  const { rows } = await sql<{ name: string; setting: string }>`select name, setting from pg_settings
    where name in ('TimeZone', 'synchronous_commit', 'work_mem') order by name collate "C"`.execute(store.db);
  expect(rows.map(({ setting }) => setting)).toEqual(['UTC', 'on', '7168']);
});

const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

eachStore('the store', (store) => {
  test('gives the same values for bigint, instants and dates', async () => {
    const { rows } = await sql<{ big: unknown; at: unknown; day: unknown }>`select 7::bigint as big,
      '2026-12-01T08:00:00.123+08:00'::timestamptz as at, '1950-02-03'::date as day`.execute(store().db);
    expect(rows).toEqual([{ big: 7, at: '2026-12-01T00:00:00.123Z', day: '1950-02-03' }]);
  });

  test('keeps overlapping transactions apart and rolls one back whole', async () => {
    await sql`create table apart (n int)`.execute(store().db);
    const failing = store().transaction(async (tx) => {
      await sql`insert into apart values (1)`.execute(tx);
      await later(30);
      throw new Error('changed my mind');
    });
    const passing = store().transaction(async (tx) => {
      await sql`insert into apart values (2)`.execute(tx);
    });
    const plain = sql`insert into apart values (3)`.execute(store().db);
    await expect(failing).rejects.toThrow('changed my mind');
    await Promise.all([passing, plain]);
    const { rows } = await sql<{ n: number }>`select n from apart order by n`.execute(store().db);
    expect(rows.map((row) => row.n)).toEqual([2, 3]);
  });

  test('names a unique violation a conflict', async () => {
    await sql`create table one (n int primary key)`.execute(store().db);
    await sql`insert into one values (1)`.execute(store().db);
    const error: unknown = await sql`insert into one values (1)`.execute(store().db).catch((e: unknown) => e);
    expect(classifyDatabaseError(error)).toBe('conflict');
  });

  test('refuses a migration changed after it was applied, and a database newer than the software', async () => {
    const known = readMigrations(join(import.meta.dirname, '../../migrations'));
    expect(await migrate(store().engine, known)).toEqual([]);
    const extra = { name: '9000-extra.sql', sql: 'create table extra (n int)', hash: 'a' };
    expect(await migrate(store().engine, [...known, extra])).toEqual(['9000-extra.sql']);
    await expect(migrate(store().engine, [...known, { ...extra, hash: 'b' }])).rejects.toMatchObject({
      code: 'migration-changed',
    });
    await expect(migrate(store().engine, known)).rejects.toMatchObject({ code: 'migration-unknown' });
  });

  test('applies all migrations or none', async () => {
    const { rows } = await sql<{ name: string; hash: string }>`select name, hash from migration`.execute(
      store().db,
    );
    const known = rows.map((row) => ({ ...row, sql: '' }));
    const good = { name: '9001-good.sql', sql: 'create table good (n int)', hash: 'c' };
    const bad = { name: '9002-bad.sql', sql: 'create table bad (n nothing)', hash: 'd' };
    await expect(migrate(store().engine, [...known, good, bad])).rejects.toThrow();
    const found = await sql`select 1 from pg_class where relname = 'good'`.execute(store().db);
    expect(found.rows).toEqual([]);
  });
});

test('on PGlite a query on the store from inside a transaction is refused instead of waiting for ever', async () => {
  await using store = await openDatabase({ folder: 'memory' });
  await expect(store.transaction(() => sql`select 1`.execute(store.db))).rejects.toMatchObject({
    code: 'nested-transaction',
  });
});

test('on PGlite timers and requests get their turn during a long run of queries', async () => {
  await using store = await openDatabase({ folder: 'memory' });
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 1);
  // However slow the machine: a timer's turn comes before a hundred thousand queries have passed.
  for (let queries = 0; turns <= 5 && queries < 100_000; queries += 1) await sql`select 1`.execute(store.db);
  clearInterval(timer);
  expect(turns).toBeGreaterThan(5);
});

test('a PGlite folder opens in one process at a time, and again after its holder was killed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lutetia-lock-'));
  try {
    mkdirSync(join(folder, 'database.new')); // as a process killed while making the database leaves it
    writeFileSync(join(folder, 'database.new', 'PG_VERSION'), '18');
    const script = `const { openDatabase } = await import(${JSON.stringify(join(import.meta.dirname, 'open.ts'))});
      await openDatabase({ folder: ${JSON.stringify(folder)} }); process.stdout.write('open'); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
    await expect(openDatabase({ folder })).rejects.toMatchObject({ code: 'folder-in-use' });
    child.kill('SIGKILL');
    await once(child, 'exit');
    const store = await openDatabase({ folder });
    await expect(openDatabase({ folder })).rejects.toMatchObject({ code: 'folder-in-use' });
    await store.close();
    await (await openDatabase({ folder })).close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a PostgreSQL server that does not flush is refused', async () => {
  await using postgres = await startTestPostgres(['fsync=off']);
  await expect(openDatabase({ url: postgres.url })).rejects.toMatchObject({
    code: 'database-not-durable',
    message: expect.stringContaining('fsync'),
  });
});

test('an unreachable PostgreSQL is named so', async () => {
  await expect(openDatabase({ url: 'postgres://postgres@127.0.0.1:1/none' })).rejects.toMatchObject({
    code: 'database-unreachable',
  });
});
