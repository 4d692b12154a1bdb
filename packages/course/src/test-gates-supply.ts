import { act, before, done, onDoseDay, product, type Stage, site, through } from './test-course.ts';
import { type GateCase, row } from './test-gates-intake.ts';

const quarantined = (): Stage =>
  done(through('receive-dose'), 'quarantine-dose', { body: { reason: 'label torn' } });
const reduced = (): Stage => {
  const between = before('evaluate-dose-rule');
  const toxic = done(
    done(between, 'record-adverse-events', {
      change: { events: [{ term: 'dry-mouth', grade: 3 }] },
    }),
    'evaluate-dose-rule',
  );
  const well = done(
    done(toxic, 'record-adverse-events', { at: '2026-10-10T02:00:00Z' }),
    'evaluate-dose-rule',
    { at: '2026-10-10T02:10:00Z' },
  );
  return done(well, 'decide-next-cycle', { change: { decision: 'reduce' }, at: '2026-10-10T02:20:00Z' });
};
const orderedAnew = (): Stage =>
  done(
    done(before('record-milestone'), 'cancel-order', {
      body: { category: 'flight', reason: 'cancelled flight' },
    }),
    'order-dose',
  );
const device = (id: string, change: object) =>
  ({ devices: { ...site.devices, [id]: { ...site.devices[id], ...change } } }) as object;
const receive = (options = {}) => act(before('receive-dose'), 'receive-dose', options);
const assay = (options = {}) => act(before('assay-dose'), 'assay-dose', options);
const prescribe = (change: Record<string, unknown>) => act(before('prescribe'), 'prescribe', { change });
const order = (options = {}) => act(before('order-dose'), 'order-dose', options);

