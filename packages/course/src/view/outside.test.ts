import { describe, expect, it } from 'vitest';
import type { Stage } from '../test-course.ts';
import { done, doseDay, givenAt, onDoseDay, through } from '../test-course.ts';
import { patientCourse } from './patient.ts';
import { referredCourse } from './referred.ts';

const patient = ({ course }: Stage, now: string, site = {}) => patientCourse(course, givenAt(now, { site }));
const referred = ({ course }: Stage, now: string) => referredCourse(course, givenAt(now));
const present = ({ way }: { way: readonly { id: string; state: string }[] }) =>
  way.find(({ state }) => state === 'now')?.id ?? null;

const before = '2026-09-14T04:00:00Z';

describe('the way, as those outside the team are told it', () => {
  it.each([
    ['record-history', '2026-08-07T01:00:00Z', 'being-read', 'papers'],
    ['sign-psma-pet', '2026-08-12T01:00:00Z', 'doctors-decide', 'decision'],
    ['decide-board', '2026-08-20T01:00:00Z', 'agree', 'agreement'],
    ['order-dose', before, 'date-set', 'treatment'],
    ['receive-dose', onDoseDay('07:40'), 'treatment-today', 'treatment'],
    ['stop-injection', onDoseDay('10:31'), 'being-treated', 'treatment'],
    ['release-patient', onDoseDay('15:10'), 'check-ups', 'check-ups'],
  ])('after %s', (type, now, standing, step) => {
    const shown = patient(through(type), now);
    expect([shown.standing, present(shown)]).toEqual([standing, step]);
  });

  it('a planned day that has passed without an injection is a day being set, and no appointment', () => {
    const shown = patient(through('order-dose'), '2026-09-17T04:00:00Z');
    expect([shown.standing, shown.appointments]).toEqual(['date-being-set', []]);
  });

  it('a delay moves the day, and a directive that is written afterwards names its own', () => {
    const ordered = through('order-dose');
    const delayed = done(ordered, 'delay-cycle', {
      body: { newPlannedAt: '2026-09-22T02:00:00Z', reason: 'fever' },
      at: before,
    });
    expect(patient(delayed, before).appointments.map(({ on }) => on)).toEqual(['2026-09-22']);
    const later = { plannedAt: '2026-09-29T02:00:00Z', validUntil: '2026-09-30T02:00:00Z' };
    const anew = done(delayed, 'prescribe', { change: later, at: before });
    expect(patient(anew, before).appointments.map(({ on }) => on)).toEqual(['2026-09-29']);
  });

  it('a paused course shows no treatment, and nothing as present', () => {
    const held = done(through('order-dose'), 'hold-course', {
      body: { reason: 'fever', reviewOn: '2026-09-20' },
      at: before,
    });
    const shown = patient(held, before);
    expect([shown.standing, shown.pausedUntil, present(shown), shown.appointments]).toEqual([
      'paused',
      '2026-09-20',
      null,
      [],
    ]);
  });

  it('a board that does not treat is told by a doctor, not by a page', () => {
    const board = done(through('evaluate-eligibility'), 'decide-board', {
      change: { decision: 'do-not-treat' },
    });
    expect(patient(board, '2026-08-20T01:00:00Z')).toMatchObject({
      standing: 'doctor-explains',
      treatment: null,
    });
  });
});

