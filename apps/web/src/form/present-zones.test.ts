import { expect, test } from 'vitest';
import { presentZone, presentZones } from './present-zones.ts';

test('zones are offered under their present names, each once, and every one can be reckoned with', () => {
  const zones = presentZones();
  expect(zones).toEqual(expect.arrayContaining(['UTC', 'Asia/Kolkata', 'Asia/Ho_Chi_Minh', 'Europe/Kyiv']));
  expect(zones.filter((zone) => ['Asia/Calcutta', 'Asia/Saigon', 'Europe/Kiev'].includes(zone))).toEqual([]);
  expect(new Set(zones).size).toBe(zones.length);
  const now = Temporal.Instant.from('2026-12-01T00:00:00Z');
  for (const zone of zones) expect(now.toZonedDateTimeISO(zone).timeZoneId).toBe(zone);
});

test('a stored old name is shown as the present one', () => {
  expect([presentZone('Europe/Kiev'), presentZone('Asia/Shanghai')]).toEqual([
    'Europe/Kyiv',
    'Asia/Shanghai',
  ]);
});
