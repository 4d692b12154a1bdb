import { once } from 'node:events';
import { createServer } from 'node:http';
import { openDatabase } from './open.ts';
import { startTestPostgres, type TestPostgres } from './test-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    testDatabases: string;
  }
}

interface Project {
  provide(key: 'testDatabases', value: string): void;
}

/**
 * One PostgreSQL server a test run and one image of PGlite with the current schema, each made when the first test
 * asks for it: test files ask this process by HTTP for the address of a fresh database, or for the image.
 */
export default async function setup(project: Project): Promise<() => Promise<void>> {
  let server: Promise<TestPostgres> | undefined;
  let image: Promise<Uint8Array> | undefined;
  const answer = async (path: string | undefined): Promise<Uint8Array | string> => {
    if (path === '/image') {
      image ??= makeImage();
      return image;
    }
    server ??= startTestPostgres();
    return (await server).createDatabase();
  };
  const door = createServer((request, response) => {
    answer(request.url).then(
      (given) => response.end(given),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  door.listen(0, '127.0.0.1');
  await once(door, 'listening');
  const address = door.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  project.provide('testDatabases', `http://127.0.0.1:${address.port}/`);
  return async () => {
    door.close();
    await (await server)?.[Symbol.asyncDispose]();
  };
}

async function makeImage(): Promise<Uint8Array> {
  await using store = await openDatabase({ folder: 'memory' });
  const { pglite } = store.engine;
  if (pglite === undefined) throw new Error('a database in memory is PGlite');
  const image = await pglite.exclusively(() => pglite.instance.dumpDataDir('none'));
  return image.bytes();
}
