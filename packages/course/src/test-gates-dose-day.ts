import { type ActOptions, act, before, done, onDoseDay, type Stage, site, through } from './test-course.ts';
import { type GateCase, row } from './test-gates-intake.ts';

const timeOut = (options: ActOptions = {}, stage: Stage = before('time-out')) =>
  act(stage, 'time-out', options);
/** The hospital with one more person trained for the dose, until a day. */
const trainedToo = (key: string, until = '2027-09-01') => ({
  training: { ...site.training, [key]: { ...site.training[key], 'radioligand-administration': until } },
});
const begin = (options: ActOptions = {}, stage: Stage = before('start-injection')) =>
  act(stage, 'start-injection', options);
const fitness = (change: Record<string, unknown>) => done(before('time-out'), 'check-fitness', { change });
const line = (change: Record<string, unknown>) => done(before('time-out'), 'check-line', { change });
const running = () => through('start-injection');
const paused = () =>
  done(running(), 'pause-injection', {
    body: { pausedAt: onDoseDay('10:03'), reason: 'leak at the three-way' },
    at: onDoseDay('10:03'),
  });
const resume = (stage: Stage, flowSeen = true, at = '10:06') =>
  act(stage, 'resume-injection', {
    body: { resumedAt: onDoseDay(at), flowSeen, action: 'connection tightened' },
    at: onDoseDay(at),
  });
const newDirective = (stage: Stage) =>
  done(
    done(stage, 'note-conflicting-order', {
      body: {
        orderedBy: 'Oncology',
        activityMBq: 3700,
        orderedAt: onDoseDay('09:40'),
        content: 'give 100 mCi',
      },
      at: onDoseDay('09:52'),
    }),
    'prescribe',
    { change: { method: 'peristaltic-pump' }, at: onDoseDay('09:54') },
  );
const residual = (options: ActOptions = {}) => act(before('measure-residual'), 'measure-residual', options);

