import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { halfLife, halfLifeTable, listNuclides, NuclideError } from './index.ts';

type Check = { nuclide: string; value: number; unit: string };
const evaluated: { halfLives: Check[] } = JSON.parse(
  readFileSync(new URL('../../../validation/half-lives.json', import.meta.url), 'utf8'),
);

describe('half-lives', () => {
  test('every value equals the independent copy of ICRP-107, and none is unchecked', () => {
    expect(evaluated.halfLives.length).toBeGreaterThan(80);
    expect(halfLifeTable.map(({ nuclide, value, unit }) => ({ nuclide, value, unit }))).toEqual(
      evaluated.halfLives,
    );
  });

  test('lutetium-177 is the label’s 6.647 d', () => {
    expect(halfLife('177Lu')).toMatchObject({
      nuclide: 'Lu-177',
      value: 6.647,
      unit: 'd',
      status: 'verified',
    });
    expect(halfLife('Lu-177').hours).toBeCloseTo(159.528, 9);
  });

  test('each nuclide is listed once, with a positive half-life and a source', () => {
    const all = listNuclides();
    expect(new Set(all.map(({ nuclide }) => nuclide)).size).toBe(all.length);
    for (const { hours, source } of all) {
      expect(hours).toBeGreaterThan(0);
      expect(source).not.toBe('');
    }
  });

  test.each([
    ['C-11', 20.39 / 60],
    ['Po-213', 4.2e-6 / 3600],
    ['Cs-137', 30.1671 * 365.2422 * 24],
    ['Ge-68', 270.95 * 24],
  ])('%s in hours', (nuclide, hours) => expect(halfLife(nuclide).hours).toBeCloseTo(hours, 12));

  test('an unknown nuclide is an error', () => {
    expect(() => halfLife('Xx-999')).toThrow(NuclideError);
    expect(() => halfLife('Lu-178')).toThrow(expect.objectContaining({ code: 'unknown-nuclide' }));
  });
});
