import { emptySite, evolveSite, type Site } from '@lutetia/course';
import type { Projection } from '../ledger/index.ts';
import type { Db, Tx } from '../store/index.ts';
import { idIn, pastEvent } from './past-event.ts';

/** The site's state after its last event; empty before its first. */
export async function siteOf(db: Db | Tx, id: string): Promise<Site> {
  const row = await db
    .selectFrom('site_projection')
    .select('state')
    .where('site_id', '=', id)
    .executeTakeFirst();
  return row?.state ?? emptySite(id);
}

export const siteProjection: Projection = {
  name: 'site',
  tables: ['site_projection'],
  async apply(tx, event) {
    const id = idIn('site', event.stream);
    if (id === null) return;
    const site = evolveSite(await siteOf(tx, id), pastEvent(event));
    const columns = { version: site.version, state: JSON.stringify(site) };
    await tx
      .insertInto('site_projection')
      .values({ site_id: id, ...columns })
      .onConflict((conflict) => conflict.column('site_id').doUpdateSet(columns))
      .execute();
  },
  async reset(tx) {
    await tx.deleteFrom('site_projection').execute();
  },
};
