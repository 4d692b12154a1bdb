import type { Me } from '@lutetia/contract';
import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { forgetAhead, read } from '../api/ahead.ts';
import { partings } from '../session/device-partings.ts';
import { setMe } from '../session/me.ts';
import { readAhead } from './read-ahead.ts';

const me = {
  userId: 'u1',
  username: 'physician',
  displayName: 'Demo Physician',
  roles: ['physician'],
  locked: false,
  secondFactor: true,
  idleSeconds: 600,
  position: 0,
  site: { id: 's1', name: 'Demo', timeZone: 'Asia/Shanghai' },
};
const asked: string[] = [];
/** A server that says who is signed in, and of all else how often it was asked. */
const serve = (who: object, refused?: string, lines: readonly object[] = []) =>
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path);
    if (path === refused)
      return Response.json({ error: { code: 'not-found', message: 'there is none' } }, { status: 404 });
    return Response.json(path === '/api/session' ? who : { answer: asked.length, lines });
  });
const ahead = async (path: string) => {
  await readAhead(new URL(path, 'http://localhost'));
  return asked.splice(0).filter((one) => one !== '/api/session');
};

beforeEach(() => serve(me));
afterEach(() => {
  forgetAhead();
  asked.length = 0;
  vi.unstubAllGlobals();
});

test('a course’s page reads the course, its record and its papers; the pages of it read the course', async () => {
  const course = ['/api/courses/c1', '/api/site', '/api/colleagues'];
  expect(await ahead('/courses/c1')).toEqual([
    ...course,
    '/api/courses/c1/events',
    '/api/courses/c1/documents',
  ]);
  for (const page of ['identity', 'dose-day', 'instructions/1'])
    expect(await ahead(`/courses/c1/${page}`)).toEqual(['/api/courses/c1']);
});

test('today asks for the colleagues only when there is a dose beside which they stand', async () => {
  const [board] = await ahead('/today?date=2026-11-24');
  expect(board).toBe('/api/today?date=2026-11-24');
  expect(await ahead('/today?date=2026-11-24')).toEqual([board]);
  serve(me, undefined, [{}]);
  expect(await ahead('/today?date=2026-11-24')).toEqual([board, '/api/colleagues']);
});

test('where no page is, and outside, no course is read', async () => {
  for (const path of ['/courses/c1/nowhere', '/courses/', '/courses/new', '/nowhere', '/sign-in', '/display'])
    expect(await ahead(path)).toEqual([]);
});

test('nothing is read for whoever is locked, has no second factor or not the right', async () => {
  for (const more of [
    { locked: true },
    { secondFactor: false },
    { roles: ['administrator'] },
  ] satisfies Partial<Me>[]) {
    serve({ ...me, ...more });
    expect((await ahead('/courses/c1')).filter((path) => path.startsWith('/api/courses'))).toEqual([]);
  }
});

test('a course that is refused is asked for once and with it nothing more', async () => {
  serve(me, '/api/courses/c1');
  expect(await ahead('/courses/c1')).toEqual(['/api/courses/c1', '/api/site', '/api/colleagues']);
});

test('an answer waits for its page however slow the line is: a read is on record once', async () => {
  vi.useFakeTimers();
  await ahead('/supply');
  await vi.advanceTimersByTimeAsync(60_000);
  await read('supply', { query: {} });
  expect(asked).toEqual([]);
  vi.useRealTimers();
});

test('nothing is read in a session that was left, as long as the server has not heard it', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new Error('no network')));
  partings.leave({ act: 'signOut', name: 'Demo Physician' });
  await partings.settle();
  serve(me);
  expect(await ahead('/supply')).toEqual([]);
  partings.forget();
  expect(await ahead('/supply')).toEqual(['/api/supply', '/api/site']);
});

test('an answer is taken up once, and never by who comes after a change of account', async () => {
  await ahead('/supply');
  const first = await read('supply', { query: {} });
  expect(asked).toEqual([]);
  expect(await read('supply', { query: {} })).not.toEqual(first);
  expect(asked.splice(0)).toEqual(['/api/supply']);

  await ahead('/supply');
  setMe(new QueryClient(), null);
  await read('supply', { query: {} });
  expect(asked).toEqual(['/api/supply']);
});
