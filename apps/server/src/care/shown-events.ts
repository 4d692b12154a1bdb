import type { RecordedEventView } from '@lutetia/contract';
import { displayActor } from '../access/index.ts';
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
  const displays = await displayNames(db, ids);
  const wanted = [...new Set(ids)].filter((id) => uuid.test(id));
  if (wanted.length === 0) return displays;
  const rows = await db
    .selectFrom('user_account')
    .select(['id', 'display_name'])
    .where('id', 'in', wanted)
    .execute();
  return new Map([...displays, ...rows.map(({ id, display_name }) => [id, display_name] as const)]);
}

/** Screens on the wall, by the name of their link. */
async function displayNames(db: Db | Tx, actors: readonly string[]): Promise<Map<string, string>> {
  const wanted = new Set(actors.filter((actor) => actor.startsWith('display/')));
  if (wanted.size === 0) return new Map();
  const rows = await db.selectFrom('display_link').select(['id', 'name']).execute();
  return new Map(
    rows.map(({ id, name }) => [displayActor({ id }), name] as const).filter(([actor]) => wanted.has(actor)),
  );
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
