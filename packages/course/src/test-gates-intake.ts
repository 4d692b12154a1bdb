import { exampleHistory } from '@lutetia/example';
import { act, before, done, doseDay, type Outcome, start, through } from './test-course.ts';

/** How a gate is made to close, and the same act with it open. */
export interface GateCase {
  readonly gate: string;
  readonly because: string;
  readonly result: 'fail' | 'cannot-evaluate';
  readonly blocked: () => Outcome;
  /** Left out where the act as the script has it is open. */
  readonly open?: () => Outcome;
}

export const row = (
  gate: string,
  result: GateCase['result'],
  because: string,
  blocked: () => Outcome,
  open?: () => Outcome,
): GateCase => ({ gate, because, result, blocked, ...(open === undefined ? {} : { open }) });

const ended = () =>
  done(before('prescribe'), 'end-treatment', {
    body: { cause: 'patient-choice', endedOn: doseDay, summary: 'went home' },
    at: `${doseDay}T02:00:00Z`,
  });
const held = () => done(before('prescribe'), 'hold-course', { body: { reason: 'fever', reviewOn: null } });
const notToTreat = () =>
  done(before('decide-board'), 'decide-board', { change: { decision: 'do-not-treat' } });
const history = exampleHistory(doseDay) as { conditions: object };

/** Gates from referral to the accepted estimate, and those that every act has. */
export const intakeGates: readonly GateCase[] = [
  row('course.not-ended', 'fail', 'nothing is prescribed in an ended course', () =>
    act(ended(), 'prescribe'),
  ),
  row('course.not-held', 'fail', 'nothing is prescribed in a held course', () => act(held(), 'prescribe')),
  row(
    'course.held',
    'fail',
    'a course that is not held is not resumed',
    () => act(before('prescribe'), 'resume-course', { body: { reason: 'well again' } }),
    () => act(held(), 'resume-course', { body: { reason: 'well again' } }),
  ),
  row('facts.not-in-future', 'fail', 'blood is not drawn tomorrow', () =>
    act(before('record-labs'), 'record-labs', { change: { collectedAt: '2026-08-09T00:00:00Z' } }),
  ),
  row('facts.in-order', 'fail', 'a therapy does not end before it began', () =>
    act(before('record-history'), 'record-history', {
      change: {
        therapies: [{ class: 'taxane', agent: 'docetaxel', start: '2026-03-01', end: '2026-02-01' }],
      },
    }),
  ),
  row('pet.draft-exists', 'cannot-evaluate', 'no read is signed before one is written', () =>
    act(before('record-psma-pet'), 'sign-psma-pet'),
  ),
  row('pet.signed', 'fail', 'a draft read decides nothing', () =>
    act(before('sign-psma-pet'), 'evaluate-eligibility'),
  ),
  row('history.recorded', 'cannot-evaluate', 'without a history nobody is eligible', () =>
    act(through('refer'), 'evaluate-eligibility'),
  ),
  row('pack.adopted', 'fail', 'a set of criteria that the site has not signed decides nothing', () =>
    act(before('evaluate-eligibility'), 'evaluate-eligibility', { change: { pack: 'therap' } }),
  ),
  row(
    'eligibility.evaluated',
    'cannot-evaluate',
    'the board does not decide before eligibility is evaluated',
    () => act(before('evaluate-eligibility'), 'decide-board'),
  ),
  row('eligibility.current', 'fail', 'blood values that came after the evaluation ask for another', () =>
    act(done(before('decide-board'), 'record-labs', { at: '2026-08-12T00:00:00Z' }), 'decide-board'),
  ),
  row(
    'eligibility.eligible',
    'fail',
    'who fails a criterion is not treated without a physician’s reason',
    () => {
      const changed = done(before('record-history'), 'record-history', {
        body: {
          ...history,
          conditions: { ...history.conditions, hypersensitivity: true },
          diagnosis: { histologyConfirmed: true, metastatic: false, castrationResistant: true },
        },
      });
      const evaluated = ['record-labs', 'record-psma-pet', 'sign-psma-pet', 'evaluate-eligibility'].reduce(
        (stage, type) => done(stage, type),
        changed,
      );
      return act(evaluated, 'decide-board');
    },
  ),
  row('board.treat', 'fail', 'a board that decided against treatment is not prescribed for', () =>
    act(done(notToTreat(), 'record-consent'), 'prescribe'),
  ),
  row('consent.form-current', 'fail', 'an old form is not consent', () =>
    act(before('record-consent'), 'record-consent', { change: { formVersion: 'T-2019-1' } }),
  ),
  row('consent.language-understood', 'fail', 'a form in a foreign language needs an interpreter', () =>
    act(before('record-consent'), 'record-consent', { change: { language: 'zh', interpreter: 'none' } }),
  ),
  row('consent.copy-given', 'fail', 'the patient has a copy', () =>
    act(before('record-consent'), 'record-consent', { change: { copyGiven: false } }),
  ),
  row('consent.treatment', 'fail', 'no directive without consent', () =>
    act(
      done(before('prescribe'), 'withdraw-consent', {
        body: { kind: 'treatment', reason: 'changed his mind' },
      }),
      'prescribe',
    ),
  ),
  row('estimate.exists', 'cannot-evaluate', 'nothing is accepted that was not offered', () =>
    act(before('issue-estimate'), 'accept-estimate'),
  ),
  row('estimate.in-force', 'fail', 'an expired estimate is not accepted', () =>
    act(before('accept-estimate'), 'accept-estimate', { at: '2027-09-01T00:00:00Z' }),
  ),
  row('cover.in-force', 'fail', 'an expired guarantee covers nothing', () =>
    act(before('record-cover'), 'record-cover', { change: { validUntil: '2026-08-01' } }),
  ),
  row(
    'correction.target',
    'cannot-evaluate',
    'a correction names an event of this course',
    () =>
      act(before('prescribe'), 'correct', {
        body: { version: 999, body: {}, reason: 'typing error' },
        by: 'physician',
      }),
    () =>
      act(before('prescribe'), 'correct', {
        body: { version: 3, body: history, reason: 'typing error' },
        by: 'physician',
      }),
  ),
  row(
    'correction.role',
    'fail',
    'who may not record it may not correct it',
    () =>
      act(before('prescribe'), 'correct', {
        body: { version: 3, body: history, reason: 'typing error' },
        by: 'technologist',
      }),
    () =>
      act(before('prescribe'), 'correct', {
        body: { version: 3, body: history, reason: 'typing error' },
        by: 'physician',
      }),
  ),
  row(
    'course.not-ended',
    'fail',
    'an ended course is not ended again',
    () => act(ended(), 'end-treatment', { body: { cause: 'other', endedOn: doseDay, summary: 'again' } }),
    () => act(start, 'refer'),
  ),
];
