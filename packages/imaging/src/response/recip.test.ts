import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recip } from './recip.ts';

describe('RECIP 1.0', () => {
  // recip-criteria.com and J Nucl Med 2022;63:1651.
  test.each([
    [100, 69, 0, 'PR', -0.31, false],
    [100, 69, 1, 'SD', -0.31, false],
    [100, 121, 1, 'PD', 0.21, false],
    [100, 121, 0, 'SD', 0.21, false],
    [100, 0, 0, 'CR', -1, false],
    [100, 70, 0, 'PR', -0.3, true],
    [100, 120, 1, 'PD', 0.2, true],
    [100, 120, 0, 'SD', 0.2, true],
    [100, 100, 0, 'SD', 0, false],
    // 0.3 · 1.2 is 0.36, though not in binary; 1e-7 has an exponent.
    [0.3, 0.36, 2, 'PD', 0.2, true],
    [1.1, 0.77, 0, 'PR', -0.3, true],
    [1e-7, 1.2e-7, 1, 'PD', 0.2, true],
  ])('%d → %d mL, %d new: %s', (before, after, fresh, category, change, atBoundary) =>
    expect(recip(before, after, fresh)).toEqual({ category, change, atBoundary }),
  );

  test('from nothing', () =>
    expect(recip(0, 3, 1)).toEqual({ category: 'PD', change: null, atBoundary: false }));

  test('both boundaries are inclusive for every volume of three decimals', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000_000 }), (thousandths) => {
        const before = thousandths / 100;
        expect(recip(before, (thousandths * 7) / 1000, 0)).toMatchObject({
          category: 'PR',
          atBoundary: true,
        });
        expect(recip(before, (thousandths * 12) / 1000, 1)).toMatchObject({
          category: 'PD',
          atBoundary: true,
        });
      }),
    ));

  test.each([
    [-1, 2, 0],
    [1, Number.NaN, 0],
    [1, 2, 0.5],
    [1, 2, -1],
    [0, 2, 0],
    [5, 0, 1],
  ])('%d → %d mL, %d new is refused', (before, after, fresh) =>
    expect(() => recip(before, after, fresh)).toThrow(expect.objectContaining({ code: 'out-of-range' })),
  );
});
