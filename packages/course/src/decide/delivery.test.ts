import { describe, expect, it } from 'vitest';
import { nextCycleNumber } from '../evolve/state.ts';
import { act, before, done, givenAt, onDoseDay, type Stage } from '../test-course.ts';
import { viewCourse } from '../view/view.ts';

const mCi = 37;
/** ¹⁷⁷Lu, ICRP 107: 6.647 d. */
const decayed = (activityMBq: number, hours: number) => activityMBq * 2 ** (-hours / 159.528);

interface Incident {
  readonly assayedMBq: number;
  readonly cause: string;
  readonly stoppedAt: string;
  readonly left: readonly (readonly [item: string, activityMBq: number])[];
}

/** A dose stopped early: assayed at 10:00, left over measured at 10:45. */
function stopped({ assayedMBq, cause, stoppedAt, left }: Incident): Stage {
  const assay = {
    change: { activityMBq: assayedMBq, measuredAt: onDoseDay('10:00') },
    at: onDoseDay('09:59'),
  };
  let stage = done(done(before('time-out'), 'assay-dose', assay), 'time-out');
  stage = done(done(stage, 'start-injection'), 'stop-injection', {
    change: { stoppedAt, cause, flushMl: 0 },
    at: stoppedAt,
  });
  for (const [item, activityMBq] of left)
    stage = done(stage, 'measure-residual', { change: { item, activityMBq } });
  return stage;
}
const confirmed = (stage: Stage) => {
  const outcome = act(stage, 'confirm-delivery');
  const delivery = outcome.next.course.cycles[1]?.delivery;
  if (delivery == null) throw new Error(outcome.closed.join());
  return { ...outcome, delivery };
};
const prompts = ({ course }: Stage, time = '11:05') =>
  viewCourse(course, givenAt(onDoseDay(time))).prompts.map(({ id }) => id);

describe('a partial dose', () => {
  it('of 117.1 of 200 mCi by gravity: what was left in vial and tubing says so (ENS 57736)', () => {
    const left = decayed((200 - 117.1) * mCi, 0.75);
    const stage = stopped({
      assayedMBq: 200 * mCi,
      cause: 'no-flow',
      stoppedAt: onDoseDay('10:20'),
      left: [
        ['vial', left * 0.9],
        ['tubing', left * 0.1],
      ],
    });
    expect(prompts(stage)).toContain('partial-dose');
    const { delivery, recorded, next } = confirmed(stage);
    expect(delivery.deliveredMBq).toBeCloseTo(117.1 * mCi, 6);
    expect(delivery.percentOfDirective).toBeCloseTo(58.55, 6);
    const parts = [200 * mCi * 0.02, 82.9 * mCi * 0.9 * 0.05, 82.9 * mCi * 0.1 * 0.05];
    expect(delivery.uncertaintyMBq).toBeCloseTo(Math.hypot(...parts), 6);
    expect(delivery).toMatchObject({
      withinTolerance: false,
      outdated: false,
      referenceAt: onDoseDay('10:00'),
    });
    expect(recorded[1]).toMatchObject({
      type: 'course.deviation-noted',
      body: { reportable: true, tolerancePercent: 10 },
    });
    expect(recorded[1]?.body.deviationPercent).toBeCloseTo(-41.45, 6);
    expect(prompts(next)).toContain('delivery-reportable');
  });

  it('of 80 of 200 mCi, 120 mCi on the pad: the pad is measured too (ENS 57953)', () => {
    const left = decayed(120 * mCi, 0.75);
    const stage = stopped({
      assayedMBq: 200 * mCi,
      cause: 'leak',
      stoppedAt: onDoseDay('10:45'),
      left: [
        ['pad', left],
        ['vial', 0],
      ],
    });
    const { delivery } = confirmed(stage);
    expect(delivery.deliveredMBq).toBeCloseTo(80 * mCi, 6);
    expect(delivery.percentOfDirective).toBeCloseTo(40, 6);
  });

  it('of 206 mCi less 130 in the vial and 36 in the tubing is 40 mCi (ENS 55782)', () => {
    const stage = stopped({
      assayedMBq: 206 * mCi,
      cause: 'leak',
      stoppedAt: onDoseDay('10:02'),
      left: [
        ['vial', decayed(130 * mCi, 0.75)],
        ['tubing', decayed(36 * mCi, 0.75)],
      ],
    });
    const { delivery, next } = confirmed(stage);
    expect(delivery.deliveredMBq).toBeCloseTo(40 * mCi, 6);
    expect(delivery.percentOfDirective).toBeCloseTo(20, 6);
    // What was given counts as the first cycle: the dose given again is the second, decided on by the rule.
    expect(nextCycleNumber(next.course)).toBe(2);
    expect(act(next, 'prescribe', { nth: 2 }).closed).toContain('directive.dose-rule cannot-evaluate');
    const released = ['measure-dose-rate', 'release-patient'].reduce(
      (current, type) => done(current, type, type === 'measure-dose-rate' ? { nth: 3 } : {}),
      next,
    );
    const again = ['record-labs', 'record-adverse-events', 'evaluate-dose-rule', 'decide-next-cycle'].reduce(
      (current, type) => done(current, type, type === 'record-labs' ? { nth: 3 } : {}),
      released,
    );
    expect(again.course.currentCycle).toBe(2);
    expect(act(again, 'prescribe', { nth: 2 }).closed).toEqual([]);
  });

  it('that did not flow at all is zero, not an error, when more is read than there was', () => {
    const stage = stopped({
      assayedMBq: 7400,
      cause: 'no-flow',
      stoppedAt: onDoseDay('10:20'),
      left: [['vial', 7500]],
    });
    const { delivery } = confirmed(stage);
    expect(delivery.deliveredMBq).toBeCloseTo(0, 6);
    expect(delivery.uncertaintyMBq).toBeGreaterThan(100);
  });
});