/** Gates from the directive to the assayed vial. */
export const supplyGates: readonly GateCase[] = [
  row('directive.product', 'fail', 'the other ¹⁷⁷Lu product is not this label’s (NRC 230424)', () =>
    prescribe({ product: 'lu-177-oxodotreotide' }),
  ),
  row('licence.covers', 'cannot-evaluate', 'a licence that nobody entered covers nothing', () =>
    act(before('prescribe'), 'prescribe', { site: { licence: null } }),
  ),
  row(
    'directive.activity-by-label',
    'fail',
    'another activity than the label’s needs a physician’s reason',
    () => prescribe({ activityMBq: 7000 }),
  ),
  row(
    'directive.not-raised',
    'fail',
    'a reduced dose is never raised again',
    () => act(reduced(), 'prescribe', { nth: 2 }),
    () => act(reduced(), 'prescribe', { nth: 2, change: { activityMBq: 5900 } }),
  ),
  row('directive.method-allowed', 'fail', 'a reduced dose is not given by gravity', () =>
    act(reduced(), 'prescribe', { nth: 2, change: { activityMBq: 5900, method: 'gravity' } }),
  ),
  row('directive.cycle', 'fail', 'the directive is for the next cycle', () => prescribe({ cycle: 2 })),
  row('directive.interval', 'fail', 'the next dose waits for the label’s interval', () =>
    act(before('prescribe', 2), 'prescribe', { nth: 2, change: { plannedAt: '2026-10-19T02:00:00Z' } }),
  ),
  row(
    'directive.dose-rule',
    'fail',
    'no directive after a decision to stop',
    () =>
      act(
        done(before('decide-next-cycle'), 'decide-next-cycle', {
          change: { decision: 'discontinue' },
          overrides: [],
        }),
        'prescribe',
        { nth: 2 },
      ),
    () => act(before('prescribe', 2), 'prescribe', { nth: 2 }),
  ),
  row('directive.validity', 'fail', 'a directive is valid at its planned instant', () =>
    prescribe({ validUntil: onDoseDay('09:00') }),
  ),
  row('directive.live', 'fail', 'no order without a live directive', () =>
    act(
      done(before('order-dose'), 'void-directive', { body: { reason: 'written by mistake' } }),
      'order-dose',
    ),
  ),
  row('directive.not-expired', 'fail', 'an expired directive orders nothing', () =>
    order({ at: '2026-09-18T00:00:00Z' }),
  ),
  row('order.estimate-accepted', 'cannot-evaluate', 'no dose is bound before an estimate is accepted', () =>
    act(done(done(before('issue-estimate'), 'prescribe'), 'record-cover'), 'order-dose'),
  ),
  row('order.covered', 'fail', 'a deposit for no dose covers none', () =>
    act(done(before('order-dose'), 'record-cover', { change: { validUntil: '2026-09-14' } }), 'order-dose'),
  ),
  row('order.none-live', 'fail', 'one dose is ordered once', () => act(before('receive-dose'), 'order-dose')),
  row('order.live', 'fail', 'what was not ordered is not received', () =>
    act(
      done(before('receive-dose'), 'cancel-order', {
        body: { category: 'flight', reason: 'cancelled flight' },
      }),
      'receive-dose',
      { change: { orderReferenceOnLabel: 'DO-11111111-C1-1' } },
    ),
  ),
  row('order.named', 'fail', 'a milestone of an order that was placed anew is not the new order’s', () =>
    act(orderedAnew(), 'record-milestone', {
      change: { orderReference: orderedAnew().course.cycles[1]?.cancelledOrders[0]?.reference },
    }),
  ),
  row('order.named', 'cannot-evaluate', 'a milestone says of which order it is', () =>
    act(before('record-milestone'), 'record-milestone', { change: { orderReference: null } }),
  ),
  row('order.inside-shelf-life', 'fail', 'the vial is inside its shelf life at the planned instant', () =>
    order({ change: { calibrationAt: '2026-09-09T11:00:00Z' } }),
  ),
  row('order.arrives-in-time', 'fail', 'the flight lands before the injection', () =>
    order({ change: { departureAt: '2026-09-14T20:00:00Z' } }),
  ),
  row('lane.open', 'fail', 'nothing is ordered on a closed lane', () =>
    order({ site: { lanes: { 'air-rome-shanghai': { ...site.lanes['air-rome-shanghai'], open: false } } } }),
  ),
  row('lane.open', 'cannot-evaluate', 'nothing is ordered on a lane that nobody knows', () =>
    order({ change: { lane: 'ferry' } }),
  ),
  row('lane.cut-off', 'fail', 'the order comes before the lane’s cut-off', () =>
    order({ at: '2026-09-05T02:00:00Z' }),
  ),
  row('operator.training', 'cannot-evaluate', 'who has no record of training receives no package', () =>
    receive({ site: { training: {} } }),
  ),
  row('operator.training', 'fail', 'training that ended yesterday is no training', () =>
    receive({ site: { training: { radiopharmacist: { 'receipt-of-packages': '2026-09-14' } } } }),
  ),
  row('device.known', 'fail', 'a retired meter measures nothing', () =>
    receive({ site: device('meter-1', { retired: true }) }),
  ),
  row('device.known', 'fail', 'a dose calibrator is no survey meter', () =>
    receive({ change: { meter: 'cal-1' } }),
  ),
  row('device.calibrated', 'fail', 'a calibration that was due yesterday is over', () =>
    receive({
      site: device('meter-1', {
        calibration: { ...site.devices['meter-1']?.calibration, dueOn: '2026-09-14' },
      }),
    }),
  ),
  row('device.calibrated', 'cannot-evaluate', 'a meter without a certificate is not calibrated', () =>
    receive({ site: device('meter-1', { calibration: null }) }),
  ),
  row('device.nuclide', 'fail', 'the calibrator has a setting for the nuclide', () =>
    assay({ site: device('cal-1', { nuclides: ['F-18'] }) }),
  ),
  row(
    'device.nuclide',
    'cannot-evaluate',
    'without a signed label nobody knows what nuclide is assayed',
    () => assay({ site: { packs: [] } }),
  ),
  row('device.geometry', 'fail', 'the calibrator is calibrated for a vial', () =>
    assay({ site: device('cal-1', { geometries: ['syringe'] }) }),
  ),
  row(
    'device.checked-today',
    'cannot-evaluate',
    'a calibrator that was checked yesterday was not checked',
    () =>
      assay({
        site: device('cal-1', {
          lastCheck: { ...site.devices['cal-1']?.lastCheck, checkedAt: '2026-09-13T23:15:00Z' },
        }),
      }),
  ),
  row('device.checked-today', 'fail', 'a calibrator that failed its check measures nothing', () =>
    assay({ site: device('cal-1', { lastCheck: { ...site.devices['cal-1']?.lastCheck, passed: false } }) }),
  ),
  row('dose.present', 'fail', 'no assay of a vial that has not come', () =>
    act(before('receive-dose'), 'assay-dose'),
  ),
  row('dose.not-used', 'fail', 'a vial that was injected is not assayed again as full', () =>
    act(through('start-injection'), 'assay-dose'),
  ),
  row(
    'dose.quarantined',
    'fail',
    'only a quarantined vial is accepted by hand',
    () => act(through('receive-dose'), 'accept-dose', { body: { reason: 'as ordered' } }),
    () => act(quarantined(), 'accept-dose', { body: { reason: 'label read again' } }),
  ),
  row(
    'dose.acceptable',
    'fail',
    'the wrong product is accepted by nobody',
    () =>
      act(
        act(before('receive-dose'), 'receive-dose', { change: { productLabel: 'lu-177-oxodotreotide' } })
          .next,
        'accept-dose',
        { body: { reason: 'looks alike' } },
      ),
    () => act(quarantined(), 'accept-dose', { body: { reason: `it is ${product}` } }),
  ),
];
