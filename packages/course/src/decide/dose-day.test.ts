import { describe, expect, it } from 'vitest';
import { setUpLists } from '../set-up-lists.ts';
import { act, before, done, onDoseDay, type Stage, site, through } from '../test-course.ts';
import { fitnessFindings } from '../test-findings.ts';
import { administrationMethods } from '../vocabulary.ts';

const halfLifeHours = 159.528;
const timeOut = (stage: Stage, options = {}) => act(stage, 'time-out', options).closed;
const assayed = (activityMBq: number) =>
  done(before('time-out'), 'assay-dose', {
    change: { activityMBq, measuredAt: onDoseDay('09:50') },
    at: onDoseDay('09:50'),
  });

describe('the vial at the time-out', () => {
  it.each([
    [8140, []],
    [8140.1, ['dose.activity-now fail']],
    [6660, []],
    [6659.9, ['dose.activity-now fail']],
  ])('of %d MBq now against 7,400 MBq ± a tenth closes %j', (activityMBq, closed) => {
    expect(timeOut(assayed(activityMBq))).toEqual(closed);
  });

  it('is judged by its activity of that minute, not of the assay', () => {
    const atAssay = 8140 * 2 ** (1 / halfLifeHours);
    const stage = done(before('time-out'), 'assay-dose', {
      change: { activityMBq: atAssay * 0.9999, measuredAt: onDoseDay('08:50') },
      at: onDoseDay('08:50'),
    });
    expect(timeOut(stage)).toEqual([]);
  });

  it('may be used to the second of its expiry and not after', () => {
    const stage = before('time-out');
    const at = (time: string) => timeOut(stage, { change: { performedAt: time }, at: time });
    expect(at('2026-09-18T11:00:00Z')).not.toContain('dose.not-expired fail');
    expect(at('2026-09-18T11:00:01Z')).toContain('dose.not-expired fail');
  });

  it('expires by the label’s 120 h although its print says later', () => {
    const stage = done(
      done(before('receive-dose'), 'receive-dose', { change: { expiresAt: '2026-09-25T11:00:00Z' } }),
      'assay-dose',
    );
    const time = '2026-09-18T11:00:01Z';
    expect(act(stage, 'time-out', { change: { performedAt: time }, at: time }).closed).toContain(
      'dose.not-expired fail',
    );
  });

  it('is judged by its latest reading, although an older one is entered after it', () => {
    const stage = done(assayed(7400), 'assay-dose', {
      change: { activityMBq: 9000, measuredAt: onDoseDay('07:50') },
      at: onDoseDay('09:50'),
    });
    expect(timeOut(stage)).toEqual([]);
  });
});

describe('fitness', () => {
  it.each(fitnessFindings.map((one) => [`${one.because} (${one.finding})`, one] as const))(
    'that day: %s is found and closes the time-out',
    (_, { finding, options, result }) => {
      const { recorded, next } = act(before('check-fitness'), 'check-fitness', options);
      expect(recorded[0]?.body.findings).toContainEqual(expect.objectContaining({ id: finding, result }));
      expect(recorded[0]?.body.verdict).not.toBe('fit');
      expect(timeOut(done(next, 'check-line')).some((gate) => gate.startsWith('fitness.fit'))).toBe(true);
    },
  );

  it('is unfit by what was found, named at the time-out; what is left empty is not known, not found', () => {
    const refusal = (change: Record<string, unknown>) =>
      act(
        done(done(before('check-fitness'), 'check-fitness', { change }), 'check-line'),
        'time-out',
      ).refused.find(({ id }) => id === 'fitness.fit');
    expect(refusal({ ecog: 3, hydrationStartedAt: null })).toMatchObject({
      result: 'fail',
      inputs: {
        verdict: 'unfit',
        findings: 'fitness.ecog',
        undecided: 'fitness.hydration',
        ecog: 3,
        limit: 2,
      },
    });
    expect(refusal({ hydrationStartedAt: null })).toMatchObject({
      result: 'cannot-evaluate',
      inputs: { verdict: 'cannot-evaluate', findings: '', undecided: 'fitness.hydration' },
    });
  });

  it('is let through by a physician’s reason, but not by the technologist’s', () => {
    const stage = done(done(before('check-fitness'), 'check-fitness', { change: { ecog: 3 } }), 'check-line');
    const overrides = [{ gate: 'fitness.fit', reason: 'palliative intent, discussed' }];
    expect(timeOut(stage, { overrides })).toEqual(['fitness.fit fail']);
    expect(timeOut(stage, { overrides, by: 'physician' })).toEqual([]);
  });

  it('with a directive above what the label’s rule allows is let through by nobody (fitness.activity)', () => {
    const stage = before('check-fitness');
    const reduced = { ...stage, course: { ...stage.course, doseReductions: 1 } };
    const unfit = done(done(reduced, 'check-fitness'), 'check-line');
    const overrides = ['fitness.fit', 'fitness.activity'].map((gate) => ({
      gate,
      reason: 'want the full dose',
    }));
    expect(timeOut(unfit, { overrides, by: 'physician' })).toEqual(['fitness.activity fail']);
  });

  it('judged before new blood values came is judged again', () => {
    const labs = {
      nth: 2,
      change: { collectedAt: onDoseDay('08:00'), plateletsPerNl: 20 },
      at: onDoseDay('09:35'),
    };
    expect(timeOut(done(before('time-out'), 'record-labs', labs))).toEqual(['fitness.fit cannot-evaluate']);
    const after = done(before('start-injection'), 'record-labs', { ...labs, at: onDoseDay('09:55') });
    expect(act(after, 'start-injection').closed).toEqual(['fitness.fit cannot-evaluate']);
  });

  it('is of the day in the hospital’s zone', () => {
    const checked = (checkedAt: string) =>
      timeOut(done(before('time-out'), 'check-fitness', { change: { checkedAt } }));
    // 16:00 UTC of the 14th is midnight of the 15th in Shanghai.
    expect(checked('2026-09-14T16:00:00Z')).toEqual([]);
    expect(checked('2026-09-14T15:59:59Z')).toEqual(['fitness.today fail']);
  });

  it('needs blood values that are young enough', () => {
    const stage = before('check-fitness');
    const old = { ...stage, course: { ...stage.course, labs: stage.course.labs.slice(0, 1) } };
    const findings = act(old, 'check-fitness').recorded[0]?.body.findings;
    expect(findings).toContainEqual(expect.objectContaining({ id: 'fitness.labs', result: 'fail' }));
    const none = { ...stage, course: { ...stage.course, labs: [] } };
    const missing = act(none, 'check-fitness').recorded[0]?.body;
    expect(missing?.findings).toContainEqual(
      expect.objectContaining({ id: 'fitness.labs', result: 'cannot-evaluate' }),
    );
    expect(missing?.verdict).toBe('cannot-evaluate');
  });
});