describe('a patient’s page', () => {
  it('has the appointment with its hour, room and arrival once they are arranged', () => {
    const arranged = done(through('order-dose'), 'arrange-dose-day', {
      body: { room: 'Room 2', patientArrivesAt: onDoseDay('09:00'), people: ['technologist'] },
      at: before,
      by: 'coordinator',
    });
    const [first] = patient(arranged, before).appointments;
    expect(first).toMatchObject({
      kind: 'treatment',
      on: doseDay,
      room: 'Room 2',
      arriveAt: onDoseDay('09:00'),
    });
    expect(JSON.stringify(patient(arranged, before))).not.toContain('technologist');
  });

  it('keeps to a recorded delay', () => {
    const later = onDoseDay('15:00');
    const delayed = done(through('order-dose'), 'delay-cycle', {
      body: { newPlannedAt: later, reason: 'flight' },
      at: before,
    });
    expect(patient(delayed, before).appointments[0]?.at).toBe(later);
  });

  it('says what to bring for a treatment, and nothing of it afterwards', () => {
    const shown = patient(through('order-dose'), before);
    expect(shown.bring).toContain('identity-document');
    expect(shown.prepare.map(({ id }) => id)).toEqual(['hydration']);
    expect(patient(through('release-patient'), onDoseDay('15:10')).bring).toEqual([]);
  });

  it('has what holds after the injection, with its end: what ends first stands first, what is over last', () => {
    const told = through('plan-follow-up');
    const shown = patient(told, onDoseDay('16:00')).after?.instructions ?? [];
    expect(shown[0]).toMatchObject({ until: '2026-09-17', over: false });
    expect(shown.find(({ id }) => id === 'no-sexual-activity')?.until).toBe('2026-09-22');
    expect(shown.at(-1)?.until).toBeNull();
    const later = patient(told, '2026-09-18T04:00:00Z').after?.instructions ?? [];
    expect(later.filter(({ over }) => over).map(({ until }) => until)).toEqual(['2026-09-17', '2026-09-17']);
    expect(later.at(-1)?.over).toBe(true);
  });

  it('before an injection has no instruction, and no number unless the hospital has stated one', () => {
    expect(patient(through('order-dose'), before, { contact: undefined })).toMatchObject({
      after: null,
      call: null,
    });
    const contact = { phone: '+86 21 5550 0100', email: null };
    expect(patient(through('order-dose'), before, { contact }).call).toEqual({
      phone: contact.phone,
      from: 'hospital',
    });
    expect(patient(through('plan-follow-up'), onDoseDay('16:00'), { contact }).call?.from).toBe(
      'instructions',
    );
  });

  it('has no word of the team’s: conditions, reasons, notes, people', () => {
    expect(Object.keys(patient(through('plan-follow-up'), onDoseDay('16:00'))).sort()).toEqual([
      'after',
      'appointments',
      'bring',
      'call',
      'consent',
      'courseId',
      'language',
      'papersHere',
      'papersWanted',
      'pausedUntil',
      'prepare',
      'standing',
      'timeZone',
      'treatment',
      'way',
    ]);
  });
});

describe('a referring doctor’s page', () => {
  it('says when the last planned dose falls due, each cycle keeping the label’s interval', () => {
    const { board } = through('order-dose').course;
    const remaining = (board?.plannedCycles ?? 0) - 1;
    expect(referred(through('order-dose'), before).done).toEqual({
      on: Temporal.PlainDate.from(doseDay)
        .add({ days: remaining * 42 })
        .toString(),
      intervalDays: 42,
      remaining,
    });
  });

  it('does not guess while no date is known, nor without a signed label', () => {
    expect(referred(through('record-cover'), '2026-09-01T01:00:00Z').done).toBeNull();
    const { course } = through('order-dose');
    expect(referredCourse(course, givenAt(before, { site: { packs: [] } })).done).toBeNull();
  });

  it('names the papers that are missing', () => {
    const missing = done(through('record-history'), 'receive-document', {
      body: { kind: 'pathology-report', status: 'missing', note: '' },
      at: '2026-08-07T01:00:00Z',
    });
    expect(referred(missing, '2026-08-07T02:00:00Z').papersWanted).toContain('pathology-report');
  });

  it('waits for a planned blood count after its day too, and says that it is overdue until one has come', () => {
    const planned = done(through('give-instructions'), 'plan-follow-up', {
      change: { where: 'referring-doctor', labsOn: ['2026-10-06', '2026-09-29'] },
    });
    const wanted = (stage: Stage, now: string) => referred(stage, now).labsWanted;
    expect(wanted(planned, '2026-09-29T04:00:00Z')).toEqual([
      { on: '2026-09-29', overdue: false },
      { on: '2026-10-06', overdue: false },
    ]);
    expect(wanted(planned, '2026-09-30T04:00:00Z')[0]).toEqual({ on: '2026-09-29', overdue: true });
    const drawn = (collectedAt: string) =>
      done(planned, 'record-labs', { change: { collectedAt }, at: '2026-09-30T05:00:00Z' });
    expect(wanted(drawn('2026-09-28T01:00:00Z'), '2026-09-30T06:00:00Z')).toHaveLength(2);
    expect(wanted(drawn('2026-09-30T01:00:00Z'), '2026-09-30T06:00:00Z')).toEqual([
      { on: '2026-10-06', overdue: false },
    ]);
  });

  it('has after a cycle what was given, and no activity before the delivery is confirmed', () => {
    expect(referred(through('stop-injection'), onDoseDay('10:31')).cycles[0]?.deliveredMBq).toBeNull();
    const [cycle] = referred(through('plan-follow-up'), onDoseDay('16:00')).cycles;
    expect(cycle?.deliveredMBq).toBeGreaterThan(6000);
    expect(cycle?.nextVisitOn).not.toBeNull();
  });
});
