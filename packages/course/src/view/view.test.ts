import { describe, expect, it } from 'vitest';
import { type CommandType, commandTable, commandTypes } from '../command-table.ts';
import { gatesOf } from '../decide/decide.ts';
import { courseEventTypes } from '../evolve/evolve.ts';
import { blocks } from '../gate.ts';
import { act, after, before, done, givenAt, type Stage, script, start, through } from '../test-course.ts';
import { viewCourse } from './view.ts';
import { way } from './way.ts';

const view = (stage: { course: typeof start.course }, now: string) => viewCourse(stage.course, givenAt(now));
const states = (stage: { course: typeof start.course }, now: string) =>
  Object.fromEntries(view(stage, now).steps.map(({ command, state }) => [command, state]));

describe('the way', () => {
  it('has every act once', () => {
    expect(way.map(({ command }) => command).sort()).toEqual([...commandTypes].sort());
  });

  it('knows the fact that each act records', () => {
    for (const type of commandTypes) expect(courseEventTypes).toContain(commandTable[type].event);
  });

  it('names the act that comes next along a course of two cycles', () => {
    const unprompted = new Set(['receive-document', 'record-milestone', 'check-site']);
    let index = 0;
    for (const step of script) {
      const next = view(after(index), step.at).next;
      const turn = script.slice(index).find(({ type }) => !unprompted.has(type));
      // Blood of the dose days, repeated readings and the second residual come at their own time.
      const repeated = ['record-labs', 'measure-dose-rate', 'measure-residual'].includes(step.type);
      if (!unprompted.has(step.type) && !repeated) expect([index, next]).toEqual([index, turn?.type]);
      index += 1;
    }
    expect(view(after(script.length), '2026-11-24T00:00:00Z').next).toBe('prescribe');
  });

  it('shows an act done, open, blocked with its gates, or later', () => {
    expect(states(start, '2026-08-06T00:00:00Z')).toMatchObject({
      refer: 'open',
      'record-history': 'later',
      'time-out': 'later',
    });
    expect(states(before('start-injection'), '2026-09-15T01:59:00Z')).toMatchObject({
      'time-out': 'done',
      'start-injection': 'open',
      'stop-injection': 'later',
    });
    const late = view(before('start-injection'), '2026-09-15T03:00:00Z').steps.find(
      ({ command }) => command === 'start-injection',
    );
    expect(late?.state).toBe('blocked');
    expect(late?.gates).toContainEqual(expect.objectContaining({ id: 'time-out.recent', result: 'fail' }));
  });

  const played = Array.from({ length: script.length + 1 }, (_, index) => index);
  const clock = (index: number) => script[Math.min(index, script.length - 1)]?.at ?? '';
  const closedOf = (stage: Stage, command: string, now: string) =>
    gatesOf(stage.course, command as CommandType, null, givenAt(now))
      .filter((gate) => blocks(gate) && gate.id !== 'operator.training')
      .map(({ id }) => id);

  it.each(played)('says of every act, after %d of the script, why it is not open', (index) => {
    const stage = after(index);
    const { steps } = view(stage, clock(index));
    const order = way.map(({ command }) => command as string);
    for (const { command, state, gates, waitsFor } of steps) {
      const closed = closedOf(stage, command, clock(index));
      const shown = gates.filter(blocks).map(({ id }) => id);
      const awaited = steps.find((step) => step.command === waitsFor);
      expect([command, waitsFor !== null], command).toEqual([command, awaited !== undefined]);
      if (state === 'open') expect([command, closed]).toEqual([command, []]);
      if (state === 'blocked') expect([command, shown]).toEqual([command, closed]);
      if (state === 'blocked') expect(closed.length, command).toBeGreaterThan(0);
      if (state !== 'later') continue;
      // What would be refused now says by what, unless another act comes first: that one is not done.
      if (awaited === undefined) expect([command, shown]).toEqual([command, closed]);
      else {
        expect([command, awaited.state]).not.toEqual([command, 'done']);
        expect(order.indexOf(awaited.command), command).toBeLessThan(order.indexOf(command));
      }
    }
  });

  const stepOf = (stage: Stage, command: string, now: string) => {
    const step = view(stage, now).steps.find((one) => one.command === command);
    const closed = step?.gates.filter(blocks).map(({ id, result }) => `${id} ${result}`);
    return { state: step?.state, waitsFor: step?.waitsFor, closed };
  };

  it('shows a time-out as waiting for the line, and blocked as soon as it would be refused', () => {
    expect(stepOf(before('check-line'), 'time-out', '2026-09-15T01:29:00Z')).toEqual({
      state: 'later',
      waitsFor: 'check-line',
      closed: [],
    });
    const stiff = done(before('check-line'), 'check-line', { change: { flushesFreely: false } });
    expect(stepOf(stiff, 'time-out', '2026-09-15T01:40:00Z')).toEqual({
      state: 'blocked',
      waitsFor: null,
      closed: ['line.flushes fail'],
    });
    // A line check is good for an hour.
    expect(stepOf(before('time-out'), 'time-out', '2026-09-15T02:31:00Z')).toMatchObject({
      state: 'blocked',
      closed: ['line.recent fail'],
    });
  });

  it('blocks the directive of a patient whom the board does not treat, and asks nobody for it', () => {
    const refused = done(before('decide-board'), 'decide-board', { change: { decision: 'do-not-treat' } });
    expect(stepOf(refused, 'prescribe', '2026-08-16T00:00:00Z')).toMatchObject({
      state: 'blocked',
      closed: expect.arrayContaining(['board.treat fail']),
    });
    expect(stepOf(refused, 'record-consent', '2026-08-16T00:00:00Z').state).toBe('later');
    expect(view(refused, '2026-08-16T00:00:00Z').next).toBeNull();
  });

  it('lets an estimate be given from the referral on, marked as before eligibility, and sends nobody for it', () => {
    const at = '2026-08-07T00:00:00Z';
    expect(stepOf(through('refer'), 'issue-estimate', at)).toMatchObject({ state: 'open', waitsFor: null });
    const early = ['issue-estimate', 'accept-estimate', 'record-cover'].reduce((stage, type) => {
      expect(stepOf(stage, type, at).state, type).toBe('open');
      expect(view(stage, at).next, type).toBe('record-history');
      return done(stage, type, { at });
    }, through('refer'));
    expect(early.course.estimate).toMatchObject({ accepted: true, beforeEligibility: true });
    expect(through('issue-estimate').course.estimate?.beforeEligibility).toBe(false);
    // The order still needs its directive and consent.
    expect(act(early, 'order-dose', { at }).closed).toEqual(
      expect.arrayContaining(['directive.live fail', 'consent.treatment fail']),
    );
    const seen = ['record-history', 'record-labs', 'record-psma-pet', 'sign-psma-pet'].reduce(
      (stage, type) => done(stage, type),
      through('refer'),
    );
    expect(view(done(seen, 'evaluate-eligibility'), '2026-08-16T00:00:00Z').next).toBe('decide-board');
  });

  it('says of an act of need what would refuse it without the need', () => {
    expect(stepOf(through('receive-dose'), 'accept-dose', '2026-09-15T00:00:00Z')).toEqual({
      state: 'later',
      waitsFor: null,
      closed: ['dose.quarantined fail'],
    });
  });

  it('ends with the course, and waits with a held one except for a dose that is under way', () => {
    const ended = done(before('prescribe'), 'end-treatment', {
      body: { cause: 'progression', endedOn: '2026-08-15', summary: 'progressed' },
    });
    expect(view(ended, '2026-09-01T00:00:00Z').next).toBeNull();
    const hold = { body: { reason: 'fever', reviewOn: null } };
    expect(view(done(before('order-dose'), 'hold-course', hold), '2026-09-01T00:00:00Z').next).toBe(
      'resume-course',
    );
    expect(view(done(through('start-injection'), 'hold-course', hold), '2026-09-15T02:01:00Z').next).toBe(
      'stop-injection',
    );
  });
});
