import { getPack, listPacks } from '@lutetia/protocol';
import { expect, test } from 'vitest';
import en from '../../../locales/en/administration.json' with { type: 'json' };
import { countLines, packLines } from './pack-lines.ts';

const packs = listPacks().map(({ kind, id }) => getPack(kind, id));

test('every pack can be read: each statement with its source', () => {
  expect(packs.length).toBeGreaterThan(10);
  for (const pack of packs) {
    const lines = packLines(pack);
    expect(lines.length, `${pack.kind} ${pack.id}`).toBeGreaterThan(0);
    for (const line of lines) expect(line.from.citation, line.path).not.toBe('');
  }
});

test('a value keeps its unit, and the path is the one that a local value names', () => {
  const line = packLines(getPack('label', 'fda-2022')).find(({ path }) => path === 'dosing.activityMBq');
  expect(line).toMatchObject({ value: 7400, unit: 'MBq', from: { status: 'verified' } });
});

test('a limit that was not found is shown as missing, never as zero', () => {
  const lines = packLines(getPack('release', 'cn'));
  const limits = lines.filter(({ names }) => names[0] === 'rules');
  expect(limits).toHaveLength(1);
  expect(limits[0]).toMatchObject({ path: 'rules.dose-rate-1m.limitUSvPerH', value: null });
  expect(countLines(limits)).toEqual({ verified: 0, unverified: 1, withoutValue: 1 });
});

test('the numbers of a rule are listed by name', () => {
  const lines = packLines(getPack('eligibility', 'vision'));
  const lesion = lines.find(({ path }) => path.endsWith('no-exclusionary-lesion'));
  expect(lesion?.details).toContainEqual(
    expect.objectContaining({ names: ['rule', 'nodeShortAxisMm'], value: 25 }),
  );
});

test('a multiple of a limit does not carry the unit of the measurement', () => {
  const lines = packLines(getPack('ctcae', 'ctcae-5'));
  const detailsOf = (id: string) => lines.find(({ path }) => path === `terms.${id}`)?.details;
  expect(detailsOf('anaemia')).toContainEqual({
    names: ['grading', 'steps', 'grade-2'],
    value: 100,
    relation: '<',
    measure: 'unit',
  });
  expect(detailsOf('alt-increased')).toContainEqual({
    names: ['grading', 'aboveUln', 'grade-2'],
    value: 3,
    relation: '>',
    measure: 'times',
  });
  const grades = detailsOf('hypokalaemia')?.filter(({ names }) => names.includes('symptomatic'));
  expect(grades).toContainEqual(
    expect.objectContaining({ names: ['grading', 'symptomatic', 'with'], measure: 'none' }),
  );
});

test('every name that leads to a value has a text', () => {
  const ids = new Set<string>();
  const names = new Set<string>();
  for (const pack of packs) {
    for (const line of packLines(pack)) {
      const words = line.value === undefined ? line.details.flatMap((detail) => detail.names) : line.names;
      for (const name of words) names.add(name);
    }
    for (const [, id] of JSON.stringify(pack).matchAll(/"(?:id|method)":"([^"]+)"/g)) ids.add(id ?? '');
  }
  const missing = [...names].filter(
    (name) => !ids.has(name) && !/^grade-\d$|^\d+$/.test(name) && !(name in en['pack-name']),
  );
  expect(missing).toEqual([]);
});
