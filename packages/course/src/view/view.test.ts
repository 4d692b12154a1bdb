import { describe, expect, it } from 'vitest';
import { commands, commandTypes } from '../command.ts';
import { courseEventTypes } from '../evolve/evolve.ts';
import { after, before, done, givenAt, script, start, through } from '../test-course.ts';
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
    for (const type of commandTypes) expect(courseEventTypes).toContain(commands[type].event);
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
