import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseActivity } from './index.ts';

test.each([
  ['7.4GBq', 7400],
  ['7.4 GBq', 7400],
  ['+7.4 GBq', 7400],
  ['5900MBq', 5900],
  ['200 mCi', 7400],
  ['160mCi', 5920],
  ['1e3 kBq', 1],
  ['370 Bq', 0.00037],
  ['10 uCi', 0.37],
  ['10 \u00b5Ci', 0.37],
  ['10 \u03bcCi', 0.37],
  ['0.2 Ci', 7400],
  ['1 TBq', 1e6],
  ['.5GBq', 500],
  ['0 MBq', 0],
])('%s is %d MBq', (text, activityMBq) => expect(parseActivity(text)).toBeCloseTo(activityMBq, 12));

test('a decimal quantity in GBq is exact in MBq', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), (kBq) => {
      expect(parseActivity(`${(kBq / 1e6).toFixed(6)}GBq`)).toBe(kBq / 1000);
    }),
  );
});

test.each([
  ['-1GBq', 'negative-activity'],
  ['-0.5 mCi', 'negative-activity'],
  ['', 'malformed-activity'],
  ['GBq', 'malformed-activity'],
  ['NaN GBq', 'malformed-activity'],
  ['Infinity MBq', 'malformed-activity'],
  ['0x10 MBq', 'unknown-unit'],
  ['7,4 GBq', 'malformed-activity'],
  ['1,000MBq', 'malformed-activity'],
  [',4GBq', 'malformed-activity'],
  ['7.4', 'missing-unit'],
  ['7.4 gbq', 'unknown-unit'],
  ['7.4 mBq', 'unknown-unit'],
  ['7.4 Gy', 'unknown-unit'],
  ['7.4 constructor', 'unknown-unit'],
  ['7.4 GBq 3', 'unknown-unit'],
  ['1e400 GBq', 'not-finite'],
])('"%s" is refused as %s', (text, code) =>
  expect(() => parseActivity(text)).toThrow(expect.objectContaining({ code })),
);

test('a decimal comma is refused with the way out', () => {
  expect(() => parseActivity('7,4GBq')).toThrow(/"7,4GBq" has a comma: use a point/);
});
