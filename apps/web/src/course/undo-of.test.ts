import { currentCycle, openCourse } from '@lutetia/course';
import { expect, test } from 'vitest';
import { undoOf } from './undo-of.ts';

const fact = { version: 3, recordedAt: '2026-09-14T04:00:00Z', by: 'coordinator' };
const before = { ...openCourse('course'), version: 7 };
const event = { type: 'course.dose-day-arranged' };
const recorded = { version: 8, events: [event] };
const arranged = {
  ...before,
  cycles: {
    1: {
      ...currentCycle(before),
      arrangement: { fact, room: 'Room 2', people: ['technologist'], patientArrivesAt: null },
    },
  },
};

test('a first arrangement is taken back', () => {
  expect(undoOf('arrange-dose-day', before, recorded)).toEqual({
    type: 'clear-arrangement',
    body: {},
    expectedVersion: 8,
  });
});

test('a changed arrangement becomes the one before it', () => {
  expect(undoOf('arrange-dose-day', arranged, recorded)).toEqual({
    type: 'arrange-dose-day',
    body: { room: 'Room 2', people: ['technologist'], patientArrivesAt: null },
    expectedVersion: 8,
  });
});

test('nothing clinical is taken back', () => {
  for (const type of ['record-labs', 'hold-course', 'receive-dose', 'clear-arrangement'] as const) {
    expect(undoOf(type, arranged, recorded)).toBeNull();
  }
});

test('what somebody else arranged while the form was open is not overwritten', () => {
  expect(undoOf('arrange-dose-day', arranged, { version: 9, events: [event] })).toBeNull();
});
