import type { Me } from '@lutetia/contract';
import type { Context } from '../context.ts';
import { siteOf } from '../projections/index.ts';
import type { Caller } from './caller.ts';

export async function meOf({ store, session, changes }: Context, caller: Caller): Promise<Me> {
  const { id, name, timeZone, country } = await siteOf(store.db, caller.siteId);
  return {
    userId: caller.userId,
    username: caller.username,
    displayName: caller.displayName,
    roles: [...caller.roles],
    locked: caller.state === 'locked',
    secondFactor: caller.secondFactor,
    hasPin: caller.hasPin,
    idleSeconds: session.idleMinutes * 60,
    position: await changes.tip(),
    site: { id, name, timeZone, country },
  };
}
