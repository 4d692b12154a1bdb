import type { CommandBody } from '../command.ts';
import type { Course, Cycle } from '../course.ts';
import { currentCycle, liveDirective } from '../evolve/state.ts';
import { blocks, type Gate } from '../gate.ts';
import { type GateId, gateRules } from '../gate-rules.ts';
import type { Given } from '../given.ts';
import { check } from '../make-gate.ts';
import { labelOf } from '../rules/label.ts';
import type { Site } from '../site/site.ts';
import { addMinutes, dayIn, hoursBetween, isAfter } from '../time.ts';
import type { Acts } from './act.ts';
import {
  calibrationGates,
  calibratorGates,
  consentGate,
  directiveGates,
  inOrder,
  notHeld,
} from './common.ts';
import { receiptFindings } from './receipt.ts';

type SupplyCommand =
  | 'order-dose'
  | 'confirm-order'
  | 'cancel-order'
  | 'record-milestone'
  | 'report-missing-dose'
  | 'arrange-dose-day'
  | 'clear-arrangement'
  | 'receive-dose'
  | 'quarantine-dose'
  | 'accept-dose'
  | 'reject-dose'
  | 'assay-dose';

const orderLive = (course: Course): Gate => {
  const { order } = currentCycle(course);
  return check('order.live', order !== null && order.status !== 'received', {
    reference: order?.reference ?? null,
    status: order?.status ?? null,
  });
};

/** Between opening a form and sending it the order may have been cancelled and placed anew. */
const orderNamed = (course: Course, reference: string | null): Gate => {
  const live = currentCycle(course).order?.reference ?? null;
  return check('order.named', reference === null ? null : reference === live, { reference, live });
};

const dosePresent = ({ vial }: Cycle): Gate =>
  check('dose.present', vial !== null, { vial: vial?.vialCode ?? null });
const notUsed = ({ vial }: Cycle): Gate =>
  check('dose.not-used', vial === null ? null : vial.status !== 'used');

/** Orders placed and not cancelled, over all cycles: each takes a dose from the cover. */
const boundDoses = (course: Course): number =>
  Object.values(course.cycles).filter(({ order }) => order !== null).length;

export const supplyActs: Acts<SupplyCommand> = {
  'order-dose': {
    gates: (course, body, given) => [
      notHeld(course),
      ...directiveGates(course, given),
      consentGate(course),
      check('order.none-live', currentCycle(course).order === null, {
        reference: currentCycle(course).order?.reference ?? null,
      }),
      ...coverGates(course, given),
      ...(body === null ? [] : orderBodyGates(course, body, given)),
    ],
    record: (course, body) => {
      const directive = liveDirective(course);
      if (directive === null) return [];
      const { number, cancelledOrders } = currentCycle(course);
      return [
        {
          type: 'course.dose-ordered',
          body: {
            ...body,
            cycle: directive.cycle,
            reference: `DO-${course.id.slice(0, 8).toUpperCase()}-C${number}-${cancelledOrders.length + 1}`,
            directiveCode: directive.code,
            activityMBq: directive.activityMBq,
            product: directive.product,
            plannedAt: directive.plannedAt,
          },
        },
      ];
    },
  },
  'confirm-order': {
    gates: (course) => [orderLive(course)],
    record: (course, body) => [
      { type: 'course.order-confirmed', body: { ...body, cycle: course.currentCycle } },
    ],
  },
  'cancel-order': {
    gates: (course) => [orderLive(course)],
    record: (course, body, given) => [
      {
        type: 'course.order-cancelled',
        body: { ...body, cycle: course.currentCycle, free: cancelsFree(course, given) },
      },
    ],
  },
  'record-milestone': {
    gates: (course, body) => [
      orderLive(course),
      ...(body === null ? [] : [orderNamed(course, body.orderReference)]),
    ],
    record: (course, body) => {
      const { order, number } = currentCycle(course);
      if (order === null) return [];
      // The order of that time: a correction changes what was said of it, not which it is.
      const { reference: orderReference } = order;
      return [{ type: 'course.milestone-recorded', body: { ...body, orderReference, cycle: number } }];
    },
  },
  'arrange-dose-day': {
    gates: (course) => [check('injection.not-started', currentCycle(course).injection === null)],
    record: (course, body) => [
      { type: 'course.dose-day-arranged', body: { ...body, cycle: course.currentCycle } },
    ],
  },
  'clear-arrangement': {
    gates: (course) => [check('injection.not-started', currentCycle(course).injection === null)],
    record: (course) => [{ type: 'course.arrangement-cleared', body: { cycle: course.currentCycle } }],
  },
  'report-missing-dose': {
    gates: (course) => [orderLive(course)],
    record: (course, body) => [
      { type: 'course.dose-missing', body: { ...body, cycle: course.currentCycle } },
    ],
  },
  'receive-dose': {
    gates: (course, body, given) => [
      orderLive(course),
      ...(body === null ? [] : calibrationGates(body.meter, 'survey-meter', body.receivedAt, given)),
    ],
    record: (course, body, given) => {
      const { order, number } = currentCycle(course);
      if (order === null) return [];
      const findings = receiptFindings(order, body, given).filter(blocks);
      const received = {
        type: 'course.dose-received',
        body: { ...body, cycle: number, findings: findings.map(({ id }) => id) },
      };
      if (findings.length === 0) return [received];
      return [
        received,
        {
          type: 'course.dose-quarantined',
          body: {
            cycle: number,
            reason: 'findings on receipt',
            findings: findings.map(({ id, inputs }) => ({ id, inputs })),
          },
        },
      ];
    },
  },
  'quarantine-dose': {
    gates: (course) => [dosePresent(currentCycle(course)), notUsed(currentCycle(course))],
    record: (course, body) => [
      { type: 'course.dose-quarantined', body: { ...body, cycle: course.currentCycle } },
    ],
  },
  'accept-dose': {
    gates: (course, _, given) => {
      const { vial } = currentCycle(course);
      const hard = (vial?.findings ?? []).filter((id) => gateRules[id as GateId].overridableBy.length === 0);
      return [
        check('dose.quarantined', vial === null ? null : vial.status === 'quarantined', {
          status: vial?.status ?? null,
        }),
        check('dose.acceptable', vial === null ? null : hard.length === 0, { findings: hard.join(', ') }),
        check('dose.not-recalled', vial === null ? null : given.site.recalledLots[vial.lot] === undefined, {
          lot: vial?.lot ?? null,
        }),
      ];
    },
    record: (course, body) => [
      {
        type: 'course.dose-accepted',
        body: { ...body, cycle: course.currentCycle },
        signature: 'accepted',
      },
    ],
  },
  'reject-dose': {
    gates: (course) => [dosePresent(currentCycle(course)), notUsed(currentCycle(course))],
    record: (course, body) => [
      {
        type: 'course.dose-rejected',
        body: { ...body, cycle: course.currentCycle },
        signature: 'accepted',
      },
    ],
  },
  'assay-dose': {
    gates: (course, body, given) => {
      const cycle = currentCycle(course);
      return [
        dosePresent(cycle),
        notUsed(cycle),
        ...(body === null
          ? []
          : [
              ...calibratorGates(
                {
                  device: body.calibrator,
                  at: body.measuredAt,
                  nuclide: labelOf(given.site)?.nuclide ?? null,
                  geometry: body.geometry,
                },
                given,
              ),
              ...inOrder(cycle.vial?.receivedAt, body.measuredAt, 'measuredAt'),
            ]),
      ];
    },
    record: (course, body) => [
      { type: 'course.dose-assayed', body: { ...body, cycle: course.currentCycle } },
    ],
  },
};

