import { expect, test } from 'vitest';
import { readAuditSearch } from '../audit/search.ts';
import { readWorklistSearch } from './search.ts';

test('the address keeps what may be searched for and drops the rest', () => {
  expect(readWorklistSearch({ search: 'Zhang', status: 'held', x: 1 })).toEqual({
    search: 'Zhang',
    status: 'held',
  });
  expect(readWorklistSearch({ search: '', status: 'gone' })).toEqual({});
});

test('a part of the list, its filters and the words that narrow it', () => {
  expect(
    readWorklistSearch({ view: 'overdue', role: 'physicist', step: 'supply', cycle: '2', text: 'zh' }),
  ).toEqual({ view: 'overdue', role: 'physicist', step: 'supply', cycle: 2, text: 'zh' });
  // The first part has the plain address.
  expect(readWorklistSearch({ view: 'mine', role: 'king', step: 'x', cycle: 0, text: '' })).toEqual({});
});

test('a hospital number of digits alone stays a text', () => {
  expect(readWorklistSearch({ search: 12345 })).toEqual({ search: '12345' });
});

test('a course that is no identifier is not asked for', () => {
  const courseId = '0b0e7a52-6f60-4b1f-9d2e-0e6a5b1c2d3e';
  expect(readAuditSearch({ courseId, kind: 'read', actor: 'u' })).toEqual({
    courseId,
    kind: 'read',
    actor: 'u',
  });
  expect(readAuditSearch({ courseId: 'x', kind: 'x', actor: '' })).toEqual({});
});
