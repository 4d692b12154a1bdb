import { expect, test } from 'vitest';
import { parseInstant } from './index.ts';

test.each([
  ['2026-12-01T08:00+01:00', '2026-12-01T07:00:00Z'],
  ['2026-12-01T08:00+0100', '2026-12-01T07:00:00Z'],
  ['2026-12-01T07:00Z', '2026-12-01T07:00:00Z'],
  ['2026-12-01T07:00:30.5Z', '2026-12-01T07:00:30.5Z'],
  ['2026-12-01T15:00[Asia/Shanghai]', '2026-12-01T07:00:00Z'],
  ['2026-12-01T15:00+08:00[Asia/Shanghai]', '2026-12-01T07:00:00Z'],
  ['2026-12-01T07:00Z[Asia/Shanghai]', '2026-12-01T07:00:00Z'],
  ['2026-12-01T12:30+05:30', '2026-12-01T07:00:00Z'],
])('%s', (text, utc) => expect(parseInstant(text).toString()).toBe(utc));

test('the hour that Rome repeats in October is settled by its offset', () => {
  expect(parseInstant('2026-10-25T02:30+01:00[Europe/Rome]').toString()).toBe('2026-10-25T01:30:00Z');
  expect(parseInstant('2026-10-25T02:30+02:00[Europe/Rome]').toString()).toBe('2026-10-25T00:30:00Z');
});

test.each([
  ['2026-12-01T08:00', 'missing-zone'],
  ['2026-12-01T08:00:00.000', 'missing-zone'],
  ['2026-12-01', 'malformed-instant'],
  ['', 'malformed-instant'],
  ['tomorrow', 'malformed-instant'],
  ['2026-02-30T08:00Z', 'malformed-instant'],
  ['2026-13-01T08:00Z', 'malformed-instant'],
  ['2026-12-01T25:00Z', 'malformed-instant'],
  ['2026-12-01T08:61Z', 'malformed-instant'],
  ['2026-12-01T08:00:60Z', 'malformed-instant'],
  ['2026-02-30T08:00[Asia/Shanghai]', 'malformed-instant'],
  ['2026-12-01T08:00+15:00', 'malformed-instant'],
  ['2026-12-01T08:00-13:00', 'malformed-instant'],
  ['2026-12-01T08:00+01:75', 'malformed-instant'],
  ['2026-12-01T08:00[Mars/Olympus]', 'ambiguous-instant'],
  ['2026-12-01T08:00+01:00[Asia/Shanghai]', 'ambiguous-instant'],
  ['2026-10-25T02:30[Europe/Rome]', 'ambiguous-instant'],
  ['2026-03-29T02:30[Europe/Rome]', 'ambiguous-instant'],
])('"%s" is refused as %s', (text, code) =>
  expect(() => parseInstant(text)).toThrow(expect.objectContaining({ code })),
);
