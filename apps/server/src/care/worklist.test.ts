import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestCentre, type TestCentre } from '../http/test-centre.ts';

let at: TestCentre;
beforeAll(async () => {
  at = await openTestCentre({ demo: true });
});
afterAll(() => at[Symbol.asyncDispose]());

const recorded = async (what: string) =>
  (
    await at.centre.store.db
      .selectFrom('read_log')
      .select(['subject', 'purpose'])
      .where('what', '=', what)
      .orderBy('id')
      .execute()
  ).map(({ subject, purpose }) => `${subject} ${purpose}`);

test('a list that leaves as a file is recorded as an export, of the courses chosen alone', async () => {
  const { call } = await at.enter(await at.named('physician'));
  const { items } = await call('worklist', { query: { view: 'all' } });
  expect(await recorded('export-worklist')).toEqual([]);
  const [first, second] = items.map(({ courseId }) => courseId);
  const only = `${second},${first}`;
  const chosen = await call('worklist', { query: { view: 'all', export: 'true', only } });
  expect(chosen.items.map(({ courseId }) => courseId)).toEqual([first, second]);
  expect(await recorded('export-worklist')).toEqual([`${first} care`, `${second} care`]);
  const courses = await call('listCourses', { query: { export: 'true', only: first } });
  expect(courses.items.map(({ courseId }) => courseId)).toEqual([first]);
  expect(await recorded('export-listCourses')).toEqual([`${first} care`]);
});

test('the parts of the list: whom it concerns and who waits for others make up all', async () => {
  const { call } = await at.enter(await at.named('physicist'));
  const { counts } = await call('worklist');
  expect(counts.waiting).toBeGreaterThan(0);
  expect(counts.mine + counts.waiting).toBe(counts.all);
  for (const view of ['mine', 'overdue', 'due', 'blocked', 'waiting', 'all'] as const) {
    const { items, total } = await call('worklist', { query: { view } });
    expect([view, items.length, total]).toEqual([view, counts[view], counts[view]]);
  }
  const [one] = (await call('worklist', { query: { view: 'all' } })).items;
  const filtered = await call('worklist', {
    query: { view: 'all', step: one?.stage as 'supply', cycle: one?.cycle ?? 0 },
  });
  expect(filtered.items.length).toBeGreaterThan(0);
  expect(filtered.items.length).toBeLessThan(counts.all);
  expect(filtered.items.every(({ stage, cycle }) => stage === one?.stage && cycle === one?.cycle)).toBe(true);
});

test('a blocked course tells the inputs of the gates that close its next act', async () => {
  // The demo centre's last dose rate is too old to release upon after a night.
  at.clock.now = at.clock.now.add({ hours: 12 });
  const { call } = await at.enter(await at.named('physicist'));
  const { items } = await call('worklist', { query: { view: 'blocked' } });
  const closed = items.filter(({ state }) => state === 'blocked');
  expect(closed.length).toBeGreaterThan(0);
  for (const { blockedBy } of closed) {
    expect(blockedBy.length).toBeGreaterThan(0);
    expect(blockedBy.every(({ result, inputs }) => result !== 'pass' && typeof inputs === 'object')).toBe(
      true,
    );
  }
  // The others have something that has to stop.
  for (const { prompts } of items.filter(({ state }) => state !== 'blocked'))
    expect(prompts.map(({ severity }) => severity)).toContain('stop');
});
