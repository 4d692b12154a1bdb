import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely } from 'kysely';
import { renameDurably, syncTree } from './durable-files.ts';
import { lockFolder } from './folder-lock.ts';
import { Gate } from './gate.ts';
import { GatedPGliteDialect } from './pglite-dialect.ts';
import type { Engine, SqlSession } from './store.ts';
import { SyncedNodeFs } from './synced-node-fs.ts';
import type { Tables } from './tables.ts';
import { wireParsers } from './wire-types.ts';

/**
 * PGlite's own start parameters without `-F` (fsync off). `wal_sync_method` must be fsync: the
 * fdatasync of PGlite's file system does nothing and cannot be replaced from outside.
 */
const durableStart = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  ...['fsync=on', 'wal_sync_method=fsync', 'synchronous_commit=on', 'full_page_writes=on'].flatMap(
    (setting) => ['-c', setting],
  ),
];

/** Opens PGlite in `folder`/database, or in memory, there with what an image holds. */
export async function openPGlite(folder: string | 'memory', image?: Blob): Promise<Engine> {
  if (folder === 'memory')
    return engine(await PGlite.create(image === undefined ? {} : { loadDataDir: image }), undefined);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = lockFolder(join(folder, 'database.lock'));
  try {
    const place = join(folder, 'database');
    if (!existsSync(place)) await createDatabase(place);
    return engine(await startIn(place), lock);
  } catch (error) {
    lock[Symbol.dispose]();
    throw error;
  }
}

/** Creates beside the final place and renames, so that a half-made database is never opened. */
async function createDatabase(place: string): Promise<void> {
  const making = `${place}.new`;
  rmSync(making, { recursive: true, force: true });
  const pglite = await startIn(making);
  await pglite.close();
  syncTree(making);
  renameDurably(making, place);
}

function startIn(place: string): Promise<PGlite> {
  return PGlite.create({ fs: new SyncedNodeFs(place), startParams: durableStart });
}

function engine(pglite: PGlite, lock: Disposable | undefined): Engine {
  const gate = new Gate();
  const session: SqlSession = {
    script: async (sql) => void (await pglite.exec(sql)),
    query: async (sql, values) =>
      (await pglite.query<object>(sql, [...values], { parsers: wireParsers })).rows,
  };
  return {
    kind: 'pglite',
    db: new Kysely<Tables>({ dialect: new GatedPGliteDialect(pglite, gate) }),
    insideTransaction: (work) => gate.inside(work),
    withSession: (work) => gate.run(() => work(session)),
    pglite: { instance: pglite, exclusively: (work) => gate.run(work) },
    async close() {
      try {
        await gate.run(() => pglite.close());
      } finally {
        lock?.[Symbol.dispose]();
      }
    },
  };
}
