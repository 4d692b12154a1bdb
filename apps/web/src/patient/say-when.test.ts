import { expect, test } from 'vitest';
import { clocksDiffer, clockThere, sayDay } from './say-when.ts';

test('a day is said with its weekday', () => {
  expect(sayDay('2026-12-01', 'en-GB')).toMatch(/^Tuesday,? 1 December 2026$/);
  expect(sayDay('2026-12-01', 'zh-CN')).toBe('2026年12月1日星期二');
});

test('the clock of a place, on its own day', () => {
  const at = '2026-11-24T18:30:00Z';
  expect(clockThere(at, 'Asia/Shanghai', 'en-GB')).toEqual({
    date: expect.stringMatching(/^Wednesday,? 25 November 2026$/),
    time: '02:30',
    offset: 'GMT+8',
  });
  expect(clockThere(at, 'Europe/Berlin', 'en-GB').date).toMatch(/^Tuesday,? 24 November/);
});

test('clocks differ only where they show different times', () => {
  expect(clocksDiffer('2026-11-24T02:00:00Z', 'Asia/Shanghai', 'Asia/Singapore')).toBe(false);
  expect(clocksDiffer('2026-11-24T02:00:00Z', 'Asia/Shanghai', 'Asia/Jakarta')).toBe(true);
});
