import { afterAll, beforeAll, describe, inject } from 'vitest';
import { openDatabase } from './open.ts';
import type { Store } from './store.ts';

/** A fresh, empty database on the test run's PostgreSQL. */
export async function freshPostgres(): Promise<string> {
  const response = await fetch(inject('testPostgres'));
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text;
}

/** Runs the same tests on PGlite (in memory) and on a real PostgreSQL, each with a fresh database. */
export function eachStore(name: string, tests: (store: () => Store) => void): void {
  for (const kind of ['pglite', 'postgres'] as const) {
    describe(`${name} on ${kind}`, () => {
      let store: Store | undefined;
      beforeAll(async () => {
        store = await openDatabase(kind === 'pglite' ? { folder: 'memory' } : { url: await freshPostgres() });
      });
      afterAll(() => store?.close());
      tests(() => {
        if (store === undefined) throw new Error('the store opens before the first test');
        return store;
      });
    });
  }
}
