import { type DisplayShows, routes, type WallBoard } from '@lutetia/contract';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, openTestCentre, type TestCentre } from '../http/test-centre.ts';
import { courseCode } from './given.ts';

let at: TestCentre;
let administrator: Browser;
let close: (() => void)[] = [];
beforeAll(async () => {
  at = await openTestCentre({ demo: true, start: '2026-11-24T03:00:00Z' });
  administrator = await at.enter(await at.named('administrator'));
});
afterEach(() => {
  for (const one of close) one();
  close = [];
});
afterAll(() => at[Symbol.asyncDispose]());

async function screenOf(shows: DisplayShows, endsOn: string | null = null) {
  const { id, token } = await administrator.call('createDisplay', {
    body: { name: `Corridor, ${shows}`, shows, endsOn },
  });
  const screen = at.browser();
  await screen.call('openDisplay', { body: { token } });
  return { id, token, screen };
}
async function follow(screen: Browser) {
  const stream = await screen.listen(routes.displayBoard.path);
  close.push(stream.close);
  const next = async (): Promise<WallBoard | null> => {
    const text = await stream.data();
    return text === null ? null : routes.displayBoard.response.parse(JSON.parse(text));
  };
  return { ...stream, next };
}
const namesOfToday = async () => {
  const physician = await at.enter(await at.named('physician'));
  const { lines } = await physician.call('today', { query: { date: '2026-11-24' } });
  return lines.flatMap(({ person }) => (person === null ? [] : [person.name, person.hospitalNumber]));
};

describe('the board of a wall', () => {
  test('has the day’s doses with hour and room, and nobody’s name, number or account', async () => {
    const { screen } = await screenOf('nothing');
    const board = await (await follow(screen)).next();
    const names = await namesOfToday();
    expect(board?.lines.length).toBeGreaterThan(2);
    expect(board?.lines.map(({ room }) => room)).toContain('Room 2');
    expect(board?.lines.every(({ label }) => label === null)).toBe(true);
    const sent = JSON.stringify(board);
    expect(names.length).toBeGreaterThan(4);
    for (const secret of [...names, 'technologist', 'physician']) expect(sent).not.toContain(secret);
  });

  test('has short codes or initials where the link says so', async () => {
    const labels = async (shows: DisplayShows) =>
      (await (await follow((await screenOf(shows)).screen)).next())?.lines.map(({ label }) => label ?? '');
    expect(await labels('code')).toEqual(expect.arrayContaining([expect.stringMatching(/^C-[0-9A-F]{8}$/)]));
    expect(await labels('initials')).toEqual(expect.arrayContaining(['S. A.']));
  });

  test('says of a restricted course neither code nor initials', async () => {
    const { db } = at.centre.store;
    const labels = async (shows: DisplayShows) =>
      (await (await follow((await screenOf(shows)).screen)).next())?.lines.map(({ label }) => label) ?? [];
    const [code] = await labels('code');
    const rows = await db.selectFrom('course_projection').select('course_id').execute();
    const course = rows.find(({ course_id }) => courseCode(course_id) === code)?.course_id ?? '';
    const restrict = (restricted: boolean) =>
      db.updateTable('course_projection').set({ restricted }).where('course_id', '=', course).execute();
    await restrict(true);
    expect(await labels('code')).not.toContain(code);
    expect((await labels('initials')).filter((label) => label === null)).toHaveLength(1);
    await restrict(false);
  });

  test('a course that comes back on another day is read anew', async () => {
    const { id, screen } = await screenOf('nothing');
    const stream = await follow(screen);
    const present = await stream.next();
    const before = at.clock.now;
    const reads = async () =>
      (
        await at.centre.store.db
          .selectFrom('read_log')
          .select('subject')
          .where('actor', '=', `display/${id}`)
          .execute()
      ).map(({ subject }) => subject);
    const first = await reads();
    at.clock.now = before.add({ hours: 24 * 20 });
    const manager = await at.enter(await at.named('manager'));
    await manager.call('createDisplay', { body: { name: 'Later', shows: 'nothing', endsOn: null } });
    const later = await stream.next();
    expect([later?.date, later?.lines]).toEqual(['2026-12-14', []]);
    at.clock.now = before;
    await screenOf('nothing');
    expect(await stream.next()).toEqual(present);
    expect((await reads()).toSorted()).toEqual([...first, ...first].toSorted());
  });

  test('ends when its link is revoked, and the link opens nothing afterwards', async () => {
    const { id, token, screen } = await screenOf('nothing');
    const stream = await follow(screen);
    await stream.next();
    await administrator.call('revokeDisplay', { params: { id } });
    expect(await stream.next()).toBeNull();
    expect((await screen.listen(routes.displayBoard.path)).code).toBe('not-signed-in');
    expect(await at.browser().outcome('POST', '/api/display', { token })).toEqual({
      status: 404,
      code: 'not-found',
    });
  });

  test('ends with the account or the role of whoever made its link', async () => {
    for (const change of [{ disabled: true }, { roles: ['coordinator' as const] }]) {
      const maker = await at.person(['manager']);
      const manager = await at.enter(maker);
      const made = { name: 'Made by one who leaves', shows: 'nothing' as const, endsOn: null };
      const { id, token } = await manager.call('createDisplay', { body: made });
      const screen = at.browser();
      await screen.call('openDisplay', { body: { token } });
      const stream = await follow(screen);
      await stream.next();
      await administrator.call('changeUser', { params: { id: maker.id }, body: change });
      expect(await stream.next()).toBeNull();
      expect((await screen.listen(routes.displayBoard.path)).code).toBe('not-signed-in');
      const listed = (await administrator.call('listDisplays')).find((one) => one.id === id);
      expect(listed?.revokedAt).not.toBeNull();
    }
  });

  test('ends after its last day in the hospital’s zone', async () => {
    const { screen } = await screenOf('nothing', '2026-11-24');
    const before = at.clock.now;
    at.clock.now = Temporal.Instant.from('2026-11-24T15:59:59Z');
    expect((await follow(screen)).status).toBe(200);
    at.clock.now = Temporal.Instant.from('2026-11-24T16:00:00Z');
    expect((await screen.listen(routes.displayBoard.path)).code).toBe('not-signed-in');
    at.clock.now = before;
    const late = { name: 'Late', shows: 'nothing', endsOn: '2026-11-23' };
    expect((await administrator.outcome('POST', '/api/displays', late)).code).toBe('bad-input');
  });

  test('keeps no token, and who made, opened and revoked it stands in the audit trail beside its reads', async () => {
    const { id, token, screen } = await screenOf('nothing');
    await (await follow(screen)).next();
    const rows = await at.centre.store.db.selectFrom('display_link').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
    await administrator.call('revokeDisplay', { params: { id } });
    const { items } = await administrator.call('audit', { query: { limit: 200 } });
    expect(items.filter(({ facts }) => facts.display === id).map(({ what }) => what)).toEqual([
      'access.display-revoked',
      'access.display-opened',
      'access.display-made',
    ]);
    const reads = await administrator.call('audit', { query: { kind: 'read', limit: 200 } });
    const read = reads.items.find(({ actor }) => actor === `display/${id}`);
    expect(read).toMatchObject({ what: 'displayBoard', actorName: 'Corridor, nothing', role: 'display' });
    expect(JSON.stringify(items)).not.toContain(token);
  });
});
