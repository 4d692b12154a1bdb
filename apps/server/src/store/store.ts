import type { PGlite } from '@electric-sql/pglite';
import type { Kysely, Transaction } from 'kysely';
import { classifyDatabaseError } from './errors.ts';
import type { Tables } from './tables.ts';

export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;

/** One connection for what the query builder does not cover: migrations and maintenance. */
export interface SqlSession {
  /** Runs one or more statements without parameters. */
  script(sql: string): Promise<void>;
  query(sql: string, values: readonly unknown[]): Promise<object[]>;
}

/** What a database brings: the same for PGlite and PostgreSQL. */
export interface Engine {
  readonly kind: 'pglite' | 'postgres';
  readonly db: Db;
  insideTransaction<T>(work: () => Promise<T>): Promise<T>;
  withSession<T>(work: (session: SqlSession) => Promise<T>): Promise<T>;
  readonly pglite?: { instance: PGlite; exclusively: <T>(work: () => Promise<T>) => Promise<T> };
  readonly url?: string;
  close(): Promise<void>;
}

const retries = 3;

/** The one database of a centre. */
export class Store implements AsyncDisposable {
  readonly #engine: Engine;
  #closed: Promise<void> | undefined;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  get kind(): Engine['kind'] {
    return this.#engine.kind;
  }

  get db(): Db {
    return this.#engine.db;
  }

  get engine(): Engine {
    return this.#engine;
  }

  /**
   * Runs `work` in one transaction: all of it is durable when the promise resolves, none of it when
   * it rejects. A serialization failure or deadlock runs it again (up to three times), so `work`
   * must do nothing outside the transaction.
   */
  async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.db.transaction().execute((tx) => this.#engine.insideTransaction(() => work(tx)));
      } catch (error) {
        if (attempt > retries || classifyDatabaseError(error) !== 'retry') throw error;
      }
    }
  }

  /** Several reads of one unchanging moment. */
  async snapshot<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute((tx) => this.#engine.insideTransaction(() => work(tx)));
  }

  close(): Promise<void> {
    this.#closed ??= this.db.destroy().then(() => this.#engine.close());
    return this.#closed;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}
