import { openDatabase } from '@lutetia/server';
import pg from 'pg';
import type { Place } from './place.ts';

/** Tables into which an act on a course writes, and the column by which a row is replaced. */
const tables = {
  ledger: null,
  stream_head: 'stream',
  course_projection: 'course_id',
  command_log: null,
} as const;
type Table = keyof typeof tables;
const names = Object.keys(tables) as Table[];

type Row = Record<string, string | null>;
/** The rows of one act, each column as text. */
type Act = Record<Table, Row>;

export interface PlainSide extends AsyncDisposable {
  /** Position of the ledger's last event. */
  tip(): Promise<number>;
  /** The rows that the acts after a position wrote, act by act. Each act must have had a course of its own. */
  rowsAfter(position: number): Promise<Act[]>;
  /** Writes the rows of one act in one transaction. */
  write(act: Act, worker: number): Promise<void>;
}

type Query = (sql: string, values: readonly unknown[], name?: string) => Promise<object[]>;

/**
 * The same rows in tables of the same form, with the same indexes, in a schema of their own, written by plain
 * statements (prepared ones on PostgreSQL): what the writes alone cost, without sessions, access checks, deciding,
 * hashing, answering, or taking turns at the ledger's tip.
 */
export async function plainSide({ database }: Place, workers: number): Promise<PlainSide> {
  if (!('url' in database)) {
    const store = await openDatabase(database);
    const within = <T>(work: (query: Query) => Promise<T>): Promise<T> =>
      store.engine.withSession((session) => work((sql, values) => session.query(sql, values)));
    await within(createTables);
    return {
      tip: () => within(tip),
      rowsAfter: (position) => within((query) => rowsAfter(query, position)),
      write: (act) => within((query) => write(query, act)),
      [Symbol.asyncDispose]: () => store.close(),
    };
  }
  const clients = Array.from({ length: workers }, () => new pg.Client({ connectionString: database.url }));
  await Promise.all(clients.map((client) => client.connect()));
  const queryOf =
    (worker: number): Query =>
    async (text, values, name) => {
      const client = clients[worker];
      if (client === undefined) throw new RangeError(`no connection ${worker}`);
      return (await client.query({ text, values: [...values], ...(name === undefined ? {} : { name }) }))
        .rows;
    };
  await createTables(queryOf(0));
  return {
    tip: () => tip(queryOf(0)),
    rowsAfter: (position) => rowsAfter(queryOf(0), position),
    write: (act, worker) => write(queryOf(worker), act),
    [Symbol.asyncDispose]: async () => void (await Promise.all(clients.map((client) => client.end()))),
  };
}

async function createTables(query: Query): Promise<void> {
  await query('create schema if not exists plain', []);
  for (const name of names) {
    const [found] = await query('select to_regclass($1) is not null as there', [`plain.${name}`]);
    if ((found as { there: boolean }).there) continue;
    await query(`create table plain.${name} (like public.${name} including all)`, []);
    if (name === 'course_projection')
      await query(`insert into plain.${name} select * from public.${name}`, []);
  }
}

async function tip(query: Query): Promise<number> {
  const [row] = await query('select position::int from ledger_tip', []);
  return (row as { position: number }).position;
}

async function rowsAfter(query: Query, position: number): Promise<Act[]> {
  const acts = await query(
    "select stream, position from ledger where position > $1 and stream like 'course/%' order by position",
    [position],
  );
  const all: Act[] = [];
  for (const { stream, position: at } of acts as { stream: string; position: string }[]) {
    const course = stream.slice('course/'.length);
    all.push({
      ledger: await rowOf(query, 'ledger', 'position = $1', at),
      stream_head: await rowOf(query, 'stream_head', 'stream = $1', stream),
      course_projection: await rowOf(query, 'course_projection', 'course_id = $1', course),
      command_log: await rowOf(
        query,
        'command_log',
        'stream = $1 order by command_log.to_version desc limit 1',
        stream,
      ),
    });
  }
  return all;
}

const columns = new Map<Table, string[]>();

async function rowOf(query: Query, table: Table, where: string, value: string): Promise<Row> {
  if (!columns.has(table)) {
    const found = await query(
      "select column_name from information_schema.columns where table_schema = 'public' and table_name = $1 order by ordinal_position",
      [table],
    );
    columns.set(
      table,
      (found as { column_name: string }[]).map(({ column_name }) => column_name),
    );
  }
  const list = (columns.get(table) ?? []).map((column) => `${column}::text as ${column}`).join(', ');
  const [row] = await query(`select ${list} from public.${table} where ${where}`, [value]);
  if (row === undefined) throw new Error(`an act wrote no row into ${table}`);
  return row as Row;
}

async function write(query: Query, act: Act): Promise<void> {
  await query('begin', []);
  for (const table of names)
    await query(statement(table, act[table]), Object.values(act[table]), `into-${table}`);
  await query('commit', []);
}

const statements = new Map<Table, string>();

function statement(table: Table, row: Row): string {
  const known = statements.get(table);
  if (known !== undefined) return known;
  const all = Object.keys(row);
  const key = tables[table];
  const replace =
    key === null
      ? ''
      : ` on conflict (${key}) do update set ${all.map((column) => `${column} = excluded.${column}`).join(', ')}`;
  const made = `insert into plain.${table} (${all.join(', ')}) values (${all.map((_, index) => `$${index + 1}`).join(', ')})${replace}`;
  statements.set(table, made);
  return made;
}
