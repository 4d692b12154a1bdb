import { currentCycle, openCourse } from '@lutetia/course';
import { expect, test } from 'vitest';
import type { KeptAct } from '../outbox/index.ts';
import { foreseeCourse } from './foresee.ts';

const act = (type: string, body: Record<string, unknown>, order: number): KeptAct => ({
  commandId: `id-${order}`,
  courseId: 'c1',
  type,
  body,
  overrides: [],
  by: { userId: 'ana', name: 'Ana' },
  givenAt: `2026-12-01T10:0${order}:00Z`,
  order,
  aside: false,
  refusal: null,
});
const course = openCourse('c1');
const start = act('start-injection', { startedAt: '2026-12-01T10:00:00Z', method: 'syringe' }, 0);
const look = act('check-site', { checkedAt: '2026-12-01T10:02:00Z', finding: 'normal' }, 1);
const stop = act('stop-injection', { stoppedAt: '2026-12-01T10:05:00Z', cause: 'complete' }, 2);

test('what waits on the device counts for the day, and the version stays the server’s', () => {
  const after = foreseeCourse(course, [start, look, stop]);
  const { injection } = currentCycle(after);
  expect(injection?.siteChecks.map(({ checkedAt, fact }) => [checkedAt, fact.by])).toEqual([
    ['2026-12-01T10:02:00Z', 'ana'],
  ]);
  expect(injection?.stop?.stoppedAt).toBe('2026-12-01T10:05:00Z');
  expect(after.version).toBe(course.version);
});

test('what the server has to judge is not foretold', () => {
  const assay = act('assay-dose', { activityMBq: 7400 }, 0);
  expect(foreseeCourse(course, [assay])).toEqual(course);
});
