import type { RecordedEventView } from '@lutetia/contract';
import type { Recorded } from '../ledger/index.ts';
import type { Db, Tx } from '../store/index.ts';

/** Events with the names of who stated them. */
export async function shownEvents(db: Db | Tx, events: readonly Recorded[]): Promise<RecordedEventView[]> {
  const names = await namesOf(
    db,
    events.map(({ actor }) => actor),
  );
  return events.map(({ prevHash: _, schema: __, site: ___, body, ...event }) => ({
    ...event,
    body: body as Record<string, unknown>,
    actorName: names.get(event.actor) ?? event.actor,
  }));
}

/** Display names by account id; what is no account is left out. */
export async function namesOf(db: Db | Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)].filter((id) => uuid.test(id));
  if (wanted.length === 0) return new Map();
  const rows = await db
    .selectFrom('user_account')
    .select(['id', 'display_name'])
    .where('id', 'in', wanted)
    .execute();
  return new Map(rows.map(({ id, display_name }) => [id, display_name]));
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
