import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { StoreError } from './errors.ts';
import { Gate } from './gate.ts';
import type { Engine, SqlSession } from './store.ts';
import type { Tables } from './tables.ts';
import { wireParsers } from './wire-types.ts';

const session = [
  'timezone=UTC',
  'datestyle=ISO',
  'synchronous_commit=on',
  // A server that vanishes within a transaction must not keep every writer waiting.
  'idle_in_transaction_session_timeout=60s',
];

/** Opens a pool on PostgreSQL; sessions run in UTC with ISO dates. */
export async function openPostgres(url: string): Promise<Engine> {
  const pool = new pg.Pool({
    connectionString: withSession(url),
    max: 10,
    keepAlive: true,
    types: { getTypeParser: typeParser },
  });
  // A connection that breaks fails the query at hand, or is replaced at the next use. Without these
  // listeners it would end the process: the pool hears of idle connections, each client of its own.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const mark = new Gate();
  return {
    kind: 'postgres',
    db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }),
    insideTransaction: (work) => mark.inside(work),
    async withSession(work) {
      const client = await pool.connect();
      const connection: SqlSession = {
        script: async (sql) => void (await client.query(sql)),
        query: async (sql, values) => (await client.query(sql, [...values])).rows,
      };
      try {
        return await work(connection);
      } finally {
        client.release();
      }
    },
    url,
    async close() {
      if (!pool.ending) await pool.end();
    },
  };
}

/** Options in the address would replace the session's: they go before them, and the last one holds. */
function withSession(url: string): string {
  const [address, query] = url.split('?', 2);
  const search = new URLSearchParams(query);
  const own = search.get('options') ?? '';
  search.set('options', [own, ...session.map((setting) => `-c ${setting}`)].join(' ').trim());
  return `${address}?${search}`;
}

/** A server told not to flush can lose, or ruin, what was acknowledged: refused (PostgreSQL manual, 19.5). */
export async function requireDurableSettings(engine: Engine): Promise<void> {
  const settings = await engine.withSession((session) =>
    session.query(
      "select name, setting from pg_settings where name in ('fsync', 'full_page_writes') and setting <> 'on'",
      [],
    ),
  );
  if (settings.length === 0) return;
  const names = (settings as { name: string }[]).map(({ name }) => name).join(' and ');
  throw new StoreError(
    'database-not-durable',
    `This PostgreSQL server runs with ${names} off: switch it on.`,
  );
}

const typeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  (format === 'binary' ? undefined : wireParsers[oid]) ?? pg.types.getTypeParser(oid, format as 'text');
