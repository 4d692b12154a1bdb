import { ApiError } from '@lutetia/contract';
import { beforeEach, expect, test } from 'vitest';
import { Memory } from '../outbox/test-memory.ts';
import { Partings } from './partings.ts';

let storage: Memory;
let server: () => Error | null;
let told: string[];
const open = () =>
  new Partings(
    () => storage,
    async (act) => {
      const error = server();
      if (error !== null) throw error;
      told.push(act);
    },
  );
const away = () => new Error('no answer');
beforeEach(() => {
  storage = new Memory();
  server = () => null;
  told = [];
});

test('what the server answers is said once and leaves nothing on the device', async () => {
  const partings = open();
  partings.leave({ act: 'signOut', name: 'Ana' });
  expect(await partings.settle()).toBe(true);
  expect([told, partings.pending(), storage.length]).toEqual([['signOut'], null, 0]);
});

test('without an answer it outlives the page and is said when there is one', async () => {
  server = away;
  const before = open();
  before.leave({ act: 'signOut', name: 'Ana' });
  expect([await before.settle(), before.unanswered()]).toEqual([false, true]);
  const reloaded = open();
  expect(reloaded.pending()).toEqual({ act: 'signOut', name: 'Ana' });
  server = () => null;
  expect(await reloaded.settle()).toBe(true);
  before.refresh();
  expect([told, before.pending()]).toEqual([['signOut'], null]);
});

test('a session that is gone or locked needs to be told nothing; a fault of the server is no answer', async () => {
  for (const [code, over] of [
    ['not-signed-in', true],
    ['session-locked', true],
    ['internal', false],
    ['not-ready', false],
  ] as const) {
    server = () => new ApiError(400, { code, message: code });
    const partings = open();
    partings.leave({ act: 'lock', name: 'Ana' });
    expect([code, await partings.settle()]).toEqual([code, over]);
  }
});

test('who has signed out does not come back to a lock; who comes next has nothing to tell', async () => {
  server = away;
  const partings = open();
  partings.leave({ act: 'lock', name: 'Ana' });
  partings.leave({ act: 'signOut', name: 'Ana' });
  partings.leave({ act: 'lock', name: 'Ana' });
  await partings.settle();
  expect(partings.pending()?.act).toBe('signOut');
  partings.forget();
  expect([partings.pending(), partings.unanswered(), storage.length]).toEqual([null, false, 0]);
});
