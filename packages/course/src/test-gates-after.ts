import { act, before, done, through } from './test-course.ts';
import { type GateCase, row } from './test-gates-intake.ts';

/** The course before the release, its last dose rate otherwise than scripted. */
const last = (change: object) =>
  done(before('measure-dose-rate', 3), 'measure-dose-rate', { nth: 3, change: { ...change } });

/** Gates of release, follow-up and the decision on the next dose. */
export const afterGates: readonly GateCase[] = [
  row(
    'delivery.confirmed',
    'cannot-evaluate',
    'nobody is released before the delivered activity is confirmed',
    () => {
      const stage = ['measure-dose-rate'].reduce(
        (current, type) => done(current, type, { nth: 3 }),
        before('confirm-delivery'),
      );
      return act(stage, 'release-patient');
    },
  ),
  row('release.measured', 'cannot-evaluate', 'nobody is released unmeasured', () =>
    act(before('measure-dose-rate'), 'release-patient'),
  ),
  row('release.measured', 'fail', 'an old reading releases nobody', () =>
    act(before('release-patient'), 'release-patient', {
      change: { releasedAt: '2026-09-15T08:01:00Z' },
      at: '2026-09-15T08:01:00Z',
    }),
  ),
  row('release.reading', 'cannot-evaluate', 'a reading without its background releases nobody', () =>
    act(last({ backgroundUSvPerH: null }), 'release-patient', {
      overrides: [{ gate: 'release.rule', reason: 'in a hurry' }],
    }),
  ),
  row(
    'release.rule',
    'fail',
    'above the site’s limit nobody is released without the physicist’s reason',
    () =>
      act(before('measure-dose-rate', 2), 'release-patient', {
        change: { releasedAt: '2026-09-15T03:15:00Z' },
        at: '2026-09-15T03:15:00Z',
      }),
  ),
  row('release.rule', 'cannot-evaluate', 'without a signed rule nobody is released', () =>
    act(before('release-patient'), 'release-patient', { site: { packs: [] } }),
  ),
  row('instructions.language', 'fail', 'instructions are in the patient’s language', () =>
    act(before('give-instructions'), 'give-instructions', { change: { language: 'zh' } }),
  ),
  row('release.done', 'fail', 'follow-up is planned for who was released', () =>
    act(before('release-patient'), 'plan-follow-up'),
  ),
  row(
    'dose-rule.evaluated',
    'cannot-evaluate',
    'the next dose is not decided before the rule was asked',
    () => act(before('evaluate-dose-rule'), 'decide-next-cycle'),
  ),
  row('dose-rule.current', 'fail', 'values that came after the rule was asked ask again', () =>
    act(
      done(before('decide-next-cycle'), 'record-labs', {
        nth: 3,
        change: { plateletsPerNl: 60 },
        at: '2026-10-09T02:15:00Z',
      }),
      'decide-next-cycle',
    ),
  ),
  row('dose-rule.followed', 'fail', 'against the rule only a physician’s reason goes on', () => {
    const toxic = done(before('evaluate-dose-rule'), 'record-adverse-events', {
      change: { events: [{ term: 'dry-mouth', grade: 2 }] },
    });
    return act(done(toxic, 'evaluate-dose-rule'), 'decide-next-cycle');
  }),
  row('directive.interval', 'fail', 'the decision too waits for the label’s interval', () =>
    act(before('decide-next-cycle'), 'decide-next-cycle', { change: { plannedOn: '2026-10-13' } }),
  ),
  row('facts.not-in-past', 'fail', 'no dose is decided for a day that is over', () =>
    act(before('decide-next-cycle'), 'decide-next-cycle', {
      change: { decision: 'hold', plannedOn: '2020-01-01' },
    }),
  ),
  row(
    'facts.not-in-past',
    'fail',
    'a dose is not delayed into the past',
    () =>
      act(before('start-injection'), 'delay-cycle', {
        body: { newPlannedAt: '2026-09-13T02:00:00Z', reason: 'late flight' },
      }),
    () =>
      act(before('start-injection'), 'delay-cycle', {
        body: { newPlannedAt: '2026-09-16T02:00:00Z', reason: 'late flight' },
      }),
  ),
  row('cycles.remaining', 'fail', 'no more cycles than the board planned', () => {
    const stage = before('decide-next-cycle');
    if (stage.course.board === null) throw new Error('no board');
    return act(
      { ...stage, course: { ...stage.course, board: { ...stage.course.board, plannedCycles: 1 } } },
      'decide-next-cycle',
    );
  }),
  row(
    'injection.not-started',
    'fail',
    'a dose that was given is not delayed',
    () =>
      act(through('start-injection'), 'delay-cycle', {
        body: { newPlannedAt: '2026-09-16T02:00:00Z', reason: 'late flight' },
      }),
    () =>
      act(before('start-injection'), 'delay-cycle', {
        body: { newPlannedAt: '2026-09-16T02:00:00Z', reason: 'late flight' },
      }),
  ),
];
