import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keysFolder, openDatabase, openKeys } from '@lutetia/server';
import { type ManyCourses, seedManyCourses } from '../../apps/server/src/projections/test-many-courses.ts';
import { startServer } from './server-process.ts';

/** A demo centre with many courses, on one of the two databases. */
export interface Place extends Disposable {
  kind: 'postgres' | 'pglite';
  /** For `openDatabase`. */
  database: { url: string } | { folder: string };
  /** For the server's process. */
  env: Record<string, string>;
  seeded: ManyCourses;
}

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'lutetia-bench-'));

export async function seedPlace(
  url: string | null,
  sizes: { count: number; recorded: number },
): Promise<Place> {
  const folder = temporaryFolder();
  const env = {
    LUTETIA_DATA: folder,
    LUTETIA_LOG_LEVEL: 'error',
    ...(url === null ? {} : { DATABASE_URL: url }),
  };
  // Its first start makes the demo centre.
  await (await startServer(env))[Symbol.asyncDispose]();
  const database = url === null ? { folder } : { url };
  await using store = await openDatabase(database);
  const keys = openKeys(keysFolder(folder, {}));
  const today = Temporal.Now.plainDateISO('Asia/Shanghai').toString();
  const seeded = await seedManyCourses(store, keys, { ...sizes, today, seed: 20_261_124 });
  await store.engine.withSession((session) => session.script('analyze'));
  return {
    kind: url === null ? 'pglite' : 'postgres',
    database,
    env,
    seeded,
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}
