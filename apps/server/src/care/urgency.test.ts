import { expect, test } from 'vitest';
import { byUrgency, type Urgent } from './urgency.ts';

const course = (courseId: string, more: Partial<Urgent>): Urgent => ({
  courseId,
  severities: [],
  dueAt: null,
  plannedAt: null,
  updatedAt: '2026-11-20T00:00:00Z',
  ...more,
});

test('what stops comes first, then what is due today; a course without a date never stands before one', () => {
  const sorted = [
    course('stop', { severities: ['info', 'stop'] }),
    course('overdue', { severities: ['overdue'], dueAt: '2026-11-23T00:00:00Z' }),
    course('injection this morning', {
      plannedAt: '2026-11-24T02:00:00Z',
      updatedAt: '2026-11-24T00:00:00Z',
    }),
    course('due this noon', { severities: ['due'], dueAt: '2026-11-24T04:00:00Z' }),
    course('due without a date', { severities: ['due'] }),
    course('injection tomorrow', { plannedAt: '2026-11-25T02:00:00Z' }),
    course('injection next week', { plannedAt: '2026-12-01T02:00:00Z', severities: ['info'] }),
    course('undated, long untouched', { updatedAt: '2026-01-01T00:00:00Z', severities: ['info'] }),
    course('undated, of late', {}),
  ];
  const endOfDay = '2026-11-24T16:00:00Z';
  for (const order of [sorted.toReversed(), sorted.toSorted((a, b) => (a.courseId < b.courseId ? -1 : 1))]) {
    expect(order.sort(byUrgency(endOfDay)).map(({ courseId }) => courseId)).toEqual(
      sorted.map(({ courseId }) => courseId),
    );
  }
});
