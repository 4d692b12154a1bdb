import {
  at,
  type CourseStep,
  courseScript,
  dailyCheck,
  examplePeople,
  exampleUsers,
  playCourse,
  playSite,
  siteScript,
} from '@lutetia/example';
import { describe, expect, it } from 'vitest';
import {
  type Actor,
  type Course,
  type Cycle,
  commands,
  currentCycle,
  decide,
  type Gate,
  type GateId,
  type Given,
  gateIds,
  type PastEvent,
  parseCommand,
  type Site,
} from './index.ts';

const today = '2026-11-24';
const day = '2026-09-01';
const id = '11111111-2222-4333-8444-555555555555';
const script = courseScript({ person: examplePeople[0], doseDay: day, cycles: 2 });
const site = playSite([...siteScript(today, (key) => key), dailyCheck(day)]);

/** The course just before, or just after, the nth act of a type, and everything that act is given. */
function stage(type: string, nth = 1, after = false) {
  const found = script.flatMap((step, index) => (step.type === type ? [index] : []))[nth - 1];
  if (found === undefined) throw new Error(`the example course has no ${type}`);
  const step = script[found] as CourseStep;
  const { course, events } = playCourse(id, script.slice(0, found), place(site));
  const body = typeof step.body === 'function' ? step.body(course) : step.body;
  const given: Given = {
    now: step.at,
    actor: actorOf(step.by),
    witness: step.witness === undefined ? null : actorOf(step.witness),
    site,
    ageYears: 72,
    patientCodes: ['DEMO-0001'],
    events,
  };
  if (!after) return { course, body, given };
  const played = playCourse(id, script.slice(0, found + 1), place(site));
  return { course: played.course, body, given: { ...given, events: played.events } };
}
const actorOf = (key: keyof typeof exampleUsers): Actor => ({ id: key, roles: exampleUsers[key].roles });
const place = (own: Site) => ({ ageYears: 72, patientCodes: ['DEMO-0001'], site: own });

interface Case {
  readonly gate: GateId;
  /** The act whose place in the course, and whose body, is taken. */
  readonly before: string;
  readonly nth?: number;
  readonly after?: true;
  /** Another act than `before`. */
  readonly act?: string;
  readonly body?: Record<string, unknown>;
  readonly course?: (course: Course) => Course;
  readonly site?: (site: Site) => Site;
  readonly given?: (given: Given) => Partial<Given>;
  /** In words, for the test's name. */
  readonly when: string;
}

const cycle =
  (change: (cycle: Cycle) => Partial<Cycle>, number?: number) =>
  (course: Course): Course => {
    const one = number === undefined ? currentCycle(course) : (course.cycles[number] as Cycle);
    return { ...course, cycles: { ...course.cycles, [one.number]: { ...one, ...change(one) } } };
  };
const vial = (change: Partial<NonNullable<Cycle['vial']>>) =>
  cycle(({ vial: before }) => ({ vial: before === null ? null : { ...before, ...change } }));
const calibrator = (change: object) => (site: Site) => ({
  ...site,
  devices: { ...site.devices, 'cal-1': { ...site.devices['cal-1'], ...change } } as Site['devices'],
});
const lane = (change: object) => (site: Site) => ({
  ...site,
  lanes: Object.fromEntries(Object.entries(site.lanes).map(([key, one]) => [key, { ...one, ...change }])),
});
const newer = { version: 999, recordedAt: at(day, 0, '00:00'), by: 'physician' };
const paused = cycle(({ injection }) => ({
  injection:
    injection === null
      ? null
      : {
          ...injection,
          pauses: [{ pausedAt: at(day, 0, '10:01'), reason: 'alarm', fact: newer, resumed: null }],
        },
}));
const resume = { resumedAt: at(day, 0, '10:02'), flowSeen: true, action: 'Line flushed' };
const pause = { pausedAt: at(day, 0, '10:02'), reason: 'Pump alarm' };
const leak = {
  noticedAt: at(day, 0, '10:00'),
  volumeMl: null,
  activityMBq: null,
  skinDoseMGy: null,
  symptoms: '',
  actions: 'Stopped',
};

