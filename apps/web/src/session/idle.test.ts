import { expect, test } from 'vitest';
import { idleState, signOfLifeDue } from './idle.ts';

test('warns in the last minute and expires at the limit', () => {
  expect(idleState(0, 600)).toBe('active');
  expect(idleState(539, 600)).toBe('active');
  expect(idleState(540, 600)).toBe('warning');
  expect(idleState(600, 600)).toBe('expired');
});

test('a short limit warns in its last quarter', () => {
  expect(idleState(29, 40)).toBe('active');
  expect(idleState(30, 40)).toBe('warning');
});

test('a sign of life goes out only for somebody who is there', () => {
  expect(signOfLifeDue(200, 10, 600)).toBe(true);
  expect(signOfLifeDue(100, 10, 600)).toBe(false);
  expect(signOfLifeDue(300, 300, 600)).toBe(false);
});
