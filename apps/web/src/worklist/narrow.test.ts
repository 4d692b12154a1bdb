import type { WorklistItem } from '@lutetia/contract';
import { expect, test } from 'vitest';
import { narrow } from './narrow.ts';

const item = (name: string, number: string, next: string): WorklistItem => ({
  courseId: number,
  person: { name, nativeName: '', hospitalNumber: number },
  restricted: false,
  status: 'open',
  stage: 'supply',
  cycle: 1,
  next,
  state: 'open',
  blockedBy: [],
  dueAt: null,
  plannedAt: null,
  prompts: [],
  updatedAt: '2026-11-24T00:00:00Z',
});
const items = [
  item('Müller, Otto', 'H-0017', 'receive-dose'),
  { ...item('', 'H-0018', 'prescribe'), person: null },
];
const found = (text: string) => narrow(items, text, ({ next }) => next ?? '').map(({ courseId }) => courseId);

test('by name, number or act, all words together', () => {
  expect(found('muller receive')).toEqual(['H-0017']);
  expect(found('0017')).toEqual(['H-0017']);
  expect(found('  ')).toEqual(['H-0017', 'H-0018']);
});

test('a course whose patient may not be named is found by its act alone', () => {
  expect(found('prescribe')).toEqual(['H-0018']);
  expect(found('0018')).toEqual([]);
});
