import { expect, test } from 'vitest';
import { clockText, isCallOut, siteCheckClock } from './site-check-clock.ts';

const at = (text: string) => Temporal.Instant.from(text);
const start = '2026-12-01T10:00:00+08:00';
const minute = (number: number) => `2026-12-01T10:${String(number).padStart(2, '0')}:00+08:00`;

test('each look answers the time of the procedure at which it is made', () => {
  const now = at('2026-12-01T10:01:30+08:00');
  expect(siteCheckClock(start, [2, 5, 10], [], now)).toEqual({ minute: 2, secondsLeft: 30 });
  expect(siteCheckClock(start, [10, 5, 2], [minute(2)], now)).toEqual({ minute: 5, secondsLeft: 210 });
  expect(siteCheckClock(start, [2, 5, 10], [minute(2), minute(5), minute(10)], now).minute).toBeNull();
});

test('three looks in two minutes are one check, and a look at the start is none', () => {
  const now = at(minute(3));
  const quick = ['2026-12-01T10:01:40+08:00', '2026-12-01T10:02:00+08:00', '2026-12-01T10:02:20+08:00'];
  expect(siteCheckClock(start, [2, 5, 10], quick, now).minute).toBe(5);
  expect(siteCheckClock(start, [2, 5, 10], ['2026-12-01T10:00:30+08:00'], now).minute).toBe(2);
});

test('a look that is late counts below zero', () => {
  expect(siteCheckClock(start, [2], [], at('2026-12-01T10:02:05+08:00')).secondsLeft).toBe(-5);
});

test('the clock reads hours, minutes and seconds', () => {
  expect([75, 0, -5, 600, 3700].map(clockText)).toEqual(['1:15', '0:00', '−0:05', '10:00', '1:01:40']);
});

test('is called out before, at and after its time, and not every second', () => {
  const called = Array.from({ length: 101 }, (_, index) => 60 - index).filter((left) =>
    isCallOut(left + 1, left),
  );
  expect(called).toEqual([60, 30, 10, 0, -20, -40]);
});

test('what a sleeping tab has slept through is called out once when it wakes, and after a reload at once', () => {
  expect(isCallOut(45, -7)).toBe(true);
  expect(isCallOut(-5, -90)).toBe(true);
  expect(isCallOut(-7, -8)).toBe(false);
  expect([isCallOut(null, -3), isCallOut(null, 20)]).toEqual([true, false]);
});

test('the next look, whose time lies ahead, is not called out when one is done', () => {
  expect(isCallOut(-3, 175)).toBe(false);
});
