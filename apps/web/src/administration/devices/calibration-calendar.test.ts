import type { Device } from '@lutetia/course';
import { expect, test } from 'vitest';
import { calibrationCalendar, twelveMonths } from './calibration-calendar.ts';

const zone = 'Asia/Shanghai';
const device = (id: string, calibratedOn: string | null, dueOn = ''): Device => ({
  id,
  kind: 'survey-meter',
  name: id,
  nuclides: [],
  geometries: [],
  calibration: calibratedOn === null ? null : { device: id, calibratedOn, dueOn, certificate: 'C' },
  lastCheck: null,
  retired: false,
});

test('twelve months begin with the present one and go over the year', () => {
  const months = twelveMonths('2026-11-24');
  expect([months[0], months[1], months[2], months.at(-1), months.length]).toEqual([
    '2026-11',
    '2026-12',
    '2027-01',
    '2027-10',
    12,
  ]);
});

test('what has no calibration or is overdue stands first, a retired device nowhere', () => {
  const { rows } = calibrationCalendar(
    [
      device('later', '2026-11-02', '2027-05-10'),
      device('overdue', '2025-10-01', '2026-10-01'),
      device('never', null),
      { ...device('retired', null), retired: true },
    ],
    zone,
    '2026-11-24',
  );
  expect(rows.map((row) => row.device.id)).toEqual(['never', 'overdue', 'later']);
  expect(rows[1]?.earlier).toEqual([
    { on: '2025-10-01', what: 'calibration', state: 'done' },
    { on: '2026-10-01', what: 'calibration', state: 'overdue' },
  ]);
  expect(rows[2]?.months[0]).toEqual([{ on: '2026-11-02', what: 'calibration', state: 'done' }]);
  expect(rows[2]?.months[6]).toEqual([{ on: '2027-05-10', what: 'calibration', state: 'due' }]);
});

test('the last day is still due, the day after is overdue', () => {
  const states = (today: string) =>
    calibrationCalendar([device('one', '2025-11-24', '2026-11-24')], zone, today).rows[0]?.months[0];
  expect(states('2026-11-24')).toEqual([{ on: '2026-11-24', what: 'calibration', state: 'due' }]);
  expect(states('2026-11-25')).toEqual([{ on: '2026-11-24', what: 'calibration', state: 'overdue' }]);
});

test('a check is a mark of the hospital’s day, and a failed one says so', () => {
  const checked: Device = {
    ...device('one', null),
    lastCheck: {
      device: 'one',
      checkedAt: '2026-11-23T17:00:00Z',
      constancyDeviationPercent: 9,
      backgroundWithinLimits: true,
      zeroWithinLimits: true,
      limitPercent: 5,
      passed: false,
    },
  };
  expect(calibrationCalendar([checked], zone, '2026-11-24').rows[0]?.months[0]).toEqual([
    { on: '2026-11-24', what: 'check', state: 'failed' },
  ]);
});
