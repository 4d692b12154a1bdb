import { describe, expect, test } from 'vitest';
import { monthsBetween, timeScale, valueScale } from './scale.ts';

describe('time', () => {
  test('runs from the first to the last instant with air on both sides', () => {
    const at = timeScale(['2026-06-01T00:00:00Z', '2026-05-01T00:00:00Z', '2026-07-01T00:00:00Z']);
    expect(at('2026-05-01T00:00:00Z')).toBeCloseTo(0.03, 6);
    expect(at('2026-07-01T00:00:00Z')).toBeCloseTo(0.97, 6);
    expect(at('2026-05-31T12:00:00Z')).toBeCloseTo(0.5, 6);
  });

  test('one instant alone can be drawn', () => {
    expect(timeScale(['2026-06-01T00:00:00Z'])('2026-06-01T00:00:00Z')).toBeCloseTo(0.03, 6);
  });

  test('months begin in the zone of the hospital', () => {
    expect(monthsBetween('2026-05-20T00:00:00Z', '2026-07-31T17:00:00Z', 'Asia/Shanghai', 12)).toEqual([
      '2026-05-31T16:00:00Z',
      '2026-06-30T16:00:00Z',
      '2026-07-31T16:00:00Z',
    ]);
    expect(monthsBetween('2024-01-20T00:00:00Z', '2026-01-20T00:00:00Z', 'UTC', 6)).toHaveLength(6);
  });
});

describe('values', () => {
  test('counts stand on zero', () => {
    const { log, at } = valueScale([100, 200]);
    expect(log).toBe(false);
    expect(at(0)).toBe(0);
    expect(at(100)).toBeCloseTo(0.46, 6);
  });

  test('a tenfold fall is logarithmic; a zero is not', () => {
    const { log, at } = valueScale([100, 10, 1]);
    expect(log).toBe(true);
    expect(at(10)).toBeCloseTo(0.5, 6);
    expect(valueScale([100, 0]).log).toBe(false);
  });

  test('zeros alone can be drawn', () => {
    expect(valueScale([0, 0]).at(0)).toBe(0);
  });
});