/** One way in which each gate closes. Where a fact is missing, the gate cannot be evaluated, and closes too. */
const cases: readonly Case[] = [
  {
    gate: 'course.not-ended',
    before: 'prescribe',
    course: (c) => ({ ...c, status: 'ended' }),
    when: 'the treatment has ended',
  },
  {
    gate: 'course.not-held',
    before: 'prescribe',
    course: (c) => ({ ...c, status: 'held' }),
    when: 'the course is held',
  },
  {
    gate: 'facts.not-in-future',
    before: 'assay-dose',
    body: { measuredAt: at(day, 0, '09:30') },
    when: 'a reading lies an hour ahead',
  },
  {
    gate: 'facts.in-order',
    before: 'stop-injection',
    body: { stoppedAt: at(day, 0, '09:55') },
    when: 'the stop lies before the start',
  },
  {
    gate: 'operator.training',
    before: 'receive-dose',
    site: (s) => ({ ...s, training: {} }),
    when: 'no training is on record',
  },
  {
    gate: 'operator.training',
    before: 'assay-dose',
    site: (s) => ({ ...s, training: { radiopharmacist: { 'dose-calibrator': '2026-08-31' } } }),
    when: 'the training ended the day before',
  },
  {
    gate: 'device.known',
    before: 'assay-dose',
    body: { calibrator: 'cal-9' },
    when: 'the calibrator is not registered',
  },
  {
    gate: 'device.known',
    before: 'assay-dose',
    body: { calibrator: 'meter-1' },
    when: 'a survey meter stands in for a calibrator',
  },
  {
    gate: 'device.calibrated',
    before: 'assay-dose',
    site: calibrator({
      calibration: { device: 'cal-1', calibratedOn: '2025-08-31', dueOn: '2026-08-31', certificate: 'x' },
    }),
    when: 'its calibration was due the day before',
  },
  {
    gate: 'device.calibrated',
    before: 'receive-dose',
    site: (s) => ({
      ...s,
      devices: { ...s.devices, 'meter-1': { ...s.devices['meter-1'], calibration: null } } as Site['devices'],
    }),
    when: 'the meter was never calibrated',
  },
  {
    gate: 'device.nuclide',
    before: 'assay-dose',
    site: calibrator({ nuclides: ['F-18'] }),
    when: 'it is not calibrated for the nuclide',
  },
  {
    gate: 'device.geometry',
    before: 'assay-dose',
    site: calibrator({ geometries: ['syringe'] }),
    when: 'it is not calibrated for a vial',
  },
  {
    gate: 'device.checked-today',
    before: 'assay-dose',
    site: calibrator({ lastCheck: null }),
    when: 'it was not checked',
  },
  {
    gate: 'pack.adopted',
    before: 'evaluate-eligibility',
    body: { pack: 'therap' },
    when: 'the site has not signed the pack',
  },
  {
    gate: 'pet.draft-exists',
    before: 'sign-psma-pet',
    course: (c) => ({ ...c, pet: null }),
    when: 'there is no read',
  },
  {
    gate: 'pet.signed',
    before: 'decide-board',
    course: (c) => ({ ...c, pet: c.pet && { ...c.pet, read: 'draft' } }),
    when: 'the read is a draft',
  },
  {
    gate: 'history.recorded',
    before: 'evaluate-eligibility',
    course: (c) => ({ ...c, history: null }),
    when: 'no history is recorded',
  },
  {
    gate: 'eligibility.evaluated',
    before: 'decide-board',
    course: (c) => ({ ...c, eligibility: null }),
    when: 'nothing was evaluated',
  },
  {
    gate: 'eligibility.current',
    before: 'decide-board',
    course: (c) => ({ ...c, history: c.history && { ...c.history, fact: newer } }),
    when: 'the history is newer than the evaluation',
  },
  {
    gate: 'eligibility.eligible',
    before: 'decide-board',
    course: (c) => ({ ...c, eligibility: c.eligibility && { ...c.eligibility, outcome: 'not-eligible' } }),
    when: 'a criterion fails',
  },
  {
    gate: 'eligibility.eligible',
    before: 'decide-board',
    course: (c) => ({ ...c, eligibility: c.eligibility && { ...c.eligibility, outcome: 'cannot-evaluate' } }),
    when: 'a criterion cannot be evaluated',
  },
  {
    gate: 'board.treat',
    before: 'prescribe',
    course: (c) => ({ ...c, board: null }),
    when: 'the board has not decided',
  },
  {
    gate: 'consent.form-current',
    before: 'record-consent',
    body: { formVersion: 'T-2020-1' },
    when: 'an old form was signed',
  },
  {
    gate: 'consent.language-understood',
    before: 'record-consent',
    body: { language: 'zh', interpreter: 'none' },
    when: 'the patient does not read the language and nobody interprets',
  },
  {
    gate: 'consent.copy-given',
    before: 'record-consent',
    body: { copyGiven: false },
    when: 'no copy was given',
  },
  {
    gate: 'consent.treatment',
    before: 'prescribe',
    course: (c) => ({ ...c, consents: {} }),
    when: 'there is no consent',
  },
  {
    gate: 'estimate.exists',
    before: 'accept-estimate',
    course: (c) => ({ ...c, estimate: null }),
    when: 'there is no estimate',
  },
  {
    gate: 'estimate.in-force',
    before: 'accept-estimate',
    course: (c) => ({ ...c, estimate: c.estimate && { ...c.estimate, validUntil: '2026-01-01' } }),
    when: 'the estimate has run out',
  },
  {
    gate: 'cover.in-force',
    before: 'record-cover',
    body: { validUntil: '2026-01-01' },
    when: 'the guarantee has run out',
  },
  {
    gate: 'order.estimate-accepted',
    before: 'order-dose',
    course: (c) => ({ ...c, estimate: c.estimate && { ...c.estimate, accepted: false } }),
    when: 'the estimate is not accepted',
  },
  {
    gate: 'order.covered',
    before: 'order-dose',
    course: (c) => ({ ...c, cover: null }),
    when: 'there is no guarantee or deposit',
  },
  {
    gate: 'order.covered',
    before: 'order-dose',
    course: (c) => ({ ...c, cover: c.cover && { ...c.cover, validUntil: '2026-08-31' } }),
    when: 'the guarantee ends before the dose',
  },
  {
    gate: 'directive.product',
    before: 'prescribe',
    body: { product: 'lu-177-oxodotreotide' },
    when: 'another product is prescribed',
  },
  {
    gate: 'licence.covers',
    before: 'prescribe',
    site: (s) => ({ ...s, licence: null }),
    when: 'no licence is on record',
  },
  {
    gate: 'licence.covers',
    before: 'prescribe',
    site: (s) => ({ ...s, licence: s.licence && { ...s.licence, validUntil: '2026-08-31' } }),
    when: 'the licence ends before the dose',
  },
  {
    gate: 'directive.activity-by-label',
    before: 'prescribe',
    body: { activityMBq: 7000 },
    when: 'the activity is not the label’s',
  },
  {
    gate: 'directive.not-raised',
    before: 'prescribe',
    nth: 2,
    course: (c) => cycle(() => ({ reductionDue: false }))({ ...c, doseReductions: 1 }),
    when: 'the dose was reduced before',
  },
  {
    gate: 'directive.method-allowed',
    before: 'prescribe',
    nth: 2,
    body: { activityMBq: 5900, method: 'gravity' },
    course: (c) => ({ ...c, doseReductions: 1 }),
    when: 'gravity would empty the vial of a reduced dose',
  },
  { gate: 'directive.cycle', before: 'prescribe', body: { cycle: 2 }, when: 'a cycle is left out' },
  {
    gate: 'directive.interval',
    before: 'prescribe',
    nth: 2,
    body: { plannedAt: at(day, 30, '10:00') },
    when: 'the dose is planned before the label’s interval',
  },
  {
    gate: 'directive.dose-rule',
    before: 'prescribe',
    nth: 2,
    course: cycle(() => ({ decision: null })),
    when: 'nobody decided on the cycle',
  },
  {
    gate: 'directive.validity',
    before: 'prescribe',
    body: { validUntil: at(day, -1, '10:00') },
    when: 'it ends before the planned instant',
  },
  {
    gate: 'directive.live',
    before: 'order-dose',
    course: (c) => ({ ...c, directives: [] }),
    when: 'there is no directive',
  },
  {
    gate: 'directive.live',
    before: 'time-out',
    course: (c) => ({ ...c, directives: c.directives.map((one) => ({ ...one, status: 'voided' as const })) }),
    when: 'a later order voided the directive',
  },
  {
    gate: 'directive.not-expired',
    before: 'time-out',
    course: (c) => ({
      ...c,
      directives: c.directives.map((one) => ({ ...one, validUntil: at(day, 0, '09:00') })),
    }),
    when: 'the directive has expired',
  },
  { gate: 'order.none-live', before: 'order-dose', after: true, when: 'the cycle has its order already' },
  {
    gate: 'order.live',
    before: 'confirm-order',
    course: cycle(() => ({ order: null })),
    when: 'there is no order',
  },
  {
    gate: 'order.inside-shelf-life',
    before: 'order-dose',
    body: { calibrationAt: at(day, -6, '10:00') },
    when: 'the planned instant lies beyond the shelf life',
  },
  {
    gate: 'order.arrives-in-time',
    before: 'order-dose',
    body: { departureAt: at(day, 0, '09:00') },
    when: 'the dose would arrive after the planned instant',
  },
  { gate: 'lane.open', before: 'order-dose', site: lane({ open: false }), when: 'the lane is closed' },
  {
    gate: 'lane.cut-off',
    before: 'order-dose',
    site: lane({ orderCutOffDays: 20 }),
    when: 'the cut-off has passed',
  },
  {
    gate: 'dose.present',
    before: 'assay-dose',
    course: cycle(() => ({ vial: null })),
    when: 'no vial was received',
  },
  {
    gate: 'dose.quarantined',
    before: 'assay-dose',
    act: 'accept-dose',
    body: { reason: 'as it is' },
    when: 'the vial is not in quarantine',
  },
  {
    gate: 'dose.acceptable',
    before: 'assay-dose',
    act: 'accept-dose',
    body: { reason: 'as it is' },
    course: vial({ status: 'quarantined', findings: ['receipt.product'] }),
    when: 'a finding is one that nobody may accept',
  },
  {
    gate: 'dose.not-used',
    before: 'stop-injection',
    act: 'quarantine-dose',
    body: { reason: 'recall' },
    when: 'the vial was given',
  },
  {
    gate: 'dose.accepted',
    before: 'time-out',
    course: vial({ status: 'quarantined' }),
    when: 'the vial is in quarantine',
  },
  {
    gate: 'dose.product',
    before: 'time-out',
    course: vial({ productLabel: 'lu-177-oxodotreotide' }),
    when: 'the vial is the other lutetium drug',
  },
  {
    gate: 'dose.not-recalled',
    before: 'time-out',
    site: (s) => ({ ...s, recalledLots: { [`LOT-${day}`]: 'labels exchanged' } }),
    when: 'the lot was recalled',
  },
  {
    gate: 'dose.assayed',
    before: 'time-out',
    course: vial({ assays: [] }),
    when: 'the vial was not assayed',
  },
  {
    gate: 'dose.activity-now',
    before: 'time-out',
    course: cycle(({ vial: v }) => ({
      vial: v && { ...v, assays: v.assays.map((one) => ({ ...one, activityMBq: 9000 })) },
    })),
    when: 'the activity does not fit the directive',
  },
  {
    gate: 'dose.not-expired',
    before: 'time-out',
    course: vial({ expiresAt: at(day, 0, '09:00') }),
    when: 'the vial has expired',
  },
  {
    gate: 'fitness.identity',
    before: 'check-fitness',
    body: { identityItems: ['name', 'name'] },
    when: 'only one item was checked',
  },
  {
    gate: 'fitness.today',
    before: 'time-out',
    course: cycle(({ fitness }) => ({ fitness: fitness && { ...fitness, checkedAt: at(day, -1, '15:00') } })),
    when: 'fitness was checked the day before',
  },
  {
    gate: 'fitness.fit',
    before: 'time-out',
    course: cycle(({ fitness }) => ({ fitness: fitness && { ...fitness, verdict: 'unfit' } })),
    when: 'the patient is unfit',
  },
  {
    gate: 'fitness.fit',
    before: 'time-out',
    course: cycle(() => ({ fitness: null })),
    when: 'fitness was not checked',
  },
  {
    gate: 'line.checked',
    before: 'time-out',
    course: cycle(() => ({ line: null })),
    when: 'the line was not checked',
  },
  {
    gate: 'line.flushes',
    before: 'time-out',
    course: cycle(({ line }) => ({ line: line && { ...line, flushMl: 5 } })),
    when: 'less than the label’s 10 mL were flushed',
  },
  {
    gate: 'line.recent',
    before: 'time-out',
    course: cycle(({ line }) => ({ line: line && { ...line, checkedAt: at(day, 0, '08:00') } })),
    when: 'the line was checked two hours before',
  },
  {
    gate: 'identity.patient-code',
    before: 'time-out',
    body: { patientCode: 'DEMO-0002' },
    when: 'another patient’s wristband is read',
  },
  {
    gate: 'identity.patient-code',
    before: 'time-out',
    given: () => ({ patientCodes: [] }),
    when: 'the patient’s codes are not known',
  },
  {
    gate: 'identity.directive-code',
    before: 'time-out',
    body: { directiveCode: 'RX-OLD' },
    when: 'an older directive is read',
  },
  {
    gate: 'identity.vial-code',
    before: 'time-out',
    body: { vialCode: 'VIAL-X' },
    when: 'another vial is read',
  },
  {
    gate: 'room.ready',
    before: 'time-out',
    body: { spillKitPresent: false },
    when: 'the spill kit is missing',
  },
  {
    gate: 'witness.different',
    before: 'time-out',
    given: ({ actor }) => ({ witness: actor }),
    when: 'one person signs twice',
  },
  {
    gate: 'time-out.done',
    before: 'start-injection',
    course: cycle(() => ({ timeOut: null })),
    when: 'there was no time-out',
  },
  {
    gate: 'time-out.recent',
    before: 'start-injection',
    course: cycle(({ timeOut }) => ({
      timeOut: timeOut && { ...timeOut, performedAt: at(day, 0, '09:00') },
    })),
    when: 'the time-out was an hour before',
  },
  {
    gate: 'time-out.directive-unchanged',
    before: 'start-injection',
    course: cycle(({ timeOut }) => ({ timeOut: timeOut && { ...timeOut, directiveCode: 'RX-OLD' } })),
    when: 'the directive changed after the time-out',
  },
  { gate: 'injection.not-started', before: 'start-injection', after: true, when: 'it has started already' },
  {
    gate: 'method.as-prescribed',
    before: 'start-injection',
    body: { method: 'syringe' },
    when: 'the method is not the prescribed one',
  },
  {
    gate: 'method.set-up',
    before: 'start-injection',
    body: { setUpDone: [] },
    when: 'the set-up list is not done',
  },
  { gate: 'method.flow-seen', before: 'start-injection', body: { flowSeen: false }, when: 'nothing flows' },
  { gate: 'injection.running', before: 'stop-injection', after: true, when: 'it has stopped already' },
  {
    gate: 'injection.not-paused',
    before: 'check-site',
    act: 'pause-injection',
    body: pause,
    course: paused,
    when: 'it is paused already',
  },
  {
    gate: 'injection.paused',
    before: 'check-site',
    act: 'resume-injection',
    body: resume,
    when: 'it was not paused',
  },
  {
    gate: 'injection.started',
    before: 'start-injection',
    act: 'record-extravasation',
    body: leak,
    when: 'nothing was injected',
  },
  {
    gate: 'injection.stopped',
    before: 'measure-residual',
    course: cycle(({ injection }) => ({ injection: injection && { ...injection, stop: null } })),
    when: 'it is still running',
  },
  {
    gate: 'resume.flow-seen',
    before: 'check-site',
    act: 'resume-injection',
    body: { ...resume, flowSeen: false },
    course: paused,
    when: 'nothing flows after the pause',
  },
  {
    gate: 'residual.vial-measured',
    before: 'confirm-delivery',
    course: cycle(() => ({ residuals: [] })),
    when: 'the vial’s residual was not measured',
  },
  {
    gate: 'residual.plausible',
    before: 'measure-residual',
    body: { activityMBq: 9000 },
    when: 'more is left than there was',
  },
  {
    gate: 'delivery.confirmed',
    before: 'release-patient',
    course: cycle(() => ({ delivery: null })),
    when: 'the delivered activity is not confirmed',
  },
  {
    gate: 'release.measured',
    before: 'release-patient',
    course: cycle(() => ({ doseRates: [] })),
    when: 'no dose rate was measured',
  },
  {
    gate: 'release.rule',
    before: 'release-patient',
    course: cycle(({ doseRates }) => ({
      doseRates: doseRates.map((one) => ({ ...one, doseRateUSvPerH: 40 })),
    })),
    when: 'the dose rate is above the limit',
  },
  {
    gate: 'release.rule',
    before: 'release-patient',
    site: (s) => ({ ...s, localValues: [] }),
    when: 'the country’s limit was not found and none is signed',
  },
  {
    gate: 'instructions.language',
    before: 'give-instructions',
    body: { language: 'zh' },
    when: 'they are not in the patient’s language',
  },
  {
    gate: 'release.done',
    before: 'plan-follow-up',
    course: cycle(() => ({ release: null })),
    when: 'the patient has not been released',
  },
  {
    gate: 'dose-rule.evaluated',
    before: 'decide-next-cycle',
    course: cycle(() => ({ doseRule: null }), 2),
    when: 'the rule was not evaluated',
  },
  {
    gate: 'dose-rule.current',
    before: 'decide-next-cycle',
    course: (c) => ({ ...c, labs: c.labs.map((one) => ({ ...one, fact: newer })) }),
    when: 'newer values came after the evaluation',
  },
  {
    gate: 'dose-rule.followed',
    before: 'decide-next-cycle',
    course: cycle(({ doseRule }) => ({ doseRule: doseRule && { ...doseRule, action: 'withhold' } }), 2),
    when: 'the rule withholds and the decision goes on',
  },
  {
    gate: 'cycles.remaining',
    before: 'decide-next-cycle',
    course: (c) => ({ ...c, board: c.board && { ...c.board, plannedCycles: 1 } }),
    when: 'the board planned no further cycle',
  },
  {
    gate: 'course.held',
    before: 'prescribe',
    act: 'resume-course',
    body: { reason: 'as planned' },
    when: 'the course is not held',
  },
];

