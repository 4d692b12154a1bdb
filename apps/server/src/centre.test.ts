import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { CentreKindError, createCentre } from './centre.ts';
import { openTestCentre } from './http/test-centre.ts';
import { freshMemory } from './store/each-store.ts';

const clock = () => Temporal.Instant.from('2026-11-24T01:00:00Z');

test('a demo centre, which shows its passwords, never opens as a real one, nor a real one as a demo', async () => {
  for (const demo of [true, false]) {
    await using store = await freshMemory();
    await using _ = await openTestCentre({ store, demo });
    // The keys are not in question here.
    await store.db.deleteFrom('site_key').execute();
    const other = createCentre({ store, clock, keysFolder: 'memory', filesFolder: 'memory', demo: !demo });
    await expect(other).rejects.toThrow(CentreKindError);
  }
});

test('an update that stores its views in another form rebuilds them from the ledger at start', async () => {
  await using store = await freshMemory();
  await using _ = await openTestCentre({ store, demo: true });
  const states = () =>
    store.db.selectFrom('course_projection').select(['course_id', 'state']).orderBy('course_id').execute();
  const before = await states();
  expect(before.length).toBeGreaterThan(8);
  // What an older program wrote knew less of a course.
  await sql`update course_projection set state = state - 'cycles'`.execute(store.db);
  await sql`update projection_tip set shape = shape - 1`.execute(store.db);
  // The keys are not in question here.
  await store.db.deleteFrom('site_key').execute();
  await using again = await createCentre({
    store,
    clock,
    keysFolder: 'memory',
    filesFolder: 'memory',
    demo: true,
  });
  expect(again.store).toBe(store);
  expect(await states()).toEqual(before);
});

test('closing seals the ledger though the server does not close', async () => {
  await using store = await freshMemory();
  const centre = await openTestCentre({ store });
  Object.assign(centre.centre.app, { close: () => Promise.reject(new Error('a connection hangs')) });
  const sealed = () => store.db.selectFrom('checkpoint').select('id').execute();
  expect(await sealed()).toEqual([]);
  await expect(centre[Symbol.asyncDispose]()).rejects.toThrow('a connection hangs');
  expect(await sealed()).toHaveLength(1);
});
