import { expect, test } from 'vitest';
import { clockText, isCallOut, siteCheckClock } from './site-check-clock.ts';

const at = (text: string) => Temporal.Instant.from(text);
const start = '2026-12-01T10:00:00+08:00';

test('each look answers the next time of the procedure', () => {
  const now = at('2026-12-01T10:01:30+08:00');
  expect(siteCheckClock(start, [2, 5, 10], 0, now)).toEqual({ minute: 2, secondsLeft: 30 });
  expect(siteCheckClock(start, [10, 5, 2], 1, now)).toEqual({ minute: 5, secondsLeft: 210 });
  expect(siteCheckClock(start, [2, 5, 10], 3, now)).toEqual({ minute: null, secondsLeft: 0 });
});

test('a look that is late counts below zero', () => {
  expect(siteCheckClock(start, [2], 0, at('2026-12-01T10:02:05+08:00')).secondsLeft).toBe(-5);
});

test('the clock reads minutes and seconds', () => {
  expect([75, 0, -5, 600].map(clockText)).toEqual(['1:15', '0:00', '−0:05', '10:00']);
});

test('is called out before, at and after its time, and not every second', () => {
  const called = Array.from({ length: 101 }, (_, index) => 60 - index).filter(isCallOut);
  expect(called).toEqual([60, 30, 10, 0, -20, -40]);
});