/** Findings do not refuse the act: they are recorded, and quarantine the vial or decide fitness. */
const findings: readonly Case[] = [
  {
    gate: 'receipt.product',
    before: 'receive-dose',
    body: { productLabel: 'lu-177-oxodotreotide' },
    when: 'the other lutetium drug came',
  },
  {
    gate: 'receipt.order-reference',
    before: 'receive-dose',
    body: { orderReferenceOnLabel: 'DO-OTHER' },
    when: 'another patient’s order stands on the label',
  },
  {
    gate: 'receipt.consignee',
    before: 'receive-dose',
    body: { consigneeMatches: false },
    when: 'the consignee is another',
  },
  {
    gate: 'receipt.licence',
    before: 'receive-dose',
    body: { licenceCovers: false },
    when: 'the licence does not cover it',
  },
  { gate: 'receipt.seal', before: 'receive-dose', body: { sealIntact: false }, when: 'the seal is broken' },
  {
    gate: 'receipt.surface-dose-rate',
    before: 'receive-dose',
    body: { surfaceDoseRateUSvPerH: 501 },
    when: 'the surface reads above its label category',
  },
  {
    gate: 'receipt.transport-index',
    before: 'receive-dose',
    body: { doseRateAt1mUSvPerH: 9 },
    when: 'the dose rate at 1 m is above the transport index',
  },
  {
    gate: 'receipt.wipe',
    before: 'receive-dose',
    body: { wipeBqPerCm2: 4.1 },
    when: 'the package is contaminated',
  },
  {
    gate: 'receipt.lot-not-recalled',
    before: 'receive-dose',
    site: (s) => ({ ...s, recalledLots: { [`LOT-${day}`]: 'labels exchanged' } }),
    when: 'the lot was recalled',
  },
  {
    gate: 'receipt.expiry',
    before: 'receive-dose',
    body: { expiresAt: at(day, 0, '09:00') },
    when: 'it expires before the planned instant',
  },
  {
    gate: 'receipt.activity',
    before: 'receive-dose',
    body: { calibrationActivityMBq: 12_000 },
    when: 'its activity does not fit the directive',
  },
  {
    gate: 'receipt.volume',
    before: 'receive-dose',
    body: { volumeMl: 12.4 },
    when: 'its volume points to another day',
  },
  {
    gate: 'receipt.calibration-as-ordered',
    before: 'receive-dose',
    body: { calibrationAt: at(day, -2, '12:00') },
    when: 'the calibration was read in the wrong zone',
  },
  {
    gate: 'fitness.labs',
    before: 'check-fitness',
    course: (c) => ({ ...c, labs: c.labs.slice(0, 1) }),
    when: 'the blood values are five weeks old',
  },
  {
    gate: 'fitness.labs',
    before: 'check-fitness',
    course: (c) => ({ ...c, labs: [] }),
    when: 'there are no blood values',
  },
  {
    gate: 'fitness.dose-rule',
    before: 'check-fitness',
    body: { fatigueGrade: 3 },
    when: 'fatigue is of grade 3',
  },
  {
    gate: 'fitness.activity',
    before: 'check-fitness',
    course: (c) => ({ ...c, doseReductions: 1 }),
    when: 'the directive is above the reduced activity',
  },
  {
    gate: 'fitness.obstruction',
    before: 'check-fitness',
    body: { urinaryObstruction: true },
    when: 'the ureter is obstructed',
  },
  { gate: 'fitness.ecog', before: 'check-fitness', body: { ecog: 3 }, when: 'ECOG is 3' },
  {
    gate: 'fitness.hydration',
    before: 'check-fitness',
    body: { hydrationStartedAt: null },
    when: 'hydration was not begun',
  },
];

