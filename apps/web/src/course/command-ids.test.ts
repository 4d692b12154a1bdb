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
