import { expect, test } from 'vitest';
import { parseViews, withoutWords, withRestored } from './saved-views.ts';

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

test('a removed view that comes back takes no other’s place', () => {
  const late = { name: 'Late', search: { view: 'overdue' } } as const;
  const newer = { name: 'Late', search: { view: 'all' } } as const;
  expect(withRestored([], late)).toEqual([late]);
  expect(withRestored([newer], late)).toEqual([newer, { ...late, name: 'Late (2)' }]);
  expect(withRestored(withRestored([newer], late), late).at(-1)?.name).toBe('Late (3)');
});
