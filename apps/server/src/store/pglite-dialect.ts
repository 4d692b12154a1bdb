import type { PGlite } from '@electric-sql/pglite';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Dialect,
  type Driver,
  type Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import type { Gate } from './gate.ts';
import { wireParsers } from './wire-types.ts';

/**
 * Kysely on PGlite, one holder of the connection at a time. Kysely's own PGlite dialect lets two
 * transactions overlap on the one connection, and lets a plain query fall into another's transaction.
 */
export class GatedPGliteDialect implements Dialect {
  readonly #pglite: PGlite;
  readonly #gate: Gate;
  constructor(pglite: PGlite, gate: Gate) {
    this.#pglite = pglite;
    this.#gate = gate;
  }
  createAdapter(): PostgresAdapter {
    return new PostgresAdapter();
  }
  createDriver(): Driver {
    return new GatedDriver(this.#pglite, this.#gate);
  }
  createIntrospector(db: Kysely<unknown>): DatabaseIntrospector {
    return new PostgresIntrospector(db);
  }
  createQueryCompiler(): PostgresQueryCompiler {
    return new PostgresQueryCompiler();
  }
}

class GatedDriver implements Driver {
  readonly #pglite: PGlite;
  readonly #gate: Gate;
  constructor(pglite: PGlite, gate: Gate) {
    this.#pglite = pglite;
    this.#gate = gate;
  }
  async init(): Promise<void> {
    await this.#pglite.waitReady;
  }
  async acquireConnection(): Promise<DatabaseConnection> {
    return new PGliteConnection(this.#pglite, this.#gate, await this.#gate.enter());
  }
  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    asPGlite(connection).leave();
  }
  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const level = settings.isolationLevel === undefined ? '' : ` isolation level ${settings.isolationLevel}`;
    const mode = settings.accessMode === undefined ? '' : ` ${settings.accessMode}`;
    await asPGlite(connection).statement(`begin${level}${mode}`);
  }
  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await asPGlite(connection).statement('commit');
  }
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await asPGlite(connection).statement('rollback');
  }
  async destroy(): Promise<void> {
    // The store closes the database.
  }
}

class PGliteConnection implements DatabaseConnection {
  readonly #pglite: PGlite;
  readonly #gate: Gate;
  readonly leave: () => void;
  constructor(pglite: PGlite, gate: Gate, leave: () => void) {
    this.#pglite = pglite;
    this.#gate = gate;
    this.leave = leave;
  }
  async statement(sql: string): Promise<void> {
    await this.#pglite.query(sql);
  }
  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    await this.#gate.giveWay();
    const { rows, affectedRows } = await this.#pglite.query<R>(query.sql, [...query.parameters], {
      parsers: wireParsers,
    });
    return affectedRows === undefined ? { rows } : { rows, numAffectedRows: BigInt(affectedRows) };
  }
  // biome-ignore lint/correctness/useYield: PGlite has no cursor to stream from.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('PGlite cannot stream a query: read in batches.');
  }
}

function asPGlite(connection: DatabaseConnection): PGliteConnection {
  if (!(connection instanceof PGliteConnection)) throw new TypeError('not a connection of this driver');
  return connection;
}
