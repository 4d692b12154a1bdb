import type { Device } from '@lutetia/course';
import { expect, test } from 'vitest';
import { calibrationIcs } from './calibration-ics.ts';

const device = (id: string, name: string, dueOn: string | null): Device => ({
  id,
  kind: 'survey-meter',
  name,
  nuclides: [],
  geometries: [],
  calibration: dueOn === null ? null : { device: id, calibratedOn: '2026-01-01', dueOn, certificate: 'C-1' },
  lastCheck: null,
  retired: false,
});
const now = Temporal.Instant.from('2026-11-24T08:00:00.123Z');
const words = {
  calendar: 'Calibrations',
  summary: ({ name }: Device) => `Calibration due: ${name}`,
  description: ({ id }: Device) => `Device ${id}; certificate C-1, back\\slash\nsecond line`,
};
const file = (devices: readonly Device[]) =>
  calibrationIcs(devices, { id: 'site-1', version: 7 }, now, words);

interface Component {
  readonly name: string;
  readonly properties: Map<string, string>;
  readonly inner: Component[];
}

/** Reads RFC 5545: unfolds, then nests components by BEGIN and END. */
function parseIcs(text: string): Component {
  const lines = text
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n')
    .slice(0, -1);
  const stack: Component[] = [{ name: '', properties: new Map(), inner: [] }];
  for (const line of lines) {
    const [, name = '', value = ''] = /^([^:]+):(.*)$/s.exec(line) ?? [];
    const top = stack.at(-1);
    if (name === 'BEGIN') {
      const component: Component = { name: value, properties: new Map(), inner: [] };
      top?.inner.push(component);
      stack.push(component);
    } else if (name === 'END') {
      expect(stack.pop()?.name).toBe(value);
    } else top?.properties.set(name, value);
  }
  expect(stack).toHaveLength(1);
  const [calendar] = stack[0]?.inner ?? [];
  if (calendar === undefined) throw new Error('no component');
  return calendar;
}
const unescaped = (text = ''): string =>
  text.replaceAll(/\\([\\;,nN])/g, (_, one: string) => (one.toLowerCase() === 'n' ? '\n' : one));

test('each device in use with a calibration is a whole-day entry on the day it is due', () => {
  const calendar = parseIcs(
    file([
      device('meter-1', 'Meter', '2026-12-31'),
      device('meter-2', 'Never calibrated', null),
      { ...device('meter-3', 'Retired', '2027-01-01'), retired: true },
    ]),
  );
  expect(calendar.name).toBe('VCALENDAR');
  expect(calendar.properties.get('VERSION')).toBe('2.0');
  expect(calendar.inner.map(({ name }) => name)).toEqual(['VEVENT']);
  const [event] = calendar.inner;
  expect(Object.fromEntries(event?.properties ?? [])).toMatchObject({
    UID: 'calibration-meter-1@site-1',
    SEQUENCE: '7',
    DTSTAMP: '20261124T080000Z',
    'DTSTART;VALUE=DATE': '20261231',
    'DTEND;VALUE=DATE': '20270101',
  });
  expect(unescaped(event?.properties.get('DESCRIPTION'))).toBe(
    'Device meter-1; certificate C-1, back\\slash\nsecond line',
  );
  expect(event?.inner[0]?.properties.get('TRIGGER')).toBe('-P30D');
});

test('lines end with CRLF, hold at most 75 octets, and cut no character', () => {
  const long = '剂量校准器，'.repeat(20);
  const text = file([device('meter-1', long, '2026-12-31')]);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  const octets = text.split('\r\n').map((line) => new TextEncoder().encode(line).length);
  expect(Math.max(...octets)).toBeLessThanOrEqual(75);
  expect(octets.filter((size) => size > 70).length).toBeGreaterThan(3);
  expect(text).not.toContain('\uFFFD');
  const summary = parseIcs(text).inner[0]?.properties.get('SUMMARY');
  expect(unescaped(summary)).toBe(`Calibration due: ${long}`);
});
