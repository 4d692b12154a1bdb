import { expect, test } from 'vitest';
import { formatInstant } from './format-instant.ts';
import { formatQuantity } from './format-quantity.ts';

test('an instant in its own place and, where the clocks differ, at home too', () => {
  const text = formatInstant('2026-12-01T08:00:00Z', 'Europe/Rome', 'Asia/Shanghai', 'en-GB');
  expect(text.main).toBe('1 Dec 2026, 09:00 GMT+1');
  expect(text.other).toBe('16:00 GMT+8');
});

test('the other clock names its day when it is another', () => {
  const text = formatInstant('2026-12-01T20:00:00Z', 'Europe/Rome', 'Asia/Shanghai', 'en-GB');
  expect(text.other).toBe('2 Dec 2026, 04:00 GMT+8');
});

test('one clock where both places agree', () => {
  expect(formatInstant('2026-12-01T08:00:00Z', 'Asia/Shanghai', 'Asia/Singapore', 'zh-CN').other).toBeNull();
});

test('an offset keeps its minutes', () => {
  expect(formatInstant('2026-12-01T08:00:00Z', 'Asia/Kolkata', 'Asia/Kolkata', 'en-GB').main).toBe(
    '1 Dec 2026, 13:30 GMT+5:30',
  );
  expect(formatInstant('2026-12-01T08:00:00Z', 'Europe/London', 'Europe/London', 'zh-CN').main).toBe(
    '2026年12月1日 08:00 GMT',
  );
});

test('midnight is 00:00, not 24:00', () => {
  expect(formatInstant('2026-12-01T16:00:00Z', 'Asia/Shanghai', 'Asia/Shanghai', 'zh-CN').main).toContain(
    '00:00',
  );
});

test('activity from 1 GBq on in GBq, with mCi beside', () => {
  expect(formatQuantity(7400, 'MBq', 'en-GB')).toBe('7.4 GBq (200 mCi)');
  expect(formatQuantity(37, 'MBq', 'en-GB')).toBe('37 MBq (1 mCi)');
  expect(formatQuantity(25, 'µSv/h', 'en-GB')).toBe('25 µSv/h');
});
