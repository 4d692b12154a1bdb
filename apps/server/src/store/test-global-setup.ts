import { once } from 'node:events';
import { createServer } from 'node:http';
import { startTestPostgres, type TestPostgres } from './test-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    testPostgres: string;
  }
}

interface Project {
  provide(key: 'testPostgres', value: string): void;
}

/**
 * One PostgreSQL server a test run, started when the first test asks for it: test files ask this
 * process by HTTP for a fresh database.
 */
export default async function setup(project: Project): Promise<() => Promise<void>> {
  let server: Promise<TestPostgres> | undefined;
  const door = createServer((_request, response) => {
    server ??= startTestPostgres();
    server
      .then((postgres) => postgres.createDatabase())
      .then(
        (url) => response.end(url),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
  });
  door.listen(0, '127.0.0.1');
  await once(door, 'listening');
  const address = door.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  project.provide('testPostgres', `http://127.0.0.1:${address.port}/`);
  return async () => {
    door.close();
    await (await server)?.[Symbol.asyncDispose]();
  };
}
