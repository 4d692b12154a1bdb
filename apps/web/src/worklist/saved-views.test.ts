import { expect, test } from 'vitest';
import { parseViews, withoutWords } from './saved-views.ts';

test('what is stored is read as an address is: what it may hold, and nothing else', () => {
  const text = JSON.stringify([{ name: 'Late', search: { view: 'overdue', cycle: 2, evil: true } }]);
  expect(parseViews(text)).toEqual([{ name: 'Late', search: { view: 'overdue', cycle: 2 } }]);
});

test('broken storage is no view', () => {
  expect(parseViews(null)).toEqual([]);
  expect(parseViews('{')).toEqual([]);
  expect(parseViews('[{"name":1}]')).toEqual([]);
});

test('no word that was typed, which may be a patient’s name, stays on the device', () => {
  expect(withoutWords({ view: 'all', cycle: 1, text: 'Arif', search: 'Arif' })).toEqual({
    view: 'all',
    cycle: 1,
  });
});