describe('the start', () => {
  it.each(
    administrationMethods.flatMap((method) => setUpLists[method].map((item) => [method, item] as const)),
  )('by %s without %s is refused', (method, item) => {
    const stage = done(
      done(before('start-injection'), 'prescribe', { change: { method }, at: onDoseDay('09:51') }),
      'time-out',
      { at: onDoseDay('09:52') },
    );
    const setUpDone = setUpLists[method].filter((one) => one !== item);
    const start = (done: readonly string[]) =>
      act(stage, 'start-injection', { change: { method, setUpDone: done } }).closed;
    expect(start(setUpDone)).toEqual(['method.set-up fail']);
    expect(start(setUpLists[method])).toEqual([]);
  });

  it('after the patient took back his consent is refused', () => {
    const stage = done(before('start-injection'), 'withdraw-consent', {
      body: { kind: 'treatment', reason: 'changed his mind' },
      at: onDoseDay('09:55'),
    });
    expect(act(stage, 'start-injection').closed).toEqual(['consent.treatment fail']);
  });

  it('with a line that swelled after the time-out is refused', () => {
    const stage = done(before('start-injection'), 'check-line', {
      change: { siteFinding: 'swelling', checkedAt: onDoseDay('09:55') },
      at: onDoseDay('09:55'),
    });
    expect(act(stage, 'start-injection').closed).toEqual(['line.flushes fail']);
  });

  it('may be stated two minutes ahead of the server’s clock and no more', () => {
    const start = (startedAt: string) =>
      act(before('start-injection'), 'start-injection', { change: { startedAt }, at: onDoseDay('10:00') })
        .closed;
    expect(start(onDoseDay('10:02'))).toEqual([]);
    expect(start('2026-09-15T02:02:01Z')).toEqual(['facts.not-in-future fail']);
  });

  it('lies after the time-out, a stop after the start, a resuming after its pause', () => {
    expect(
      act(before('start-injection'), 'start-injection', { change: { startedAt: onDoseDay('09:49') } }).closed,
    ).toEqual(['facts.in-order fail']);
    const paused = done(through('start-injection'), 'pause-injection', {
      body: { pausedAt: onDoseDay('10:03'), reason: 'alarm' },
      at: onDoseDay('10:03'),
    });
    expect(
      act(paused, 'resume-injection', {
        body: { resumedAt: onDoseDay('10:02'), flowSeen: true, action: 'cleared' },
        at: onDoseDay('10:04'),
      }).closed,
    ).toEqual(['facts.in-order fail']);
  });

  it('by an operator whose training ended yesterday is refused', () => {
    const training = { technologist: { 'radioligand-administration': '2026-09-14' } };
    expect(act(before('start-injection'), 'start-injection', { site: { training } }).closed).toEqual([
      'operator.training fail',
    ]);
    expect(
      act(before('start-injection'), 'start-injection', {
        site: { training: { ...site.training, technologist: {} } },
      }).closed,
    ).toEqual(['operator.training cannot-evaluate']);
  });
});
