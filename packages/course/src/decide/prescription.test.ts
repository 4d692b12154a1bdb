import { describe, expect, it } from 'vitest';
import { liveDirective } from '../evolve/state.ts';
import { act, before, done, givenAt, onDoseDay, type Stage, through } from '../test-course.ts';
import { viewCourse } from '../view/view.ts';

const order = (stage: Stage, time: string) =>
  done(stage, 'note-conflicting-order', {
    body: {
      orderedBy: 'Oncology',
      activityMBq: 3700,
      orderedAt: onDoseDay('09:00'),
      content: 'give 100 mCi',
    },
    at: onDoseDay(time),
    by: 'technologist',
  });
const again = (stage: Stage, time: string) => done(stage, 'prescribe', { at: onDoseDay(time) });

describe('the one live directive', () => {
  it('replaces the one before, whose code is not used again', () => {
    const { course } = done(before('order-dose'), 'prescribe');
    expect(course.directives.map(({ status }) => status)).toEqual(['replaced', 'live']);
    expect(new Set(course.directives.map(({ code }) => code)).size).toBe(2);
    const third = done(
      done(before('order-dose'), 'void-directive', { body: { reason: 'typing error' } }),
      'prescribe',
    );
    expect(third.course.directives.map(({ status }) => status)).toEqual(['voided', 'live']);
    expect(liveDirective(third.course)?.code).toMatch(/-C1-V2$/);
  });

  it('is void once another order touches the dose; a time-out is refused (ENS 56972)', () => {
    const stage = order(before('time-out'), '09:40');
    const { closed } = act(stage, 'time-out', { change: { directiveCode: 'RX-11111111-C1-V1' } });
    expect(closed).toContain('directive.live fail');
    const prompts = viewCourse(stage.course, givenAt(onDoseDay('09:41'))).prompts;
    expect(prompts).toContainEqual(expect.objectContaining({ id: 'directive-voided', severity: 'stop' }));
  });

  it('written anew is read by its new code; the old print is refused at the time-out (ENS 56972)', () => {
    const stage = again(order(before('time-out'), '09:40'), '09:45');
    expect(act(stage, 'time-out', { change: { directiveCode: 'RX-11111111-C1-V1' } }).closed).toEqual([
      'identity.directive-code fail',
    ]);
    expect(act(stage, 'time-out').closed).toEqual([]);
  });

  it('changed between time-out and start asks for another time-out (ENS 56972)', () => {
    const stage = again(order(before('start-injection'), '09:52'), '09:55');
    expect(act(stage, 'start-injection').closed).toEqual(['time-out.directive-unchanged fail']);
    const timedOut = done(stage, 'time-out', {
      change: { performedAt: onDoseDay('09:57') },
      at: onDoseDay('09:57'),
    });
    expect(act(timedOut, 'start-injection').closed).toEqual([]);
  });

  it('ordered otherwise during a pause is not resumed (ENS 56972)', () => {
    const paused = done(through('start-injection'), 'pause-injection', {
      body: { pausedAt: onDoseDay('10:03'), reason: 'pump alarm' },
      at: onDoseDay('10:03'),
    });
    const resume = {
      body: { resumedAt: onDoseDay('10:06'), flowSeen: true, action: 'alarm cleared' },
      at: onDoseDay('10:06'),
    };
    expect(act(paused, 'resume-injection', resume).closed).toEqual([]);
    expect(act(order(paused, '10:04'), 'resume-injection', resume).closed).toEqual([
      'time-out.directive-unchanged fail',
    ]);
  });

  it('ordered otherwise while it runs in tells everybody at the bedside to stop (ENS 56972)', () => {
    const stage = order(through('start-injection'), '10:04');
    const { prompts } = viewCourse(stage.course, givenAt(onDoseDay('10:04')));
    expect(prompts[0]).toMatchObject({ id: 'directive-voided', severity: 'stop', command: 'stop-injection' });
  });

  it('does not outlive a board that turns against treatment', () => {
    const { course } = done(before('order-dose'), 'decide-board', { change: { decision: 'do-not-treat' } });
    expect(liveDirective(course)).toBeNull();
  });

  it('does not outlive a new decision on its cycle', () => {
    const prescribed = through('prescribe', 2);
    const evaluated = done(prescribed, 'evaluate-dose-rule', { at: '2026-10-12T02:00:00Z' });
    const { course } = done(evaluated, 'decide-next-cycle', {
      change: { decision: 'hold', reason: 'new pain' },
      at: '2026-10-12T02:10:00Z',
    });
    expect(liveDirective(course)).toBeNull();
    expect(course).toMatchObject({ status: 'held', hold: { reason: 'new pain' } });
  });

  it('given below the label by a physician’s override counts as the reduction: it is not raised again', () => {
    const overrides = [{ gate: 'directive.activity-by-label', reason: 'frail patient' }];
    const low = done(before('prescribe'), 'prescribe', { change: { activityMBq: 5900 }, overrides });
    const ordered = done(low, 'order-dose');
    expect(ordered.course.cycles[1]?.order?.activityMBq).toBe(5900);
    const used = {
      ...through('decide-next-cycle').course,
      directives: low.course.directives.map((one) => ({ ...one, status: 'used' as const })),
    };
    const { closed } = act({ ...through('decide-next-cycle'), course: used }, 'prescribe', { nth: 2 });
    expect(closed).toContain('directive.not-raised fail');
  });
});
