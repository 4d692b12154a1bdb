import { describe, expect, it } from 'vitest';
import { act, before, done, givenAt, type Stage, through } from '../test-course.ts';
import { viewCourse } from '../view/view.ts';

const event = (term: string, grade: number, more = {}) => ({
  change: { events: [{ term, grade, ...more }] },
});
const evaluated = (stage: Stage, day = 9) =>
  done(stage, 'evaluate-dose-rule', { at: `2026-10-${day < 10 ? '0' : ''}${day}T02:10:00Z` });
const toxic = (grade: number, term = 'dry-mouth') =>
  evaluated(done(before('evaluate-dose-rule'), 'record-adverse-events', event(term, grade)));
const decide = (stage: Stage, decision: string, options = {}) =>
  act(stage, 'decide-next-cycle', { change: { decision }, at: '2026-10-12T02:00:00Z', ...options });
const recovered = (stage: Stage) =>
  evaluated(
    done(stage, 'record-adverse-events', { ...event('dry-mouth', 1), at: '2026-10-11T01:00:00Z' }),
    11,
  );
const action = ({ course }: Stage) => course.cycles[2]?.doseRule?.action;

describe('between the doses', () => {
  it('grade 2 withholds: hold or discontinue, and going on needs a physician’s reason', () => {
    const stage = toxic(2);
    expect(action(stage)).toBe('withhold');
    expect(decide(stage, 'proceed').closed).toEqual(['dose-rule.followed fail']);
    const overrides = [{ gate: 'dose-rule.followed', reason: 'grade 2 since before the first dose' }];
    expect(decide(stage, 'proceed', { overrides }).recorded).toHaveLength(2);
    const held = decide(stage, 'hold').next.course;
    expect(held).toMatchObject({ status: 'held', currentCycle: 1, doseReductions: 0 });
    expect(act({ course: held, events: [] }, 'prescribe', { nth: 2 }).closed).toContain(
      'course.not-held fail',
    );
  });

  it('a hold, resumed and evaluated anew, ends in a decision: there is always a next act', () => {
    const held = decide(toxic(2), 'hold').next;
    const next = ({ course }: Stage) => viewCourse(course, givenAt('2026-10-13T00:00:00Z')).next;
    expect(next(held)).toBe('resume-course');
    const resumed = done(held, 'resume-course', {
      body: { reason: 'recovered' },
      at: '2026-10-12T03:00:00Z',
    });
    expect(next(resumed)).toBe('decide-next-cycle');
    const asked = done(resumed, 'record-adverse-events', {
      ...event('dry-mouth', 1),
      at: '2026-10-12T04:00:00Z',
    });
    expect(next(asked)).toBe('evaluate-dose-rule');
    const again = done(asked, 'evaluate-dose-rule', { at: '2026-10-12T04:10:00Z' });
    expect(next(decide(again, 'proceed', { at: '2026-10-12T04:20:00Z' }).next)).toBe('prescribe');
  });

  it('grade 3 reduces once: after recovery the full dose is refused and the reduced one goes on', () => {
    const stage = toxic(3);
    expect(action(stage)).toBe('withhold-then-reduce');
    expect(decide(stage, 'reduce').closed).toEqual(['dose-rule.followed fail']);
    const well = recovered(stage);
    expect(action(well)).toBe('proceed');
    expect(well.course.cycles[2]?.doseRule?.nextActivityMBq).toBe(5900);
    expect(decide(well, 'proceed').closed).toEqual(['dose-rule.followed fail']);
    const reduced = decide(well, 'reduce').next;
    expect(reduced.course.doseReductions).toBe(1);
    const prescribe = (change: object) =>
      act(reduced, 'prescribe', { nth: 2, change: { ...change }, at: '2026-10-12T03:00:00Z' }).closed;
    expect(prescribe({ activityMBq: 5900 })).toEqual([]);
    expect(prescribe({ activityMBq: 5900, method: 'gravity' })).toEqual(['directive.method-allowed fail']);
    expect(prescribe({ activityMBq: 7400 })).toContain('directive.not-raised fail');
  });

  it('a reduced dose is not reduced again, and not raised by overriding', () => {
    const stage = recovered(toxic(3));
    const reduced = decide(stage, 'reduce').next;
    const overrides = ['directive.not-raised', 'directive.activity-by-label', 'dose-rule.followed'].map(
      (gate) => ({ gate, reason: 'wants the full dose' }),
    );
    expect(act(reduced, 'prescribe', { nth: 2, overrides, at: '2026-10-12T03:00:00Z' }).closed).toEqual([
      'directive.not-raised fail',
    ]);
    expect(decide(reduced, 'reduce', { overrides }).closed).toEqual(['directive.not-raised fail']);
  });

  it('a rule that discontinues leaves nothing else, and the course is brought to its end', () => {
    const liver = done(before('evaluate-dose-rule'), 'record-labs', {
      nth: 3,
      change: { altUPerL: 226 },
      at: '2026-10-09T02:05:00Z',
    });
    const stage = evaluated(liver);
    expect(action(stage)).toBe('discontinue');
    for (const decision of ['proceed', 'reduce', 'hold']) {
      expect(decide(stage, decision).closed).toEqual(['dose-rule.followed fail']);
    }
    const ended = decide(stage, 'discontinue').next;
    expect(ended.course).toMatchObject({ status: 'open', currentCycle: 1 });
    expect(viewCourse(ended.course, givenAt('2026-10-13T00:00:00Z')).next).toBe('end-treatment');
    expect(act(ended, 'prescribe', { nth: 2, at: '2026-10-13T00:00:00Z' }).closed).toContain(
      'directive.dose-rule fail',
    );
  });

  it('nobody asked for side effects since the dose: not known, not absent', () => {
    const silent = done(before('record-adverse-events'), 'evaluate-dose-rule');
    expect(action(silent)).toBe('cannot-evaluate');
    const early = done(before('record-adverse-events'), 'record-adverse-events', {
      change: { assessedOn: '2026-09-15' },
    });
    expect(action(done(early, 'evaluate-dose-rule'))).toBe('cannot-evaluate');
    expect(decide(silent, 'proceed').closed).toEqual(['dose-rule.followed cannot-evaluate']);
    expect(decide(silent, 'hold').closed).toEqual([]);
  });

  it('blood from before the dose says nothing about it', () => {
    const stage = before('evaluate-dose-rule');
    const old = { ...stage, course: { ...stage.course, labs: stage.course.labs.slice(0, 2) } };
    expect(action(done(old, 'evaluate-dose-rule'))).toBe('cannot-evaluate');
  });

  it('an evaluation that newer values overtook decides nothing', () => {
    const labs = { nth: 3, at: '2026-10-09T02:15:00Z' };
    const stage = done(through('evaluate-dose-rule'), 'record-labs', labs);
    expect(decide(stage, 'proceed').closed).toEqual(['dose-rule.current fail']);
  });

  it('an evaluation whose values were corrected decides nothing', () => {
    const stage = through('evaluate-dose-rule');
    const labs = stage.events.findLast(({ type }) => type === 'course.labs-recorded');
    const corrected = done(stage, 'correct', {
      by: 'physician',
      body: {
        version: labs?.version,
        body: { ...labs?.body, plateletsPerNl: 16.4 },
        reason: 'decimal point',
      },
      at: '2026-10-09T02:15:00Z',
    });
    expect(decide(corrected, 'proceed').closed).toEqual(['dose-rule.current fail']);
  });

  it('no cycle after the board’s plan, and none after the label’s six', () => {
    const stage = through('evaluate-dose-rule');
    const { board } = stage.course;
    if (board === null) throw new Error('no board');
    const planned = { ...stage, course: { ...stage.course, board: { ...board, plannedCycles: 1 } } };
    expect(decide(planned, 'proceed').closed).toEqual(['cycles.remaining fail']);
    expect(decide(planned, 'discontinue').closed).toEqual([]);
  });

  it('a decision may be taken back while the dose was not given, and its directive goes with it', () => {
    const prescribed = through('prescribe', 2);
    const worse = done(prescribed, 'record-adverse-events', {
      ...event('dry-mouth', 3),
      at: '2026-10-20T01:00:00Z',
    });
    const asked = done(worse, 'evaluate-dose-rule', { at: '2026-10-20T02:00:00Z' });
    const { closed, next } = decide(asked, 'hold', { at: '2026-10-20T03:00:00Z' });
    expect(closed).toEqual([]);
    expect(next.course.directives.at(-1)).toMatchObject({ cycle: 2, status: 'voided' });
  });

  it('grade 3 first seen on the dose day reduces as well, once it is gone', () => {
    const seen = done(before('check-fitness', 2), 'check-fitness', { nth: 2, change: { dryMouthGrade: 3 } });
    expect(seen.course.cycles[2]).toMatchObject({ reductionDue: true, fitness: { verdict: 'unfit' } });
    const gone = done(seen, 'check-fitness', { nth: 2 });
    expect(gone.course.cycles[2]?.fitness?.findings).toContainEqual(
      expect.objectContaining({ id: 'fitness.activity', result: 'fail' }),
    );
  });
});