describe('the delivered activity', () => {
  it.each([
    [100 - 10.01, false, false],
    [90, true, false],
    [80.01, false, false],
    [80, false, true],
  ])(
    'of %d per cent of the directive: inside the tolerance %s, reportable %s',
    (percent, within, reportable) => {
      const assayedMBq = 7400 * 1.05;
      const left = decayed(assayedMBq - 74 * percent, 0.75);
      const stage = stopped({
        assayedMBq,
        cause: 'complete',
        stoppedAt: onDoseDay('10:30'),
        left: [['vial', left]],
      });
      const { delivery, recorded, next } = confirmed(stage);
      expect(delivery.withinTolerance).toBe(within);
      expect(recorded[1]?.body.reportable ?? false).toBe(reportable);
      expect(prompts(next).includes('delivery-reportable')).toBe(reportable);
      expect(prompts(next).includes('delivery-deviation')).toBe(!within && !reportable);
    },
  );

  it('rests on the last assay before the start, not on one entered later', () => {
    const first = done(before('time-out'), 'assay-dose', {
      change: { activityMBq: 7450, measuredAt: onDoseDay('09:55') },
      at: onDoseDay('09:55'),
    });
    const stage = ['time-out', 'start-injection', 'stop-injection'].reduce(
      (current, type) => done(current, type),
      first,
    );
    const { delivery } = confirmed(done(stage, 'measure-residual', { change: { activityMBq: 0 } }));
    expect(delivery.deliveredMBq).toBeCloseTo(decayed(7450, 5 / 60), 6);
  });

  it('is not confirmed while the container that was assayed was not measured (ENS 57736)', () => {
    const stage = done(before('measure-residual'), 'measure-residual', { nth: 2 });
    expect(act(stage, 'confirm-delivery').closed).toEqual(['residual.vial-measured cannot-evaluate']);
    expect(
      act(
        done(before('measure-residual'), 'measure-residual', { change: { item: 'syringe' } }),
        'confirm-delivery',
      ).closed,
    ).toEqual(['residual.vial-measured cannot-evaluate']);
  });

  it('is outdated by another residual until it is confirmed anew, and nobody is released on it', () => {
    const more = done(before('release-patient'), 'measure-residual', {
      nth: 2,
      change: { item: 'waste', activityMBq: 900 },
      at: onDoseDay('15:01'),
    });
    expect(more.course.cycles[1]?.delivery?.outdated).toBe(true);
    expect(prompts(more, '15:05')).toContain('delivery-outdated');
    expect(act(more, 'release-patient').closed).toContain('delivery.confirmed fail');
    expect(act(done(more, 'confirm-delivery', { at: onDoseDay('15:05') }), 'release-patient').closed).toEqual(
      [],
    );
  });
});
