import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StoreError } from './errors.ts';
import type { Engine, SqlSession } from './store.ts';

export interface Migration {
  name: string;
  sql: string;
  hash: string;
}

/** Taken by every migrating process, so that servers starting together take turns. */
const migrationLock = 7_118_297_001;

/** Reads NNNN-name.sql files in order; the hash is over the text with unix line ends. */
export function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  for (const name of names) {
    if (!/^\d{4}-[a-z0-9-]+\.sql$/.test(name))
      throw new Error(`migration ${name} is not named NNNN-name.sql`);
  }
  return names.sort().map((name) => {
    const sql = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n');
    return { name, sql, hash: createHash('sha256').update(sql).digest('hex') };
  });
}

/** Applies what is missing, all or nothing. Returns the names applied. */
export async function migrate(engine: Engine, migrations: readonly Migration[]): Promise<string[]> {
  return engine.withSession(async (session) => {
    await session.script('begin');
    try {
      const applied = await applyMissing(session, migrations);
      await session.script('commit');
      return applied;
    } catch (error) {
      await session.script('rollback');
      throw error;
    }
  });
}

async function applyMissing(session: SqlSession, migrations: readonly Migration[]): Promise<string[]> {
  await session.query('select pg_advisory_xact_lock($1)', [migrationLock]);
  await session.script(
    'create table if not exists migration (name text primary key, hash text not null, at timestamptz(3) not null default now())',
  );
  const rows = (await session.query('select name, hash from migration', [])) as {
    name: string;
    hash: string;
  }[];
  const recorded = new Map(rows.map((row) => [row.name, row.hash]));
  check(recorded, migrations);
  const missing = migrations.filter((migration) => !recorded.has(migration.name));
  for (const { name, sql, hash } of missing) {
    await session.script(sql).catch((cause: unknown) => {
      throw new StoreError('migration-failed', `Migration ${name} failed: ${String(cause)}`, { cause });
    });
    await session.query('insert into migration (name, hash) values ($1, $2)', [name, hash]);
  }
  return missing.map((migration) => migration.name);
}

function check(recorded: ReadonlyMap<string, string>, migrations: readonly Migration[]): void {
  const known = new Map(migrations.map((migration) => [migration.name, migration.hash]));
  for (const [name, hash] of recorded) {
    const ours = known.get(name);
    if (ours === undefined) {
      throw new StoreError(
        'migration-unknown',
        `The database has migration ${name}, which this version does not know: it is newer than the software.`,
      );
    }
    if (ours !== hash) {
      throw new StoreError('migration-changed', `Migration ${name} was changed after it had been applied.`);
    }
  }
}
