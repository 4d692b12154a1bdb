import { expect, test } from 'vitest';
import { readPackSearch, ruleIn } from './search.ts';

test('an address names a line of one pack', () => {
  const search = readPackSearch({ rule: 'label/fda-2022/dosing.activityMBq' });
  expect(ruleIn(search, 'label', 'fda-2022')).toBe('dosing.activityMBq');
  expect(ruleIn(search, 'label', 'fda-2025')).toBeNull();
  expect(ruleIn(readPackSearch({}), 'label', 'fda-2022')).toBeNull();
});

test('what is no text is left out', () => {
  expect(readPackSearch({ compare: 1, left: 3, right: '', rule: ['x'] })).toEqual({});
  expect(readPackSearch({ compare: 'label', left: 'fda-2022', right: 'eu-2022' })).toEqual({
    compare: 'label',
    left: 'fda-2022',
    right: 'eu-2022',
  });
});
