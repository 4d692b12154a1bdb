import { expect, test } from 'vitest';
import { activity } from './activity.ts';

test('counts what is under way, and forgets what failed', async () => {
  const told: number[] = [];
  const stop = activity.listen(() => told.push(activity.count()));
  const good = activity.during(Promise.resolve('answer'));
  const bad = activity.during(Promise.reject(new Error('no network')));
  expect(activity.count()).toBe(2);
  expect(await good).toBe('answer');
  await expect(bad).rejects.toThrow('no network');
  expect(activity.count()).toBe(0);
  stop();
  expect(told).toHaveLength(4);
});
