import { expect, test } from 'vitest';
import { parseViews } from './saved-views.ts';

test('what is stored is read as an address is: what it may hold, and nothing else', () => {
  const text = JSON.stringify([{ name: 'Late', search: { view: 'overdue', cycle: 2, evil: true } }]);
  expect(parseViews(text)).toEqual([{ name: 'Late', search: { view: 'overdue', cycle: 2 } }]);
});

test('broken storage is no view', () => {
  expect(parseViews(null)).toEqual([]);
  expect(parseViews('{')).toEqual([]);
  expect(parseViews('[{"name":1}]')).toEqual([]);
});