const exercised = new Set<GateId>();

function prepare(one: Case) {
  const { course, body, given } = stage(one.before, one.nth, one.after);
  const type = one.act ?? one.before;
  const actor = one.act === undefined ? given.actor : actorFor(type);
  const changed: Given = {
    ...given,
    actor,
    site: one.site?.(given.site) ?? given.site,
    ...one.given?.(given),
  };
  const sent = one.act === undefined ? { ...body, ...one.body } : { ...one.body };
  return {
    as: { course, given, type: one.before, body },
    changed: { course: one.course?.(course) ?? course, given: changed, type, body: sent },
  };
}

const actorFor = (type: string): Actor => {
  const roles: readonly string[] = commands[type as keyof typeof commands].roles;
  const key = (['radiopharmacist', 'physician', 'technologist', 'physicist', 'coordinator'] as const).find(
    (one) => roles.includes(one),
  );
  if (key === undefined) throw new Error(`nobody of the example may ${type}`);
  return actorOf(key);
};

type Sent = { course: Course; given: Given; type: string; body: Record<string, unknown> };
const decided = ({ course, given, type, body }: Sent) => decide(course, parseCommand(type, body), given);
const refusals = (sent: Sent): readonly Gate[] => {
  const decision = decided(sent);
  return 'refused' in decision ? decision.refused : [];
};

