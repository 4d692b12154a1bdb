import { expect, test } from 'vitest';
import { readNumber } from './number-text.ts';

test.each([
  ['7400', 7400],
  ['7.4', 7.4],
  ['7,4', 7.4],
  ['0,400', 0.4],
  [' 7 400 ', 7400],
  ['７４００', 7400],
  ['−1', -1],
  ['.5', 0.5],
])('reads %s as %d', (typed, value) => {
  expect(readNumber(typed)).toEqual({ value });
});

test('refuses a comma that two readers would read differently', () => {
  expect(readNumber('7,400')).toEqual({ issue: 'ambiguous-number' });
});

test.each(['', 'abc', '7.4.1', '1e3', '7,400,000', '0x10', 'Infinity', '7.4 GBq'])('refuses %j', (typed) => {
  expect(readNumber(typed)).toEqual({ issue: 'not-a-number' });
});
