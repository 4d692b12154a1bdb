import { expect, test } from 'vitest';
import { nowText, offsetsOf, readInstant, writeInstant } from './instant-text.ts';

test('a local time carries its zone’s offset of that day', () => {
  expect(readInstant('2026-12-01T10:00', 'Asia/Shanghai')).toEqual({ value: '2026-12-01T10:00:00+08:00' });
  expect(readInstant('2026-07-01T10:00', 'Europe/Rome')).toEqual({ value: '2026-07-01T10:00:00+02:00' });
  expect(readInstant('2026-12-01T10:00:30', 'UTC')).toEqual({ value: '2026-12-01T10:00:30+00:00' });
});

test('a time that the clocks skip is an error', () => {
  expect(readInstant('2026-03-29T02:30', 'Europe/Rome')).toEqual({ issue: 'time-skipped' });
});

test('a time that the clocks show twice needs its offset', () => {
  expect(readInstant('2026-10-25T02:30', 'Europe/Rome')).toEqual({ issue: 'time-twice' });
  expect(offsetsOf('2026-10-25T02:30', 'Europe/Rome')).toEqual(['+02:00', '+01:00']);
  expect(readInstant('2026-10-25T02:30', 'Europe/Rome', '+01:00')).toEqual({
    value: '2026-10-25T02:30:00+01:00',
  });
});

test('nonsense and a missing zone are told apart', () => {
  expect(readInstant('2026-02-30T10:00', 'UTC')).toEqual({ issue: 'not-a-time' });
  expect(readInstant('tomorrow', 'UTC')).toEqual({ issue: 'not-a-time' });
  expect(readInstant('2026-02-01T10:00', '')).toEqual({ issue: 'zone-missing' });
});

test('writing and reading keep the instant, in any zone', () => {
  const instant = '2026-10-25T00:30:00Z';
  const { local, zone, offset } = writeInstant(instant, 'Europe/Rome');
  expect(local).toBe('2026-10-25T02:30');
  const read = readInstant(local, zone, offset);
  expect('value' in read && Temporal.Instant.from(read.value).toString()).toBe(instant);
});

test('now is the second, so that an act just after another does not lie before it', () => {
  const now = Temporal.Instant.from('2026-12-01T12:31:09.870Z');
  expect(nowText(now, 'Asia/Shanghai').local).toBe('2026-12-01T20:31:09');
});