function coverGates(course: Course, given: Given): Gate[] {
  const { estimate, cover } = course;
  const directive = liveDirective(course);
  const neededOn = dayIn(directive?.plannedAt ?? given.now, given.site.timeZone);
  const doses = boundDoses(course) + 1;
  return [
    check('order.estimate-accepted', estimate === null ? null : estimate.accepted, {
      currency: estimate?.currency ?? null,
      amountMinor: estimate?.amountMinor ?? null,
    }),
    check('order.covered', cover === null ? null : cover.validUntil >= neededOn && cover.doses >= doses, {
      payer: cover?.payer ?? null,
      validUntil: cover?.validUntil ?? null,
      coveredDoses: cover?.doses ?? null,
      neededDoses: doses,
      neededOn,
    }),
  ];
}

/** Whether the lane takes orders; null where the site has no such lane. */
export function laneGate(id: string, site: Site): Gate {
  const lane = site.lanes[id];
  return check('lane.open', lane === undefined ? null : lane.open, { lane: id, note: lane?.note ?? null });
}

function orderBodyGates(course: Course, body: CommandBody<'order-dose'>, given: Given): Gate[] {
  const label = labelOf(given.site);
  const lane = given.site.lanes[body.lane];
  const directive = liveDirective(course);
  const plannedAt = directive?.plannedAt ?? null;
  const hoursAfterCalibration = plannedAt === null ? null : hoursBetween(body.calibrationAt, plannedAt);
  const arrivesAt = lane === undefined ? null : addMinutes(body.departureAt, lane.transitHours * 60);
  return [
    laneGate(body.lane, given.site),
    check(
      'lane.cut-off',
      lane === undefined ? null : hoursBetween(given.now, body.departureAt) >= lane.orderCutOffDays * 24,
      { departureAt: body.departureAt, cutOffDays: lane?.orderCutOffDays ?? null },
    ),
    check(
      'order.arrives-in-time',
      arrivesAt === null || plannedAt === null ? null : !isAfter(arrivesAt, plannedAt),
      {
        arrivesAt,
        plannedAt,
      },
    ),
    check(
      'order.inside-shelf-life',
      hoursAfterCalibration === null || label === null
        ? null
        : hoursAfterCalibration >= 0 && hoursAfterCalibration <= label.shelfLifeHours,
      {
        hoursAfterCalibration:
          hoursAfterCalibration === null ? null : Math.round(hoursAfterCalibration * 10) / 10,
        shelfLifeHours: label?.shelfLifeHours ?? null,
      },
      label?.source,
    ),
  ];
}

/** Whether cancelling now is still free by the order's own terms; null when they are not known. */
function cancelsFree(course: Course, given: Given): boolean | null {
  const until = currentCycle(course).order?.freeCancellationUntil ?? null;
  return until === null ? null : !isAfter(given.now, until);
}
