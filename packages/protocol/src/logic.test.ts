import { describe, expect, test } from 'vitest';
import { and, test as holds, known, not, or, type Result } from './index.ts';

const [T, F, U]: Result[] = ['pass', 'fail', 'cannot-evaluate'];

describe('three-valued logic (Kleene)', () => {
  test.each([
    [T, T, T, T],
    [T, F, F, T],
    [T, U, U, T],
    [F, T, F, T],
    [F, F, F, F],
    [F, U, F, U],
    [U, T, U, T],
    [U, F, F, U],
    [U, U, U, U],
  ] as Result[][])('%s, %s: and is %s, or is %s', (a, b, both, either) => {
    expect(and(a as Result, b as Result)).toBe(both);
    expect(or(a as Result, b as Result)).toBe(either);
  });

  test('not', () => expect([T, F, U].map((result) => not(result as Result))).toEqual([F, T, U]));
  test('nothing to join: and passes, or fails', () => expect([and(), or()]).toEqual([T, F]));
  test('a missing fact is neither', () => {
    expect([known(true), known(false), known(null), known(undefined)]).toEqual([T, F, U, U]);
    expect([holds(0, (value) => value === 0), holds(null, () => true)]).toEqual([T, U]);
  });
});
