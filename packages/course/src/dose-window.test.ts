import { expect, it } from 'vitest';
import { labelledActivityMBq, vialActivityMBq } from './dose-window.ts';
import { emptyCycle } from './evolve/state.ts';
import { labelOf } from './rules/label.ts';
import { before, site } from './test-course.ts';

const label = labelOf(site);
const vial = before('assay-dose').course.cycles[1]?.vial;
if (label === null || vial == null) throw new Error('the example has a label and a vial that is not assayed');

it('a label at noon in Rome is worth 7,407 of its 8,800 MBq at the bedside in Shanghai, over the night of 25 hours', () => {
  const labelled = {
    ...vial,
    calibrationAt: '2026-10-24T12:00:00+02:00',
    calibrationActivityMBq: 8800,
  };
  expect(labelledActivityMBq(labelled, '2026-10-26T09:40:00+08:00', label)).toBeCloseTo(7407, 0);
});

it('what a label says is no assay', () => {
  expect(vialActivityMBq({ ...emptyCycle(1), vial }, '2026-10-26T01:40:00Z', label)).toBeNull();
});
