import type { DoseLine } from '@lutetia/contract';
import { describe, expect, test } from 'vitest';
import { activityAt, axisOf, hoursOf, placeOf, spanOf, strengthAt } from './layout.ts';

const zone = 'Asia/Shanghai';
const clock = (time: string) => `2026-11-24T${time}:00+08:00`;
const line = (dose: Partial<DoseLine['dose']>): DoseLine => ({
  courseId: 'a',
  person: null,
  restricted: false,
  next: null,
  state: 'waiting',
  blockedBy: [],
  prompts: [],
  dose: {
    cycle: 1,
    phase: 'travelling',
    plannedAt: clock('10:00'),
    prescribedMBq: 7400,
    arrangement: null,
    vial: null,
    fit: 'fits',
    repairs: [],
    injection: null,
    leaves: null,
    ...dose,
  },
});
const hours = ({ from, to }: { from: number; to: number }) =>
  [from, to].map((time) =>
    Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(zone).toPlainTime().toString({
      smallestUnit: 'minute',
    }),
  );

describe('the axis', () => {
  test('shows the working hours of an empty day', () => {
    expect(hours(axisOf('2026-11-24', zone, []))).toEqual(['07:00', '18:00']);
  });

  test('is widened to what happens, within the day', () => {
    expect(hours(axisOf('2026-11-24', zone, [line({ plannedAt: clock('05:10') })]))).toEqual([
      '04:00',
      '18:00',
    ]);
    const leaves = { at: clock('19:20'), kind: 'forecast' as const };
    expect(hours(axisOf('2026-11-24', zone, [line({ leaves })]))).toEqual(['07:00', '21:00']);
    const tomorrow = { at: '2026-11-25T09:00:00+08:00', kind: 'forecast' as const };
    expect(hours(axisOf('2026-11-24', zone, [line({ leaves: tomorrow })]))).toEqual(['07:00', '18:00']);
    expect(hours(axisOf('2026-11-24', zone, [line({ plannedAt: clock('23:40') })]))).toEqual([
      '07:00',
      '00:00',
    ]);
  });

  test('a day of 25 hours has them', () => {
    const axis = axisOf('2026-10-25', 'Europe/Berlin', [line({ plannedAt: '2026-10-25T00:10:00+02:00' })]);
    expect((axis.to - axis.from) / 3_600_000).toBe(19);
  });

  const axis = axisOf('2026-11-24', zone, []);
  test('places instants, and says what lies outside', () => {
    expect(placeOf(axis, clock('12:30'))).toBe(0.5);
    expect(placeOf(axis, clock('06:59'))).toBeNull();
    expect(spanOf(axis, clock('06:00'), clock('12:30'))).toEqual({
      left: 0,
      width: 0.5,
      cutLeft: true,
      cutRight: false,
    });
    expect(spanOf(axis, clock('12:30'), '2026-11-25T12:00:00+08:00')).toMatchObject({
      left: 0.5,
      width: 0.5,
      cutRight: true,
    });
    expect(spanOf(axis, clock('18:00'), clock('19:00'))).toBeNull();
    expect(spanOf(axis, clock('12:00'), clock('11:00'))).toBeNull();
  });

  test('has no more hours than fit', () => {
    expect(hoursOf(axis, 20)).toHaveLength(12);
    expect(hoursOf(axis, 6).map(({ place }) => place)).toEqual([0, 2 / 11, 4 / 11, 6 / 11, 8 / 11, 10 / 11]);
  });
});

describe('a vial', () => {
  // Lu-177, 6.6443 d: 7,400 MBq at 10:00 are 7,400 × 2^(−24/159.46) a day later.
  const vial = { activity: { at: clock('10:00'), mBq: 7400, measured: false }, halfLifeHours: 159.46 };
  test('decays', () => {
    expect(activityAt(vial, clock('10:00'))).toBe(7400);
    expect(activityAt(vial, '2026-11-25T10:00:00+08:00')).toBeCloseTo(6667.1, 0);
  });

  // 159.46 h · log2(1.1 / 0.9) = 46.165 h: the window of a tolerance of a tenth; of a twentieth 23.025 h.
  const within = (hours: number) => {
    const from = Temporal.Instant.from(clock('10:00'));
    const to = from.add({ minutes: Math.round(hours * 60) }).toString();
    return { ...vial, window: { from: from.toString(), to, latestUse: to, expires: to } };
  };
  test('fades from the upper bound of its tolerance to the lower', () => {
    expect(strengthAt(within(46.165), 7400, clock('10:00'))).toBeCloseTo(0.6, 3);
    expect(strengthAt(within(46.165), 7400 / 1.05, clock('10:00'))).toBeCloseTo(0.8, 3);
    expect(strengthAt(within(23.025), 7400 / 1.05, clock('10:00'))).toBeCloseTo(1, 3);
    expect(strengthAt(within(46.165), 7400 / 1.2, clock('10:00'))).toBe(1);
    expect(strengthAt(within(46.165), 7400 / 0.8, clock('10:00'))).toBe(0.2);
  });
});
