import { expect, test } from 'vitest';
import { newCommandIds } from './command-ids.ts';

const counting = () => {
  let next = 0;
  return newCommandIds(() => `id-${++next}`);
};

test('the same body keeps its id until the server has answered', () => {
  const ids = counting();
  expect(ids.idFor({ lot: 'A' })).toBe('id-1');
  expect(ids.idFor({ lot: 'A' })).toBe('id-1');
  ids.settled();
  expect(ids.idFor({ lot: 'A' })).toBe('id-2');
});

test('a changed body is another act', () => {
  const ids = counting();
  expect(ids.idFor({ lot: 'A' })).toBe('id-1');
  expect(ids.idFor({ lot: 'B' })).toBe('id-2');
});
