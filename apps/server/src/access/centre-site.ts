import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';

const known = new WeakMap<Context, string>();

/** The centre's site; null before it is set up. It never changes afterwards. */
export async function siteIdOf(context: Context): Promise<string | null> {
  const before = known.get(context);
  if (before !== undefined) return before;
  const row = await context.store.db.selectFrom('centre').select('site_id').executeTakeFirst();
  if (row !== undefined) known.set(context, row.site_id);
  return row?.site_id ?? null;
}

/** @throws Failure `not-ready` before the centre is set up. */
export async function siteIdOrFail(context: Context): Promise<string> {
  const id = await siteIdOf(context);
  if (id === null) throw new Failure('not-ready', 'This centre is not set up yet.');
  return id;
}
