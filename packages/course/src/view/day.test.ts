import { describe, expect, it } from 'vitest';
import { act, done, doseDay, givenAt, onDoseDay, type Stage, start, through } from '../test-course.ts';
import { type DoseOfDay, dosesOfDay } from './day.ts';

const on = (stage: Stage, now: string, day = doseDay): DoseOfDay | undefined =>
  dosesOfDay(stage.course, day, givenAt(now))[0];
const ordered = through('confirm-order');
const delayedUntil = (expectedArrivalAt: string): Stage =>
  done(ordered, 'record-milestone', {
    body: {
      orderReference: ordered.course.cycles[1]?.order?.reference,
      kind: 'delayed',
      occurredAt: '2026-09-14T04:00:00Z',
      expectedArrivalAt,
      saidBy: 'carrier',
      note: '',
    },
    at: '2026-09-14T04:00:00Z',
  });

describe('the doses of a day', () => {
  it('are those planned on it; a course without a directive has none', () => {
    expect(dosesOfDay(start.course, doseDay, givenAt('2026-09-01T00:00:00Z'))).toEqual([]);
    expect(on(ordered, '2026-09-14T04:00:00Z')?.plannedAt).toBe(
      ordered.course.cycles[1]?.order?.plannedAt ?? '',
    );
    expect(on(ordered, '2026-09-14T04:00:00Z', '2026-09-13')).toBeUndefined();
  });

  it('show a directive without an order as such', () => {
    expect(on(through('prescribe'), '2026-09-01T00:00:00Z')).toMatchObject({
      phase: 'no-order',
      vial: null,
      fit: 'unknown',
    });
  });

  it('say what the supplier was asked to fill until it is assayed', () => {
    expect(on(ordered, '2026-09-14T04:00:00Z')?.vial?.activity).toMatchObject({ mBq: 7400, measured: false });
    const assay = through('assay-dose').course.cycles[1]?.vial?.assays.at(-1);
    expect(on(through('assay-dose'), onDoseDay('08:05'))?.vial?.activity).toEqual({
      at: assay?.measuredAt,
      mBq: assay?.activityMBq,
      measured: true,
    });
  });

  it('go through their phases', () => {
    const phase = (type: string, now: string) => on(through(type), now)?.phase;
    expect(phase('confirm-order', '2026-09-14T04:00:00Z')).toBe('travelling');
    expect(phase('receive-dose', onDoseDay('07:40'))).toBe('in-house');
    expect(phase('start-injection', onDoseDay('10:01'))).toBe('injecting');
    expect(phase('stop-injection', onDoseDay('10:31'))).toBe('injected');
    expect(phase('release-patient', onDoseDay('15:10'))).toBe('released');
  });

  it('without a signed label nothing is said about fitting', () => {
    const [dose] = dosesOfDay(ordered.course, doseDay, {
      ...givenAt('2026-09-14T04:00:00Z'),
      site: { ...givenAt('2026-09-14T04:00:00Z').site, packs: [] },
    });
    expect(dose).toMatchObject({ vial: null, fit: 'unknown', repairs: [] });
  });
});

