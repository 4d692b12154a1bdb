import { expect, test } from 'vitest';
import { conditionsOf, sayRow } from './say-row.ts';

const row = (id: string, fired: boolean | null, effect: string) => ({
  id,
  fired,
  effect,
  status: 'verified',
});
const rule = {
  fact: { version: 9, recordedAt: '2026-10-09T02:00:00Z', by: 'physician' },
  pack: 'fda-2022',
  packVersion: '1.0.0',
  action: 'withhold',
  nextActivityMBq: 7400,
  earliest: '2026-10-20',
  target: '2026-10-27',
  latest: '2026-11-03',
  rows: [
    row('myelosuppression-grade-2', true, 'withhold'),
    row('renal-withhold', null, 'withhold'),
    row('dry-mouth-grade-2', false, 'withhold'),
    row('maximum-doses', true, 'discontinue'),
  ],
};

test('a withheld dose names the condition of the row that fired, and of no other', () => {
  expect(conditionsOf(rule, 'en-GB')).toEqual(['Grade 2: withhold until grade 1 or baseline']);
  expect(conditionsOf(rule, 'zh-CN')).toEqual(['2 级：暂停，直至 1 级或基线']);
  expect(conditionsOf({ ...rule, rows: [] }, 'en-GB')).toEqual([]);
});

test('the words are those of the pack that was asked; a row that it lacks is found in the table it was taken from', () => {
  expect(sayRow('fda-2025', 'delay', 'en')).toContain('consider permanent discontinuation');
  expect(sayRow('fda-2022', 'delay', 'en')).toMatch(/: discontinue$/);
  expect(sayRow('nmpa-2025', 'dry-mouth-grade-3', 'en')).toBe(
    'Grade 3: withhold until improvement or baseline, then reduce',
  );
  expect(sayRow('fda-2022', 'no-such-row', 'en')).toBeNull();
});