/** Gates of the day of the injection, and of what is left afterwards. */
export const doseDayGates: readonly GateCase[] = [
  row('fitness.identity', 'fail', 'one item does not identify a patient', () =>
    act(before('check-fitness'), 'check-fitness', { change: { identityItems: ['name', 'name'] } }),
  ),
  row('fitness.today', 'fail', 'yesterday’s fitness is not today’s', () =>
    timeOut({}, fitness({ checkedAt: '2026-09-14T15:59:00Z' })),
  ),
  row('fitness.today', 'cannot-evaluate', 'who was not examined is not injected', () =>
    timeOut({}, before('check-fitness')),
  ),
  row('fitness.fit', 'fail', 'who is not fit is not injected', () => timeOut({}, fitness({ ecog: 3 }))),
  row('line.checked', 'cannot-evaluate', 'a line that nobody looked at is not used', () =>
    timeOut({}, before('check-line')),
  ),
  row('line.flushes', 'fail', 'a line that does not flush is not used', () =>
    timeOut({}, line({ flushesFreely: false })),
  ),
  row('line.recent', 'fail', 'a line check is good for an hour', () =>
    timeOut({}, line({ checkedAt: onDoseDay('08:49') })),
  ),
  row(
    'line.recent',
    'cannot-evaluate',
    'without a procedure nobody knows how long a line check is good',
    () => timeOut({ site: { procedure: null } }),
  ),
  row('dose.accepted', 'fail', 'a quarantined vial is not injected', () =>
    timeOut(
      {},
      done(before('time-out'), 'quarantine-dose', { body: { reason: 'label torn' }, at: onDoseDay('09:40') }),
    ),
  ),
  row('dose.product', 'fail', 'the vial holds the product of the directive (NRC 230424)', () => {
    const stage = before('time-out');
    const cycle = stage.course.cycles[1];
    if (cycle?.vial == null) throw new Error('no vial');
    const swapped = { ...cycle, vial: { ...cycle.vial, productLabel: 'lu-177-oxodotreotide' as const } };
    return timeOut({}, { ...stage, course: { ...stage.course, cycles: { 1: swapped } } });
  }),
  row('dose.not-recalled', 'fail', 'a lot recalled after acceptance is not injected (ENS 55441)', () =>
    timeOut({ site: { recalledLots: { 'LOT-2026-09-15': 'mislabelled batch' } } }),
  ),
  row('dose.assayed', 'cannot-evaluate', 'a vial that nobody assayed is not injected', () =>
    timeOut(
      {},
      ['check-fitness', 'check-line'].reduce((stage, type) => done(stage, type), before('assay-dose')),
    ),
  ),
  row('dose.activity-now', 'fail', 'a vial outside ±10 % of the directive is not injected (ENS 55947)', () =>
    timeOut(
      {},
      done(before('time-out'), 'assay-dose', {
        change: { activityMBq: 17_100, measuredAt: onDoseDay('08:30') },
        at: onDoseDay('08:31'),
      }),
    ),
  ),
  row('dose.not-expired', 'fail', 'an expired vial is not injected', () =>
    timeOut({ change: { performedAt: '2026-09-18T11:00:01Z' }, at: '2026-09-18T11:00:30Z' }),
  ),
  row('identity.patient-code', 'fail', 'another patient’s wristband closes the time-out', () =>
    timeOut({ change: { patientCode: 'DEMO-0002' } }),
  ),
  row('identity.patient-code', 'cannot-evaluate', 'a patient without a code cannot be matched', () =>
    timeOut({ patientCodes: [] }),
  ),
  row('identity.directive-code', 'fail', 'an old directive’s print closes the time-out (ENS 56972)', () =>
    timeOut({ change: { directiveCode: 'RX-11111111-C1-V0' } }),
  ),
  row('identity.vial-code', 'fail', 'another vial closes the time-out', () =>
    timeOut({ change: { vialCode: 'VIAL-OTHER' } }),
  ),
  row('room.ready', 'fail', 'no spill kit, no injection', () =>
    timeOut({ change: { spillKitPresent: false } }),
  ),
  row('witness.different', 'fail', 'nobody is his own witness', () => timeOut({ witness: 'technologist' })),
  row('witness.different', 'cannot-evaluate', 'a time-out takes two people', () =>
    timeOut({ witness: null }),
  ),
  row('witness.role', 'fail', 'who verifies the dose works at the dose', () =>
    timeOut({ witness: 'coordinator', site: trainedToo('coordinator') }),
  ),
  row(
    'witness.training',
    'cannot-evaluate',
    'a second person without training on record verifies nothing',
    () => timeOut({ witness: 'radiopharmacist' }),
  ),
  row('witness.training', 'fail', 'training of the second person that ended yesterday is no training', () =>
    timeOut({ witness: 'secondTechnologist', site: trainedToo('secondTechnologist', '2026-09-14') }),
  ),
  row(
    'witness.training',
    'cannot-evaluate',
    'training in something else does not make a second person',
    () => timeOut({ witness: 'physicist' }),
    () => timeOut({ witness: 'physicist', site: trainedToo('physicist', '2026-09-15') }),
  ),
  row('time-out.done', 'cannot-evaluate', 'no injection without a time-out', () =>
    begin({}, before('time-out')),
  ),
  row('time-out.recent', 'fail', 'a time-out is good for thirty minutes', () =>
    begin({ change: { startedAt: '2026-09-15T02:20:01Z' }, at: '2026-09-15T02:20:30Z' }),
  ),
  row(
    'time-out.directive-unchanged',
    'fail',
    'a directive changed after the time-out asks for another time-out (ENS 56972)',
    () => begin({}, newDirective(before('start-injection'))),
  ),
  row('injection.not-started', 'fail', 'a cycle is injected once', () =>
    begin({ change: { startedAt: onDoseDay('10:01') }, at: onDoseDay('10:01') }, running()),
  ),
  row('method.as-prescribed', 'fail', 'the method is the directive’s', () =>
    begin({
      change: {
        method: 'syringe',
        setUpDone: ['syringe-shielded', 'connections-tight', 'pad-under-connections', 'saline-flush-ready'],
      },
    }),
  ),
  row('method.set-up', 'fail', 'the set-up list is complete (ENS 57953)', () =>
    begin({ change: { setUpDone: [] } }),
  ),
  row('method.flow-seen', 'fail', 'flow is seen before the vial is opened (ENS 57736)', () =>
    begin({ change: { flowSeen: false } }),
  ),
  row(
    'injection.running',
    'fail',
    'what does not run is not paused',
    () =>
      act(before('start-injection'), 'pause-injection', {
        body: { pausedAt: onDoseDay('10:00'), reason: 'pain' },
      }),
    () =>
      act(running(), 'pause-injection', {
        body: { pausedAt: onDoseDay('10:01'), reason: 'pain' },
        at: onDoseDay('10:01'),
      }),
  ),
  row(
    'injection.not-paused',
    'fail',
    'a pause is not paused',
    () =>
      act(paused(), 'pause-injection', {
        body: { pausedAt: onDoseDay('10:04'), reason: 'pain' },
        at: onDoseDay('10:04'),
      }),
    () =>
      act(running(), 'pause-injection', {
        body: { pausedAt: onDoseDay('10:04'), reason: 'pain' },
        at: onDoseDay('10:04'),
      }),
  ),
  row(
    'injection.paused',
    'fail',
    'only a pause is resumed',
    () => resume(running()),
    () => resume(paused()),
  ),
  row(
    'resume.flow-seen',
    'fail',
    'no flow, no resuming (ENS 55782)',
    () => resume(paused(), false),
    () => resume(paused()),
  ),
  row(
    'injection.started',
    'fail',
    'nothing leaks before it runs',
    () =>
      act(before('start-injection'), 'record-extravasation', {
        body: { noticedAt: onDoseDay('10:00'), actions: 'arm raised' },
      }),
    () =>
      act(running(), 'record-extravasation', {
        body: { noticedAt: onDoseDay('10:01'), actions: 'arm raised' },
        at: onDoseDay('10:01'),
      }),
  ),
  row('injection.stopped', 'fail', 'nothing is left over while it runs', () =>
    act(running(), 'measure-residual'),
  ),
  row('facts.in-order', 'fail', 'an injection does not stop before it starts', () =>
    act(before('stop-injection'), 'stop-injection', { change: { stoppedAt: onDoseDay('09:59') } }),
  ),
  row('residual.plausible', 'fail', 'no more is left over than there was', () =>
    residual({ change: { activityMBq: 8000 } }),
  ),
  row(
    'residual.vial-measured',
    'cannot-evaluate',
    'a vial that was not measured was not empty (ENS 57736)',
    () => act(before('measure-residual'), 'confirm-delivery'),
  ),
  row('device.checked-today', 'cannot-evaluate', 'a residual is measured on a checked calibrator', () =>
    residual({
      site: { devices: { ...site.devices, 'cal-1': { ...site.devices['cal-1'], lastCheck: null } } } as never,
    }),
  ),
];
