import { describe, expect, it } from 'vitest';
import { CourseInputError } from '../decide/decide.ts';
import {
  type ActOptions,
  act,
  before,
  done,
  givenAt,
  onDoseDay,
  type Stage,
  through,
} from '../test-course.ts';
import { viewCourse } from '../view/view.ts';

const reason = 'typing error';
const eventOf = (stage: Stage, type: string) => {
  const event = stage.events.findLast((one) => one.type === type);
  if (event === undefined) throw new Error(`no ${type}`);
  return event;
};
/** A correction of the latest event of a type, by somebody who may. */
function correct(stage: Stage, type: string, change: Record<string, unknown>, options: ActOptions = {}) {
  const { version, body } = eventOf(stage, type);
  const { cycle: _, findings: __, verdict: ___, day: ____, personId: _____, siteId: ______, ...own } = body;
  return act(stage, 'correct', {
    by: 'physician',
    body: { version, body: { ...own, ...change }, reason },
    at: onDoseDay('16:00'),
    ...options,
  });
}
const weight = (stage: Stage, weightKg: number) => correct(stage, 'course.history-recorded', { weightKg });

describe('a correction', () => {
  it('refolds the course with the new body, and names the event that it corrects', () => {
    const { recorded, next } = weight(through('plan-follow-up'), 87);
    expect(next.course.history?.weightKg).toBe(87);
    expect(next.course.corrections).toMatchObject([{ version: 3, reason }]);
    expect(recorded[0]?.body).toMatchObject({
      corrects: { version: 3 },
      event: 'course.history-recorded',
      reason,
    });
    expect(next.course.cycles).toEqual(through('plan-follow-up').course.cycles);
  });

  it('of blood values counts in what is evaluated next', () => {
    const stage = before('evaluate-dose-rule');
    const corrected = correct(
      stage,
      'course.labs-recorded',
      { plateletsPerNl: 16.4 },
      { at: '2026-10-09T02:00:00Z' },
    ).next;
    const evaluated = done(corrected, 'evaluate-dose-rule');
    expect(evaluated.course.cycles[2]?.doseRule?.action).toBe('withhold-then-reduce');
  });

  it('of the history makes the evaluation of eligibility old', () => {
    const stage = before('decide-board');
    const history = eventOf(stage, 'course.history-recorded');
    const corrected = done(stage, 'correct', {
      by: 'physician',
      body: { version: history.version, body: { ...history.body, ecog: 2 }, reason },
      at: '2026-08-12T00:00:00Z',
    });
    expect(act(corrected, 'decide-board').closed).toEqual(['eligibility.current fail']);
  });

  it('of a residual makes the delivered activity outdated until it is confirmed anew', () => {
    const stage = through('confirm-delivery');
    const { next } = correct(
      stage,
      'course.residual-measured',
      { activityMBq: 1310 },
      { by: 'radiopharmacist' },
    );
    expect(next.course.cycles[1]?.delivery?.outdated).toBe(true);
    const confirmed = done(next, 'confirm-delivery', { at: onDoseDay('16:05') }).course.cycles[1]?.delivery;
    expect(confirmed?.outdated).toBe(false);
    expect(confirmed?.deliveredMBq).toBeCloseTo(7272.8 - 1283.2, 0);
  });

  it('of an assay is seen by the delivered activity, and refused where it says there was less than is left', () => {
    const stage = through('confirm-delivery');
    const { next } = correct(stage, 'course.dose-assayed', { activityMBq: 90 }, { by: 'radiopharmacist' });
    expect(act(next, 'confirm-delivery', { at: onDoseDay('16:05') }).closed).toEqual([
      'residual.plausible fail',
    ]);
    const later = correct(
      stage,
      'course.dose-assayed',
      { measuredAt: onDoseDay('10:20') },
      { by: 'radiopharmacist' },
    ).next;
    expect(act(later, 'confirm-delivery', { at: onDoseDay('16:05') }).closed).toContain(
      'dose.assayed cannot-evaluate',
    );
  });

  it('of a receipt judges the package again, and quarantines what was accepted', () => {
    const change = { productLabel: 'lu-177-oxodotreotide' };
    const { next } = correct(before('time-out'), 'course.dose-received', change, {
      by: 'radiopharmacist',
      at: onDoseDay('09:45'),
    });
    expect(next.course.cycles[1]?.vial).toMatchObject({
      status: 'quarantined',
      findings: ['receipt.product'],
    });
    expect(act(next, 'time-out').closed).toContain('dose.accepted fail');
  });

  it('of a receipt after its acceptance by hand asks for another acceptance', () => {
    const soft = act(before('receive-dose'), 'receive-dose', { change: { sealIntact: false } }).next;
    const accepted = done(soft, 'accept-dose', {
      body: { reason: 'torn by customs' },
      at: onDoseDay('07:45'),
    });
    const { next } = correct(
      accepted,
      'course.dose-received',
      { wipeBqPerCm2: 40 },
      { by: 'radiopharmacist', at: onDoseDay('07:50') },
    );
    expect(next.course.cycles[1]?.vial?.status).toBe('quarantined');
  });

  it('of a fitness check judges that day, not the day of the correction', () => {
    const stage = through('evaluate-dose-rule');
    const { next } = correct(
      stage,
      'course.fitness-checked',
      { weightKg: 79 },
      { at: '2026-11-20T02:00:00Z' },
    );
    expect(eventOf(next, 'course.corrected').body.body).toMatchObject({
      day: '2026-09-15',
      verdict: 'fit',
      cycle: 1,
    });
  });

  it('of a cancellation keeps what it cost on the day that it was made', () => {
    const cancelled = done(through('order-dose'), 'cancel-order', {
      body: { category: 'flight', reason: 'flight cancelled' },
      at: '2026-09-01T00:00:00Z',
    });
    expect(eventOf(cancelled, 'course.order-cancelled').body.free).toBe(true);
    const { version } = eventOf(cancelled, 'course.order-cancelled');
    const body = { version, body: { category: 'customs', reason: 'held by customs' }, reason };
    const { recorded } = act(cancelled, 'correct', { by: 'physician', body, at: onDoseDay('16:00') });
    expect(recorded[0]?.body.body).toMatchObject({ category: 'customs', free: true });
  });

  it('sees what was corrected before it', () => {
    const stage = correct(through('check-fitness'), 'course.labs-recorded', { plateletsPerNl: 20 }).next;
    const { next } = correct(stage, 'course.fitness-checked', { weightKg: 79 });
    expect(next.course.cycles[1]?.fitness?.verdict).toBe('unfit');
  });

  it('may be corrected by naming the first event again; a correction itself is not correctable', () => {
    const once = weight(through('plan-follow-up'), 87).next;
    const twice = weight(once, 78.5).next;
    expect(twice.course.history?.weightKg).toBe(78.5);
    expect(twice.course.corrections).toHaveLength(2);
    const { version } = eventOf(once, 'course.corrected');
    expect(
      act(once, 'correct', {
        by: 'physician',
        body: { version, body: { version: 3, body: {}, reason }, reason },
      }).closed,
    ).toContain('correction.target fail');
  });

  it.each([
    'course.prescribed',
    'course.psma-pet-signed',
    'course.board-decided',
    'course.time-out-completed',
    'course.dose-administered',
    'course.patient-released',
    'course.next-cycle-decided',
  ])('of a signed fact is refused: %s', (type) => {
    const stage = through('decide-next-cycle');
    expect(correct(stage, type, {}, { at: '2026-10-10T00:00:00Z' }).closed).toContain(
      'correction.target fail',
    );
  });

  it.each(['course.eligibility-evaluated', 'course.dose-rule-evaluated'])(
    'of what a rule answered is refused: %s',
    (type) => {
      const stage = through('decide-next-cycle');
      const { version } = eventOf(stage, type);
      const body = type === 'course.dose-rule-evaluated' ? { weightKg: 78 } : { pack: 'nmpa-2025' };
      expect(
        act(stage, 'correct', {
          by: 'physician',
          body: { version, body, reason },
          at: '2026-10-10T00:00:00Z',
        }).closed,
      ).toContain('correction.target fail');
    },
  );

  it('cannot say what the act could not: the future, a bad form, an unknown role', () => {
    const stage = through('plan-follow-up');
    expect(correct(stage, 'course.labs-recorded', { collectedAt: '2026-09-16T00:00:00Z' }).closed).toEqual([
      'facts.not-in-future fail',
    ]);
    expect(
      correct(stage, 'course.history-recorded', { progression: [{ date: '2027-01-01', kind: 'psa' }] })
        .closed,
    ).toEqual(['facts.not-in-future fail']);
    expect(() => correct(stage, 'course.labs-recorded', { plateletsPerNl: 'many' })).toThrow(
      CourseInputError,
    );
    expect(() => weight(stage, 7)).toThrow(CourseInputError);
    expect(correct(stage, 'course.dose-assayed', {}, { by: 'physician' }).closed).toEqual([
      'correction.role fail',
    ]);
  });

  it('may come after the end of the treatment', () => {
    const ended = done(through('plan-follow-up'), 'end-treatment', {
      body: { cause: 'other', endedOn: '2026-09-15', summary: 'moved away' },
      at: onDoseDay('15:50'),
    });
    expect(weight(ended, 80).closed).toEqual([]);
    expect(viewCourse(ended.course, givenAt(onDoseDay('16:00'))).next).toBeNull();
  });
});
