import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { StoreError } from './errors.ts';
import { migrate, readMigrations } from './migrate.ts';
import { openPGlite } from './pglite.ts';
import { openPostgres, requireDurableSettings } from './postgres.ts';
import { type Engine, Store } from './store.ts';

const migrationsFolder = resolve(import.meta.dirname, '../../migrations');

export interface DatabasePlace {
  /** postgres://… : PostgreSQL; without it PGlite. */
  url?: string | undefined;
  /** The data folder, or `memory` for a database that ends with the process. */
  folder?: string | 'memory' | undefined;
  /** What a database in memory begins with: PGlite's dump of another. */
  image?: Blob | undefined;
}

/**
 * Opens the database and brings it to the current schema.
 * Errors: StoreError `folder-in-use`, `migration-changed`, `migration-unknown`, `migration-failed`,
 * `database-unreachable`, `database-not-durable`.
 */
export async function openDatabase(place: DatabasePlace): Promise<Store> {
  const engine = await openEngine(place);
  try {
    if (engine.kind === 'postgres') await requireDurableSettings(engine);
    await migrate(engine, readMigrations(migrationsFolder));
  } catch (error) {
    await engine.close();
    throw engine.kind === 'postgres' ? explain(error) : error;
  }
  return new Store(engine);
}

function openEngine(place: DatabasePlace): Promise<Engine> {
  if (place.url !== undefined) return openPostgres(place.url);
  return openPGlite(place.folder ?? dataFolder({}), place.image);
}

/** The data folder: LUTETIA_DATA, or `data` below the current folder. */
export function dataFolder(env: { LUTETIA_DATA?: string | undefined }): string {
  return resolve(env.LUTETIA_DATA ?? 'data');
}

/** True when `folder` holds a PGlite database, so that a command does not make one by a wrong path. */
export function hasDatabase(folder: string): boolean {
  return existsSync(join(folder, 'database'));
}

function explain(error: unknown): unknown {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  // Connection failures of the socket, and SQLSTATE classes 08 (connection), 28 (authorization), 3D (no such database).
  if (!/^(ECONN|ENOTFOUND|ETIMEDOUT|EAI_|08|28|3D|57P)/.test(code)) return error;
  return new StoreError('database-unreachable', `PostgreSQL cannot be reached (${code}).`, { cause: error });
}
