import { expect, test } from 'vitest';
import type { Action } from './action.ts';
import { searchActions } from './search-actions.ts';

const run = () => undefined;
const actions: readonly Action[] = [
  { id: 'language', group: 'device', label: 'Language: 中文', run },
  { id: 'supply', group: 'go', label: 'Supply', also: '药物供应', run },
  { id: 'receive', group: 'act', label: 'Receive the dose', also: '接收药物', run },
  { id: 'next-row', group: 'page', label: 'Next row', keyOnly: true, run },
];
const found = (words: string) => searchActions(actions, words).map(({ id }) => id);

test('acts on the course come first; what only has a key is not listed', () => {
  expect(found('')).toEqual(['receive', 'supply', 'language']);
});

test('found by either language', () => {
  expect(found('药物')).toEqual(['receive', 'supply']);
  expect(found('rec dose')).toEqual(['receive']);
  expect(found('nothing')).toEqual([]);
});
