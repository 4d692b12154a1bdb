import { describe, expect, test } from 'vitest';
import { allHold, type Figure, furthest, percentOff, verdictOf, voxelAgreement } from './judge.ts';
import { page } from './page.ts';
import { compare } from './sections/kernels.ts';

const figure = (reached: number | null, limit = 1): Figure => ({
  what: 'a dose',
  reference: 'a published one',
  limit,
  reached,
  unit: '%',
});

describe('a figure', () => {
  test.each([
    [0.99, 'holds'],
    [-1, 'holds'],
    [1.01, 'missed'],
    [-1.01, 'missed'],
    [null, 'missing'],
    [Number.NaN, 'missing'],
    [Number.POSITIVE_INFINITY, 'missing'],
  ])('%d with a limit of 1: %s', (reached, verdict) => {
    expect(verdictOf(figure(reached))).toBe(verdict);
  });

  test('one that is missed or missing fails all, and so does a list of none', () => {
    expect(allHold([figure(0.5), figure(-0.5)])).toBe(true);
    expect(allHold([figure(0.5), figure(1.5)])).toBe(false);
    expect(allHold([figure(0.5), figure(null)])).toBe(false);
    expect(allHold([figure(0.5, Number.NaN)])).toBe(false);
    expect(allHold([])).toBe(false);
  });

  test('the furthest keeps its sign; one without its reference makes it missing', () => {
    expect(furthest([0.1, -0.7, 0.3])).toBe(-0.7);
    expect(furthest([0.1, percentOff(3, undefined)])).toBeNull();
    expect(furthest([0.1, percentOff(undefined, 3)])).toBeNull();
    expect(furthest([0.1, percentOff(3, 0)])).toBeNull();
    expect(furthest([])).toBeNull();
    expect(percentOff(1.02, 1)).toBeCloseTo(2, 12);
  });
});

describe('voxels', () => {
  const reference = { dose: [100, 50, 0.5], error: [0.03, 0.03, 0.5] };
  const errors = [0.04, 0.04, 0.5];

  test('what the errors explain is taken off, in quadrature, and faint voxels do not count', () => {
    const found = voxelAgreement({ dose: [113, 56.5, 9], error: errors }, reference);
    expect(found?.voxels).toBe(2);
    expect(found?.rms).toBeCloseTo(13, 9);
    expect(found?.statistical).toBeCloseTo(5, 9);
    expect(found?.beyond).toBeCloseTo(12, 9);
  });

  test('no more than the errors is nothing beyond them', () => {
    expect(voxelAgreement({ dose: [101, 50, 0], error: errors }, reference)?.beyond).toBe(0);
  });

  test('another size, a dose that is no number, or no dose at all cannot be compared', () => {
    expect(voxelAgreement({ dose: [100], error: [0] }, reference)).toBeNull();
    expect(voxelAgreement({ dose: [100, Number.NaN, 1], error: errors }, reference)).toBeNull();
    expect(voxelAgreement(reference, { dose: [0, 0, 0], error: errors })).toBeNull();
  });
});

describe('voxel S values', () => {
  const reference = [
    [0, 0, 0, 0.2, 0.001],
    [0, 0, 1, 0.01, 0.002],
  ];

  test('each of the reference is judged, and one that we lack is missing', () => {
    const all = compare(
      [
        [0, 0, 0, 0.201, 0],
        [0, 0, 1, 0.0099, 0],
      ],
      reference,
    );
    expect(all.map(({ off }) => off)).toEqual([expect.closeTo(0.5, 9), expect.closeTo(-1, 9)]);
    expect(furthest(compare([[0, 0, 0, 0.2, 0]], reference).map(({ off }) => off))).toBeNull();
  });
});

test('the page says what was missed and what is missing, and is the same twice', () => {
  const section = { title: 'Doses', text: 'As computed.', plots: {} };
  const write = () =>
    page([{ ...section, figures: [figure(0.5), figure(-1.5), figure(null)] }], { seed: 1, versions: '1' });
  expect(write()).toContain('| a dose | a published one | 1 % | −1.50 % | **missed** |');
  expect(write()).toContain('| a dose | a published one | 1 % | – | **missing** |');
  expect(write()).toContain('1 of 3 hold');
  expect(write()).toBe(write());
});
