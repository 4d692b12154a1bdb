import { ApiError } from '@lutetia/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import type { KeptAct } from './kept-act.ts';
import { heldBackBy, nextToSend } from './kept-act.ts';
import { KeptActs } from './kept-acts.ts';
import { Sender } from './sender.ts';
import { Memory } from './test-memory.ts';

const act = (commandId: string, userId = 'ana', courseId = 'c1') => ({
  commandId,
  courseId,
  type: 'check-site',
  body: {},
  overrides: [],
  by: { userId, name: userId },
  givenAt: '2026-12-01T10:02:00+08:00',
});

let storage: Memory;
let acts: KeptActs;
let session: string | null;
/** What the server does with each sending; recorded when it answers. */
let server: (sent: KeptAct) => 'record' | Error;
let ledger: string[];
let sender: Sender<string>;
beforeEach(() => {
  storage = new Memory();
  acts = new KeptActs(storage);
  session = 'ana';
  server = () => 'record';
  ledger = [];
  sender = new Sender<string>(acts, {
    whoIs: () => Promise.resolve(session),
    async post(sent) {
      const answer = server(sent);
      if (answer instanceof Error) throw answer;
      ledger.push(sent.commandId);
      return sent.commandId;
    },
    recorded: () => undefined,
    alone: (work) => work(),
  });
});
const cut = () => new Error('no answer');
const refusal = (status: number, code: ApiError['code']) => new ApiError(status, { code, message: code });

describe('an act given while the server', () => {
  test('answers is recorded and leaves nothing on the device', async () => {
    expect(await sender.give(act('a'))).toBe('a');
    expect([ledger, storage.length]).toEqual([['a'], 0]);
  });

  test('does not answer waits, outlives a reload, and is sent once, in order', async () => {
    server = cut;
    expect(await sender.give(act('a'))).toBeNull();
    expect(await sender.give(act('b'))).toBeNull();
    expect(sender.trouble).toBe('unreachable');
    const reloaded = new KeptActs(storage);
    expect(reloaded.all().map(({ commandId }) => commandId)).toEqual(['a', 'b']);
    server = () => 'record';
    await Promise.all([sender.flush(), sender.flush()]);
    expect([ledger, storage.length]).toEqual([['a', 'b'], 0]);
  });

  test('has a fault waits; after a refusal it does not, and its form says why', async () => {
    server = () => refusal(503, 'not-ready');
    expect(await sender.give(act('a'))).toBeNull();
    expect(sender.trouble).toBe('server');
    server = () => refusal(422, 'gates-closed');
    await sender.flush();
    expect(acts.all()[0]?.refusal?.code).toBe('gates-closed');
    await expect(sender.give(act('b'))).rejects.toThrow('gates-closed');
    expect(acts.all().map(({ commandId }) => commandId)).toEqual(['a']);
    server = () => 'record';
    await sender.flush();
    expect(ledger).toEqual([]);
  });

  test('asks for the session again waits for it', async () => {
    server = () => refusal(423, 'session-locked');
    expect(await sender.give(act('a'))).toBeNull();
    expect(sender.trouble).toBe('session');
    server = () => 'record';
    session = null;
    await sender.flush();
    expect(ledger).toEqual([]);
    session = 'ana';
    await sender.flush();
    expect(ledger).toEqual(['a']);
  });
});

describe('a colleague who takes the device over', () => {
  test('sends nothing of somebody else, and nothing of the same patient before it', async () => {
    server = cut;
    await sender.give(act('a'));
    session = 'bo';
    server = () => 'record';
    expect(await sender.give(act('b', 'bo'))).toBeNull();
    expect(await sender.give(act('c', 'bo', 'c2'))).toBe('c');
    expect(heldBackBy(acts.all(), 'bo', 'c1').map(({ commandId }) => commandId)).toEqual(['a']);
    session = 'ana';
    await sender.flush();
    session = 'bo';
    await sender.flush();
    expect(ledger).toEqual(['c', 'a', 'b']);
  });

  test('may go on without it', async () => {
    server = cut;
    await sender.give(act('a'));
    acts.change('a', { aside: true });
    session = 'bo';
    server = () => 'record';
    expect(await sender.give(act('b', 'bo'))).toBe('b');
    expect(nextToSend(acts.all(), 'ana')?.commandId).toBe('a');
  });

  test('between two acts of one sending ends it', async () => {
    server = cut;
    await sender.give(act('a'));
    await sender.give(act('b'));
    server = () => {
      session = 'bo';
      return 'record';
    };
    await sender.flush();
    expect(ledger).toEqual(['a']);
  });
});

test('what cannot be read on the device is no act', () => {
  storage.setItem('lutetia.kept.x', '{');
  storage.setItem('lutetia.kept.y', '{"commandId":"y"}');
  expect(new KeptActs(storage).all()).toEqual([]);
});