describe('every gate', () => {
  it.each(cases)('$gate closes $before when $when', (one) => {
    const { as, changed } = prepare(one);
    if (one.act === undefined && one.after === undefined)
      expect(refusals(as).map(({ id: gate }) => gate)).toEqual([]);
    expect(refusals(changed).map(({ id: gate }) => gate)).toContain(one.gate);
    exercised.add(one.gate);
  });

  it.each(findings)('$gate is found at $before when $when', (one) => {
    const found = (sent: Sent): unknown[] => {
      const decision = decided(sent);
      if ('refused' in decision) throw new Error('a finding refuses nothing');
      const list = decision.events[0]?.body.findings as (string | { id: string; result: string })[];
      return list.flatMap((item) =>
        typeof item === 'string' ? [item] : item.result === 'pass' ? [] : [item.id],
      );
    };
    const { as, changed } = prepare(one);
    expect(found(as)).toEqual([]);
    expect(found(changed)).toContain(one.gate);
    exercised.add(one.gate);
  });

  it('correction.target closes the correction of a signed fact, and of one that is not there', () => {
    const { course, given } = stage('order-dose');
    const signed = given.events?.find(({ type }) => type === 'course.prescribed') as PastEvent;
    for (const version of [signed.version, 999]) {
      const sent = {
        course,
        given: { ...given, actor: actorOf('physician') },
        type: 'correct',
        body: { version, body: signed.body, reason: 'wrong' },
      };
      expect(() => decided(sent)).not.toThrow(TypeError);
    }
    const missing = { version: 999, body: {}, reason: 'wrong' };
    expect(refusals({ course, given, type: 'correct', body: missing }).map(({ id: gate }) => gate)).toContain(
      'correction.target',
    );
    exercised.add('correction.target');
  });

  it('correction.role closes a correction by somebody who could not have recorded it', () => {
    const { course, given } = stage('check-fitness');
    const assay = given.events?.find(({ type }) => type === 'course.dose-assayed') as PastEvent;
    const { cycle: _, ...body } = assay.body;
    const sent = {
      course,
      given: { ...given, actor: actorOf('coordinator') },
      type: 'correct',
      body: { version: assay.version, body, reason: 'misread' },
    };
    expect(refusals(sent).map(({ id: gate }) => gate)).toEqual(['correction.role']);
    expect(refusals({ ...sent, given: { ...given, actor: actorOf('radiopharmacist') } })).toEqual([]);
    exercised.add('correction.role');
  });

  it('has a case here, or among the site’s own', () => {
    const siteGates = gateIds.filter((gate) => gate.startsWith('site.'));
    expect(gateIds.filter((gate) => !exercised.has(gate) && !siteGates.includes(gate))).toEqual([]);
  });
});
