import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { eachStore } from '../store/each-store.ts';
import { openKeys } from '../store/index.ts';
import { keptDays } from './purge.ts';
import { systemJobs } from './system-jobs.ts';

const now = Temporal.Instant.from('2026-12-31T02:00:00Z');
const ago = (days: number, seconds = 0): string => now.subtract({ hours: 24 * days, seconds }).toString();
const ahead = (hours: number): string => now.add({ hours }).toString();

eachStore('the daily purge', (store) => {
  const run = async () => {
    const job = systemJobs(store(), openKeys('memory'), () => now).find(
      ({ name }) => name === 'memory.purge',
    );
    expect(job?.schedule).toMatch(/^\d+ \d+ \* \* \*$/);
    await job?.run({});
  };
  const user = randomUUID();
  const session = async (name: string, times: { expires_at: string; ended_at: string | null }) => {
    await store()
      .db.insertInto('session')
      .values({
        id: randomUUID(),
        token_hash: name,
        user_id: user,
        device_hash: name,
        confirmed: true,
        created_at: ago(90),
        seen_at: ago(90),
        ...times,
      })
      .execute();
  };

  test('removes sessions that ended or ran out long ago, and none that lives', async () => {
    await store()
      .db.insertInto('user_account')
      .values({
        id: user,
        username: 'somebody',
        display_name: 'Somebody',
        roles: ['physicist'],
        password_hash: '',
        created_at: ago(90),
      })
      .execute();
    const kept = keptDays.sessions;
    await session('ended long ago', { expires_at: ahead(1), ended_at: ago(kept, 1) });
    await session('ran out long ago', { expires_at: ago(kept, 1), ended_at: null });
    await session('ended of late', { expires_at: ahead(1), ended_at: ago(kept) });
    await session('ran out of late', { expires_at: ago(kept), ended_at: null });
    await session('lives', { expires_at: ahead(1), ended_at: null });
    await run();
    const rows = await store().db.selectFrom('session').select('token_hash').orderBy('token_hash').execute();
    expect(rows.map(({ token_hash }) => token_hash)).toEqual(['ended of late', 'lives', 'ran out of late']);
  });

  test('removes old attempts, and none that still makes somebody wait', async () => {
    const attempt = (key: string, at: string, blocked_until: string) =>
      store().db.insertInto('attempt').values({ key, failures: 7, at, blocked_until }).execute();
    const kept = keptDays.attempts;
    await attempt('old', ago(kept, 1), ago(kept, 1));
    await attempt('waits', ago(kept, 1), ahead(1));
    await attempt('new', ago(kept), ago(kept));
    await run();
    const rows = await store().db.selectFrom('attempt').select('key').orderBy('key').execute();
    expect(rows.map(({ key }) => key)).toEqual(['new', 'waits']);
  });

  test('forgets ids of acts that nobody sends again, and keeps those of this month', async () => {
    const sent = async (at: string) => {
      const command_id = randomUUID();
      await store()
        .db.insertInto('command_log')
        .values({ command_id, actor: user, stream: 's', digest: 'd', from_version: 1, to_version: 1, at })
        .execute();
      return command_id;
    };
    await sent(ago(keptDays.commandIds, 1));
    const kept = await sent(ago(keptDays.commandIds));
    await run();
    await run();
    const rows = await store().db.selectFrom('command_log').select('command_id').execute();
    expect(rows).toEqual([{ command_id: kept }]);
  });
});
