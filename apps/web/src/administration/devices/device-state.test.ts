import type { Device } from '@lutetia/course';
import { expect, test } from 'vitest';
import { deviceState } from './device-state.ts';

const zone = 'Asia/Shanghai';
const now = Temporal.Instant.from('2026-12-01T02:00:00Z');
const device: Device = {
  id: 'cal-1',
  kind: 'dose-calibrator',
  name: 'Calibrator',
  nuclides: ['Lu-177'],
  geometries: ['vial'],
  calibration: { device: 'cal-1', calibratedOn: '2026-01-01', dueOn: '2027-01-01', certificate: 'C-1' },
  lastCheck: {
    device: 'cal-1',
    checkedAt: '2026-11-30T23:30:00Z',
    constancyDeviationPercent: 0.5,
    backgroundWithinLimits: true,
    zeroWithinLimits: true,
    limitPercent: 5,
    passed: true,
  },
  retired: false,
};

test('checked this morning in the hospital’s zone and in calibration: usable', () => {
  expect(deviceState(device, zone, now)).toEqual({
    calibration: 'in-date',
    check: 'pass',
    usable: true,
  });
});

test('yesterday’s check does not count', () => {
  const later = Temporal.Instant.from('2026-12-01T17:00:00Z');
  expect(deviceState(device, zone, later)).toMatchObject({ check: 'not-recorded', usable: false });
});

test('a failed check, a missing calibration and a retired device are not usable', () => {
  const failed = { ...device, lastCheck: device.lastCheck && { ...device.lastCheck, passed: false } };
  expect(deviceState(failed, zone, now)).toMatchObject({ check: 'out-of-limits', usable: false });
  expect(deviceState({ ...device, calibration: null }, zone, now)).toMatchObject({
    calibration: 'not-recorded',
    usable: false,
  });
  expect(deviceState({ ...device, retired: true }, zone, now).usable).toBe(false);
});
