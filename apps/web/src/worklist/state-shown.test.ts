import { expect, test } from 'vitest';
import { stateShown } from './state-shown.ts';

const stop = { id: 'dose-quarantined', severity: 'stop' };
const due = { id: 'residuals-due', severity: 'due' };

test('a course with a stop is not shown as open, though an act of it is', () => {
  expect(stateShown({ status: 'open', state: 'open', prompts: [due, stop] })).toBe('stop');
  expect(stateShown({ status: 'open', state: 'open', prompts: [due] })).toBe('open');
});

test('a held course says so, an ended one above all', () => {
  expect(stateShown({ status: 'held', state: 'blocked', prompts: [] })).toBe('held');
  expect(stateShown({ status: 'ended', state: 'done', prompts: [stop] })).toBe('ended');
});
