import type { LiveNews } from '@lutetia/contract';
import { examplePeople } from '@lutetia/example';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, openTestCentre, type TestCentre } from '../http/test-centre.ts';

const date = '2026-11-24';
let at: TestCentre;
let close: (() => void)[] = [];
beforeAll(async () => {
  // 11:00 in Shanghai.
  at = await openTestCentre({ demo: true, start: '2026-11-24T03:00:00Z' });
});
afterEach(() => {
  for (const one of close) one();
  close = [];
});
afterAll(() => at[Symbol.asyncDispose]());

const as = async (username: string): Promise<Browser> => at.enter(await at.named(username));
async function listen(browser: Browser, query = `?date=${date}`) {
  const stream = await browser.listen(`/api/live${query}`);
  close.push(stream.close);
  expect(stream.status).toBe(200);
  return stream;
}
const readsOf = (what: string) =>
  at.centre.store.db.selectFrom('read_log').selectAll().where('what', '=', what).orderBy('id').execute();

let reports = 0;
/** Something about a course that its line shows: a document is missing, or came after all. */
async function report(courseId: string, browser?: Browser): Promise<void> {
  reports += 1;
  const sender = browser ?? (await as('physician2'));
  await sender.call('commandCourse', {
    params: { id: courseId },
    body: {
      commandId: crypto.randomUUID(),
      type: 'receive-document',
      body: { kind: 'identity-document', status: reports % 2 === 0 ? 'received' : 'missing' },
      overrides: [],
    },
  });
}

