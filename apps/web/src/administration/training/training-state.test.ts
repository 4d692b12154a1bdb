import { expect, test } from 'vitest';
import { actsOfTopic } from './acts-of-topic.ts';
import { trainingState } from './training-state.ts';

const technologist = { roles: ['technologist'] as const };
const at = (until: string | undefined) =>
  trainingState(technologist, 'radioligand-administration', until, '2026-11-24');

test('the last day counts, and thirty days before it a training ends soon', () => {
  expect(at('2026-11-23')).toBe('expired');
  expect(at('2026-11-24')).toBe('due-soon');
  expect(at('2026-12-24')).toBe('due-soon');
  expect(at('2026-12-25')).toBe('in-date');
  expect(at(undefined)).toBe('not-recorded');
});

test('what no act of a person’s roles asks for is not missing', () => {
  const state = (role: 'coordinator' | 'radiopharmacist', until?: string) =>
    trainingState({ roles: [role] }, 'radioligand-administration', until, '2026-11-24');
  expect(state('coordinator')).toBe('closed');
  expect(state('coordinator', '2027-01-01')).toBe('in-date');
  // Who verifies at the time-out needs it as well.
  expect(state('radiopharmacist')).toBe('not-recorded');
});

test('a training opens the acts that ask for it', () => {
  expect(actsOfTopic('radioligand-administration')).toEqual(['time-out', 'start-injection']);
  expect(actsOfTopic('patient-release')).toEqual(['release-patient']);
});
