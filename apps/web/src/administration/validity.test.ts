import { expect, test } from 'vitest';
import { todayIn, validity } from './validity.ts';

test('the last valid day still counts', () => {
  expect(validity('2026-12-01', '2026-12-01')).toBe('due-soon');
  expect(validity('2026-12-01', '2026-12-02')).toBe('expired');
  expect(validity('2026-12-31', '2026-12-01')).toBe('due-soon');
  expect(validity('2027-01-01', '2026-12-01')).toBe('in-date');
});

test('what was never recorded is not in date', () => {
  expect(validity(undefined, '2026-12-01')).toBe('not-recorded');
  expect(validity(null, '2026-12-01')).toBe('not-recorded');
});

test('today is the hospital’s day', () => {
  const evening = Temporal.Instant.from('2026-12-01T20:00:00Z');
  expect(todayIn('Asia/Shanghai', evening)).toBe('2026-12-02');
  expect(todayIn('America/New_York', evening)).toBe('2026-12-01');
});
