import { pino } from 'pino';
import { expect, test } from 'vitest';
import { eachStore } from '../store/each-store.ts';
import type { Store } from '../store/index.ts';
import { ChangeFeed, record } from './index.ts';

const at = Temporal.Instant.from('2026-12-01T00:00:00Z');
const write = (store: Store, stream: string) =>
  record(store, [], {
    stream,
    expectedVersion: 0,
    events: [{ type: 'course.referred', body: {} }],
    actor: 'a',
    role: 'r',
    site: 's',
    at,
  });

eachStore('the feed of changes', (store) => {
  test('begins anew for the next listener when its first look at the database failed', async () => {
    const real = store();
    let away = true;
    const flaky = new Proxy(real, {
      get(target, name) {
        if (name === 'db' && away) throw new Error('the database is away');
        return Reflect.get(target, name, target) as unknown;
      },
    });
    const feed = new ChangeFeed(flaky, pino({ level: 'silent' }));
    const signal = new AbortController().signal;
    await expect(feed.listen(signal).next()).rejects.toThrow('away');
    away = false;
    const second = feed.listen(signal);
    const change = second.next();
    await new Promise((resolve) => setTimeout(resolve, 100));
    await write(real, 'course/x');
    expect((await change).value).toMatchObject({ streams: ['course/x'] });
    feed.close();
    await second.return(undefined);
  });
});