describe('the board', () => {
  test('is what the page of the day says, whole at first', async () => {
    const physician = await as('physician');
    const board = await physician.call('today', { query: { date } });
    expect(board.timeZone).toBe('Asia/Shanghai');
    expect(board.lines.length).toBeGreaterThan(2);
    expect(board.lines.map(({ dose }) => dose.phase)).toEqual(
      expect.arrayContaining(['in-house', 'quarantined']),
    );
    const first = await (await listen(physician)).next();
    expect(first).toMatchObject({ courses: null, replaces: null, position: board.position });
    expect(first?.lines).toEqual(board.lines);
  });

  test('shows no name to a manager', async () => {
    const manager = await as('manager');
    const answers = JSON.stringify([
      await manager.call('today', { query: { date } }),
      await (await listen(manager)).next(),
    ]);
    const told = examplePeople.filter(({ family }) => answers.includes(`"${family}`));
    expect(told).toEqual([]);
  });

  test('tells the corrected name of a person', async () => {
    const coordinator = await as('coordinator');
    const stream = await listen(await as('physician'));
    const line = (await stream.next())?.lines[0];
    const id = line?.courseId ?? '';
    const { person, identity } = await coordinator.call('course', { params: { id } });
    if (person === null || identity === null) throw new Error('a coordinator sees who it is');
    await coordinator.call('correctIdentity', {
      params: { id },
      body: {
        commandId: crypto.randomUUID(),
        expectedVersion: identity.version,
        person: { ...person, family: 'Corrigendum' },
        reason: 'Passport seen',
      },
    });
    const news = await stream.next();
    expect(news?.courses).toContain(id);
    expect(news?.lines.map(({ person: shown }) => shown?.name)).toEqual([`Corrigendum, ${person.given}`]);
  });

  test('tells an event to every reader within a second, with the changed lines alone', async () => {
    const physician = await as('physician');
    const streams = await Promise.all([listen(physician), listen(await as('technologist'))]);
    const [first] = await Promise.all(streams.map(({ next }) => next()));
    const waiting = first?.lines.find(({ dose }) => dose.injection === null);
    if (waiting === undefined) throw new Error('nobody waits');
    const started = performance.now();
    await report(waiting.courseId);
    const news = await Promise.all(streams.map(({ next }) => next()));
    expect(performance.now() - started).toBeLessThan(1000);
    for (const one of news) {
      expect(one).toMatchObject({ courses: [waiting.courseId], replaces: [waiting.courseId] });
      expect(one?.lines.map(({ courseId }) => courseId)).toEqual([waiting.courseId]);
      expect(one?.lines[0]?.prompts).not.toEqual(waiting.prompts);
    }
  });

  test('records a read when it is opened, and none for each change', async () => {
    const physician = await as('physician');
    const before = (await readsOf('live')).length;
    const stream = await listen(physician);
    const first = await stream.next();
    const shown = new Set(first?.lines.map(({ courseId }) => courseId));
    const reads = (await readsOf('live')).slice(before);
    expect(reads.map(({ subject }) => subject).toSorted()).toEqual([...shown].toSorted());
    const id = first?.lines.find(({ dose }) => dose.injection === null)?.courseId ?? '';
    await report(id);
    await stream.next();
    expect(await readsOf('live')).toHaveLength(before + shown.size);
  });

  test('without a date tells which courses changed, and no line', async () => {
    const physician = await as('physician');
    const stream = await listen(physician, '');
    expect((await stream.next())?.lines).toEqual([]);
    const { items } = await physician.call('worklist');
    const id = items.find(({ status }) => status === 'open')?.courseId ?? '';
    await report(id);
    expect(await stream.next()).toMatchObject({ courses: [id], lines: [] } satisfies Partial<LiveNews>);
  });

  test('to who has read before tells at first what has changed since', async () => {
    const physician = await as('physician');
    const firstNews = async (since: number) => {
      const { courses, site } = (await (await listen(physician, `?since=${since}`)).next()) ?? {};
      return { courses, site };
    };
    const before = (await physician.call('me')).position;
    const { items } = await physician.call('worklist');
    const id = items.find(({ status }) => status === 'open')?.courseId ?? '';
    await report(id);
    const { position } = await physician.call('me');
    expect(await firstNews(before)).toEqual({ courses: [id], site: false });
    expect(await firstNews(position)).toEqual({ courses: [], site: false });
    // A ledger that was put back from a copy knows nothing of it.
    expect(await firstNews(position + 1)).toEqual({ courses: null, site: true });
  });

  test('a restricted course changes for those alone who may see it', async () => {
    const { course_id: id } = await at.centre.store.db
      .selectFrom('course_projection')
      .select('course_id')
      .where('restricted', '=', true)
      .where('status', '=', 'open')
      .executeTakeFirstOrThrow();
    const insider = await at.centre.store.db
      .selectFrom('course_access')
      .innerJoin('user_account', 'user_account.id', 'course_access.user_id')
      .select('username')
      .where('course_id', '=', id)
      .where('username', 'in', ['physician', 'coordinator'])
      .executeTakeFirstOrThrow();
    const actor = await as(insider.username);
    const outside = await listen(await as('technologist'), '');
    const inside = await listen(actor, '');
    await Promise.all([outside.next(), inside.next()]);
    await report(id, actor);
    expect((await inside.next())?.courses).toEqual([id]);
    const { items } = await actor.call('worklist');
    const open = items.find(({ status, restricted }) => status === 'open' && !restricted)?.courseId ?? '';
    await report(open);
    expect((await outside.next())?.courses).toEqual([open]);
  });
});

describe('its session', () => {
  test('ends the stream when it is locked', async () => {
    const physician = await as('physician');
    const stream = await listen(physician);
    await stream.next();
    await physician.call('lock');
    const { items } = await (await as('physician2')).call('worklist');
    await report(items.find(({ status }) => status === 'open')?.courseId ?? '');
    expect(await stream.next()).toBeNull();
  });

  test('is not kept awake by the stream', async () => {
    const physician = await as('physician');
    const stream = await listen(physician);
    const first = await stream.next();
    const waiting = first?.lines.find(({ dose }) => dose.injection === null)?.courseId ?? '';
    at.clock.now = at.clock.now.add({ minutes: 10 });
    await report(waiting);
    await stream.next();
    at.clock.now = at.clock.now.add({ minutes: 6 });
    const { code } = await physician.outcome('GET', `/api/today?date=${date}`);
    expect(code).toBe('session-locked');
  });

  test('a centre that closes ends its streams', async () => {
    const stream = await listen(await as('physician'));
    await stream.next();
    at.centre.context.changes.close();
    expect(await stream.next()).toBeNull();
  });
});