describe('a vial that comes late', () => {
  // Handling takes 2.5 h; 7,400 MBq at 10:00 have fallen by 10 % 24.25 h later, at 10:15 on the next day.
  it('fits when it is ready at the planned instant, not a minute afterwards', () => {
    expect(on(delayedUntil(onDoseDay('07:30')), '2026-09-14T05:00:00Z')?.fit).toBe('fits');
    expect(on(delayedUntil(onDoseDay('07:31')), '2026-09-14T05:00:00Z')?.fit).toBe('late');
  });

  it('is offered what is left: later that day, another day, or giving up', () => {
    const dose = on(delayedUntil(onDoseDay('12:00')), '2026-09-14T05:00:00Z');
    expect(dose?.repairs.map(({ kind, command }) => [kind, command])).toEqual([
      ['later-that-day', 'delay-cycle'],
      ['another-day', 'delay-cycle'],
      ['give-up', 'cancel-order'],
    ]);
    expect(dose?.repairs[0]).toMatchObject({
      from: '2026-09-15T06:30:00Z',
      to: '2026-09-15T16:00:00Z',
    });
    expect(dose?.repairs[1]).toMatchObject({
      from: '2026-09-15T16:00:00Z',
      to: dose?.vial?.window.latestUse,
    });
  });

  it('can be given up alone when it is ready after the last useful instant', () => {
    const dose = on(delayedUntil('2026-09-15T23:50:00Z'), '2026-09-14T05:00:00Z');
    expect(dose).toMatchObject({ fit: 'unusable', repairs: [{ kind: 'give-up', command: 'cancel-order' }] });
  });

  it('stays on the boards of the days on which it can still be used', () => {
    const late = delayedUntil(onDoseDay('23:00'));
    expect(on(late, '2026-09-15T15:30:00Z', '2026-09-16')?.fit).toBe('late');
    expect(on(late, '2026-09-15T15:30:00Z', '2026-09-17')).toBeUndefined();
    // One that fits its plan is on the board of its own day alone.
    expect(on(through('assay-dose'), onDoseDay('08:05'), '2026-09-16')).toBeUndefined();
  });

  it('is not late of a plan that was delayed with it', () => {
    const moved = done(delayedUntil(onDoseDay('09:00')), 'delay-cycle', {
      body: { newPlannedAt: onDoseDay('12:00'), reason: 'flight late' },
      at: '2026-09-14T05:00:00Z',
    });
    expect(on(moved, '2026-09-14T05:10:00Z')).toMatchObject({
      fit: 'fits',
      plannedAt: onDoseDay('12:00'),
      repairs: [],
    });
  });

  it('in the house is late once its planned instant has passed without an injection', () => {
    expect(on(through('assay-dose'), onDoseDay('09:59'))?.fit).toBe('fits');
    expect(on(through('assay-dose'), onDoseDay('10:01'))?.fit).toBe('late');
    expect(on(through('start-injection'), onDoseDay('10:05'))).toMatchObject({ fit: 'done', repairs: [] });
  });
});

describe('room and people', () => {
  const body = { room: 'Room 2', people: ['technologist'], patientArrivesAt: onDoseDay('08:30') };
  it('are those last arranged for the cycle', () => {
    expect(on(ordered, '2026-09-14T04:00:00Z')?.arrangement).toBeNull();
    const first = done(ordered, 'arrange-dose-day', { body, at: '2026-09-14T04:00:00Z', by: 'coordinator' });
    const second = done(first, 'arrange-dose-day', {
      body: { ...body, room: 'Room 3' },
      at: '2026-09-14T05:00:00Z',
      by: 'coordinator',
    });
    expect(on(second, '2026-09-14T05:00:00Z')?.arrangement).toEqual({ ...body, room: 'Room 3' });
    const third = done(second, 'clear-arrangement', {
      body: {},
      at: '2026-09-14T06:00:00Z',
      by: 'coordinator',
    });
    expect(on(third, '2026-09-14T06:00:00Z')?.arrangement).toBeNull();
  });

  it('are not arranged once the injection has begun', () => {
    const late = act(through('start-injection'), 'arrange-dose-day', {
      body,
      at: onDoseDay('10:01'),
      by: 'coordinator',
    });
    expect(late.closed).toEqual(['injection.not-started fail']);
  });
});

describe('leaving', () => {
  it('is a forecast from the readings, then the release itself', () => {
    expect(on(through('start-injection'), onDoseDay('10:05'))?.leaves).toBeNull();
    expect(on(through('stop-injection'), onDoseDay('10:31'))?.leaves).toEqual({ at: null, kind: 'forecast' });
    expect(on(through('measure-dose-rate', 2), onDoseDay('12:05'))?.leaves?.at).not.toBeNull();
    expect(on(through('release-patient'), onDoseDay('15:10'))?.leaves?.kind).toBe('released');
  });
});
