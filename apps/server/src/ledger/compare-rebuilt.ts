import { sql } from 'kysely';
import type { Store, Tx } from '../store/index.ts';
import { type Projection, rebuild } from './projection.ts';

export interface Difference {
  table: string;
  row: string;
  side: 'only-live' | 'only-rebuilt';
}

const reported = 20;

/**
 * Compares the live projections with a rebuild from the ledger, row by row; empty when equal (at
 * most 20 differences a table). The rebuilt rows stay.
 */
export async function compareRebuilt(
  store: Store,
  projections: readonly Projection[],
): Promise<Difference[]> {
  const tables = projections.flatMap((projection) => projection.tables);
  const live = await dump(store, tables);
  await rebuild(store, projections);
  const rebuilt = await dump(store, tables);
  return tables.flatMap((table) => differences(table, live.get(table) ?? [], rebuilt.get(table) ?? []));
}

function dump(store: Store, tables: readonly string[]): Promise<Map<string, string[]>> {
  return store.snapshot(async (tx) => {
    const rows = new Map<string, string[]>();
    for (const table of tables) rows.set(table, await dumpTable(tx, table));
    return rows;
  });
}

async function dumpTable(tx: Tx, table: string): Promise<string[]> {
  const { rows } = await sql<{ row: string }>`
    select to_jsonb(t)::text as row from ${sql.table(table)} t order by to_jsonb(t)::text collate "C"`.execute(
    tx,
  );
  return rows.map(({ row }) => row);
}

function differences(table: string, live: readonly string[], rebuilt: readonly string[]): Difference[] {
  const found = [
    ...surplus(live, rebuilt).map((row) => ({ table, row, side: 'only-live' as const })),
    ...surplus(rebuilt, live).map((row) => ({ table, row, side: 'only-rebuilt' as const })),
  ];
  return found.slice(0, reported);
}

/** Rows of `a` that `b` does not have, counting repeats. */
function surplus(a: readonly string[], b: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const row of b) counts.set(row, (counts.get(row) ?? 0) + 1);
  return a.filter((row) => {
    const left = counts.get(row) ?? 0;
    if (left > 0) counts.set(row, left - 1);
    return left === 0;
  });
}
