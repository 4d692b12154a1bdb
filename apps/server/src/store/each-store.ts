import { afterAll, beforeAll, describe, inject } from 'vitest';
import { openDatabase } from './open.ts';
import type { Store } from './store.ts';

/** A fresh, empty database on the test run's PostgreSQL. */
export async function freshPostgres(): Promise<string> {
  const response = await fetch(inject('testDatabases'));
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text;
}

/** A fresh database in memory with the current schema, copied: PGlite takes seconds to make one. */
export async function freshMemory(): Promise<Store> {
  return openDatabase({ folder: 'memory', image: await memoryImage() });
}

export async function memoryImage(): Promise<Blob> {
  const response = await fetch(new URL('image', inject('testDatabases')));
  if (!response.ok) throw new Error(await response.text());
  return response.blob();
}

/** Runs the same tests on PGlite (in memory) and on a real PostgreSQL, each with a fresh database. */
export function eachStore(name: string, tests: (store: () => Store) => void): void {
  for (const kind of ['pglite', 'postgres'] as const) {
    describe(`${name} on ${kind}`, () => {
      let store: Store | undefined;
      beforeAll(async () => {
        store = await (kind === 'pglite' ? freshMemory() : openDatabase({ url: await freshPostgres() }));
      });
      afterAll(() => store?.close());
      tests(() => {
        if (store === undefined) throw new Error('the store opens before the first test');
        return store;
      });
    });
  }
}
