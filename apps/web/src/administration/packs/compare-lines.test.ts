import { getPack, withLocalValues } from '@lutetia/protocol';
import { expect, test } from 'vitest';
import { compareLines } from './compare-lines.ts';
import { packLines } from './pack-lines.ts';

const label = (id: string) => packLines(getPack('label', id));
const counts = (left: string, right: string) =>
  Object.groupBy(compareLines(label(left), label(right)), ({ change }) => change);

test('a pack beside itself is the same in every line', () => {
  const { same, ...rest } = counts('fda-2022', 'fda-2022');
  expect(same?.length).toBe(label('fda-2022').length);
  expect(rest).toEqual({});
});

test('every line of both stands once, and turning them round turns added and removed', () => {
  for (const [left, right] of [
    ['fda-2022', 'eu-2022'],
    ['fda-2025', 'nmpa-2025'],
  ] as const) {
    const one = counts(left, right);
    const other = counts(right, left);
    expect(one.added?.map(({ path }) => path).toSorted()).toEqual(
      other.removed?.map(({ path }) => path).toSorted(),
    );
    expect((one.same?.length ?? 0) + (one.changed?.length ?? 0) + (one.removed?.length ?? 0)).toBe(
      label(left).length,
    );
  }
});

test('a local value changes its line alone', () => {
  const cn = getPack('release', 'cn');
  const signed = withLocalValues(cn, [
    {
      path: 'rules.dose-rate-1m.limitUSvPerH',
      value: 25,
      unit: 'µSv/h',
      reason: 'agreed',
      signedBy: 'Somebody',
      signedAt: '2026-11-01T09:00:00+08:00',
      status: 'site-signed',
    },
  ]);
  const changed = compareLines(packLines(cn), packLines(signed)).filter(({ change }) => change !== 'same');
  expect(changed.map(({ path, left, right }) => [path, left?.value, right?.value])).toEqual([
    ['rules.dose-rate-1m.limitUSvPerH', null, 25],
  ]);
});

test('the indication is worded otherwise in another country’s label', () => {
  const changed = counts('fda-2022', 'fda-2025').changed?.map(({ path }) => path) ?? [];
  const added = counts('fda-2022', 'fda-2025').added?.map(({ path }) => path) ?? [];
  expect([...changed, ...added].some((path) => path.startsWith('indications'))).toBe(true);
});
