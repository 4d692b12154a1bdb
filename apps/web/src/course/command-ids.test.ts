import { ApiError } from '@lutetia/contract';
import { expect, test } from 'vitest';
import { CommandIds } from './command-ids.ts';

test('content sent again without an answer keeps its id; an answer or other content ends it', () => {
  let count = 0;
  const ids = new CommandIds(() => `id-${++count}`);
  expect(ids.idFor({ a: 1 })).toBe('id-1');
  expect(ids.idFor({ a: 1 })).toBe('id-1');
  expect(ids.idFor({ a: 2 })).toBe('id-2');
  ids.settle();
  expect(ids.idFor({ a: 2 })).toBe('id-3');
});

test('a clear refusal ends it; after a fault of the server or of the network the act keeps its id', () => {
  let count = 0;
  const ids = new CommandIds(() => `id-${++count}`);
  expect(ids.idFor({ a: 1 })).toBe('id-1');
  ids.settleAfter(new TypeError('no network'));
  ids.settleAfter(new ApiError(503, { code: 'not-ready', message: '' }));
  expect(ids.idFor({ a: 1 })).toBe('id-1');
  ids.settleAfter(new ApiError(422, { code: 'gates-closed', message: '' }));
  expect(ids.idFor({ a: 1 })).toBe('id-2');
});
