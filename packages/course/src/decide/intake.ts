import type { CommandBody } from '../command.ts';
import type { Course } from '../course.ts';
import { isNewest } from '../evolve/state.ts';
import type { Gate } from '../gate.ts';
import type { Given } from '../given.ts';
import { check } from '../make-gate.ts';
import { eligibilityOf } from '../rules/eligibility.ts';
import { packIsInForce } from '../rules/packs.ts';
import { dayIn } from '../time.ts';
import { type Acts, none } from './act.ts';
import { futureGates } from './common.ts';

const primary = (language: string): string => language.split('-')[0] ?? language;

/** Whether nothing that eligibility rests on was recorded or corrected since it was evaluated. */
export const eligibilityIsCurrent = (course: Course): boolean | null =>
  course.eligibility === null
    ? null
    : isNewest(course, course.eligibility.fact, [
        course.history?.fact,
        course.pet?.fact,
        ...course.labs.map(({ fact }) => fact),
      ]);

/** Dates inside a history: none lies after today, and no therapy ends before it began. */
function historyGates(body: CommandBody<'record-history'> | null, given: Given): Gate[] {
  return [
    ...(body?.therapies ?? []).flatMap(({ start, end, agent }) => [
      ...futureGates({ date: start }, given),
      ...futureGates({ date: end }, given),
      ...(start !== null && end !== null
        ? [check('facts.in-order', start <= end, { field: agent, earlier: start, later: end })]
        : []),
    ]),
    ...(body?.progression ?? []).flatMap(({ date }) => futureGates({ date }, given)),
  ];
}

export const petSigned = (course: Course): Gate =>
  check('pet.signed', course.pet === null ? null : course.pet.read === 'signed', {
    read: course.pet?.read ?? null,
  });

export const intakeActs: Acts<
  | 'refer'
  | 'receive-document'
  | 'record-history'
  | 'record-labs'
  | 'record-psma-pet'
  | 'sign-psma-pet'
  | 'evaluate-eligibility'
  | 'decide-board'
  | 'record-consent'
  | 'withdraw-consent'
  | 'issue-estimate'
  | 'accept-estimate'
  | 'record-cover'
> = {
  refer: { gates: none, record: (_, body) => [{ type: 'course.referred', body }] },
  'receive-document': { gates: none, record: (_, body) => [{ type: 'course.document-recorded', body }] },
  'record-history': {
    gates: (_, body, given) => historyGates(body, given),
    record: (_, body) => [{ type: 'course.history-recorded', body }],
  },
  'record-labs': { gates: none, record: (_, body) => [{ type: 'course.labs-recorded', body }] },
  'record-psma-pet': {
    gates: (_, body, given) => (body?.fdgPet == null ? [] : futureGates({ date: body.fdgPet.date }, given)),
    record: (_, body) => [{ type: 'course.psma-pet-recorded', body }],
  },
  'sign-psma-pet': {
    gates: ({ pet }) => [
      check('pet.draft-exists', pet === null ? null : pet.read === 'draft', { read: pet?.read ?? null }),
    ],
    record: (_, body) => [{ type: 'course.psma-pet-signed', body, signature: 'reviewed' }],
  },
  'evaluate-eligibility': {
    gates: (course, body, given) => [
      check('history.recorded', course.history === null ? null : true),
      petSigned(course),
      ...(body === null
        ? []
        : [
            check('pack.adopted', packIsInForce(given.site, 'eligibility', body.pack), {
              pack: body.pack,
            }),
          ]),
    ],
    record: (course, body, given) => [
      {
        type: 'course.eligibility-evaluated',
        body: { ...body, ...eligibilityOf(course, body.pack, given) },
      },
    ],
  },
  'decide-board': {
    gates: (course, body) =>
      body !== null && body.decision !== 'treat'
        ? []
        : [
            petSigned(course),
            check('eligibility.evaluated', course.eligibility === null ? null : true),
            check('eligibility.current', eligibilityIsCurrent(course)),
            check(
              'eligibility.eligible',
              course.eligibility === null || course.eligibility.outcome === 'cannot-evaluate'
                ? null
                : course.eligibility.outcome === 'eligible',
              {
                pack: course.eligibility?.pack ?? null,
                outcome: course.eligibility?.outcome ?? null,
                failing:
                  course.eligibility?.criteria
                    .filter(({ result }) => result !== 'pass')
                    .map(({ id }) => id)
                    .join(', ') ?? null,
              },
            ),
          ],
    record: (_, body) => [{ type: 'course.board-decided', body, signature: 'approved' }],
  },
  'record-consent': {
    gates: (course, body, given) => (body === null ? [] : consentGates(course, body, given)),
    record: (_, body) => [{ type: 'course.consent-recorded', body }],
  },
  'withdraw-consent': {
    gates: none,
    record: (_, body) => [{ type: 'course.consent-withdrawn', body }],
  },
  'issue-estimate': {
    gates: none,
    record: (_, body) => [{ type: 'course.estimate-issued', body }],
  },
  'accept-estimate': {
    gates: ({ estimate }, _, given) => [
      check('estimate.exists', estimate === null ? null : true),
      check(
        'estimate.in-force',
        estimate === null ? null : estimate.validUntil >= dayIn(given.now, given.site.timeZone),
        { validUntil: estimate?.validUntil ?? null },
      ),
    ],
    record: (_, body) => [{ type: 'course.estimate-accepted', body }],
  },
  'record-cover': {
    gates: (_, body, given) =>
      body === null
        ? []
        : [
            check('cover.in-force', body.validUntil >= dayIn(given.now, given.site.timeZone), {
              validUntil: body.validUntil,
            }),
          ],
    record: (_, body) => [{ type: 'course.cover-recorded', body }],
  },
};

function consentGates(
  course: Course,
  body: {
    kind: 'treatment' | 'data-export';
    formVersion: string;
    language: string;
    interpreter: string;
    copyGiven: boolean;
  },
  given: Given,
): Gate[] {
  const form = given.site.consentForms[body.kind];
  const patientLanguage = course.referral?.language ?? null;
  const interpreted = body.interpreter === 'present' || body.interpreter === 'remote';
  const sameLanguage = patientLanguage === null ? null : primary(patientLanguage) === primary(body.language);
  return [
    check(
      'consent.form-current',
      form === undefined
        ? null
        : form.version === body.formVersion &&
            form.languages.some((language) => primary(language) === primary(body.language)),
      { version: body.formVersion, current: form?.version ?? null },
    ),
    check('consent.language-understood', interpreted ? true : sameLanguage, {
      language: body.language,
      patientLanguage,
      interpreter: body.interpreter,
    }),
    check('consent.copy-given', body.copyGiven),
  ];
}
