import type { Course, Cycle, Injection, Order } from '../course.ts';
import { containerMeasured } from '../decide/delivery.ts';
import { orderWindow } from '../dose-window.ts';
import { currentCycle, nextCycleNumber } from '../evolve/state.ts';
import type { Prompt } from '../gate.ts';
import type { Given } from '../given.ts';
import { labelOf, releaseForecastOf, releaseOf } from '../rules.ts';
import { addMinutes, dayIn, hoursBetween, isAfter } from '../time.ts';
import { isReportable, reportablePercent } from '../tolerance.ts';
import type { Role } from '../vocabulary.ts';

/** Every prompt that a course can raise; each is translated under `prompt.<id>`. */
export const promptIds = [
  'documents-missing',
  'directive-voided',
  'dose-at-risk',
  'dose-go-no-go',
  'dose-beyond-use',
  'dose-not-arrived',
  'dose-missing',
  'dose-quarantined',
  'dose-lot-recalled',
  'dose-lane-closed',
  'site-check',
  'stop-now',
  'injection-paused',
  'residuals-due',
  'extravasation-due',
  'delivery-outdated',
  'delivery-deviation',
  'delivery-reportable',
  'partial-dose',
  'release-not-met',
  'next-dose-due',
] as const;
export type PromptId = (typeof promptIds)[number];

const bedside: readonly Role[] = ['technologist', 'physician'];
const supply: readonly Role[] = ['radiopharmacist', 'coordinator'];

const prompt = (
  id: PromptId,
  severity: Prompt['severity'],
  roles: readonly Role[],
  rest: Partial<Omit<Prompt, 'id' | 'severity' | 'roles'>> = {},
): Prompt => ({ id, severity, roles, inputs: {}, dueAt: null, hazard: null, command: null, ...rest });

/** Time between arrival and injection: receipt, assay, checks (service: 07:30 to 10:00). */
const handlingHours = 2.5;
/** A package this late without word is looked for. */
const overdueHours = 1;

export function promptsOf(course: Course, given: Given): Prompt[] {
  const cycle = currentCycle(course);
  // What is on its way, in the hot lab or in the vein does not end with the course.
  if (course.status === 'ended') {
    return [
      ...journeyPrompts(cycle, given),
      ...vialPrompts(cycle, given),
      ...injectionPrompts(cycle, given),
      ...deliveryPrompts(cycle).filter(({ command }) => command !== null && closesDelivery.has(command)),
    ];
  }
  return [
    ...intakePrompts(course),
    ...directivePrompts(course, cycle),
    ...journeyPrompts(cycle, given),
    ...vialPrompts(cycle, given),
    ...injectionPrompts(cycle, given),
    ...deliveryPrompts(cycle),
    ...releasePrompts(cycle, given),
    ...nextDosePrompts(course, given),
  ];
}

const closesDelivery = new Set(['record-extravasation', 'measure-residual', 'confirm-delivery']);

function intakePrompts(course: Course): Prompt[] {
  const missing = Object.entries(course.documents).filter(([, status]) => status === 'missing');
  return missing.length === 0
    ? []
    : [
        prompt('documents-missing', 'info', ['coordinator'], {
          inputs: { documents: missing.map(([kind]) => kind).join(', ') },
          command: 'receive-document',
        }),
      ];
}

function directivePrompts(course: Course, cycle: Cycle): Prompt[] {
  const last = course.directives.at(-1);
  if (cycle.injection !== null) return orderDuringInjection(course, cycle.injection, last?.code ?? null);
  if (last === undefined || last.status !== 'voided') return [];
  return [
    prompt('directive-voided', 'stop', ['physician', ...bedside, ...supply], {
      inputs: { code: last.code, because: last.voidedBecause },
      hazard: 'H-04',
      command: 'prescribe',
    }),
  ];
}

/** An order that touches the dose while it runs in. */
function orderDuringInjection(course: Course, injection: Injection, code: string | null): Prompt[] {
  const order = course.conflictingOrders.findLast(({ fact }) => fact.version > injection.start.fact.version);
  if (injection.stop !== null || order === undefined) return [];
  return [
    prompt('directive-voided', 'stop', ['physician', ...bedside], {
      inputs: { code, because: order.content },
      hazard: 'H-04',
      command: 'stop-injection',
    }),
  ];
}

/** Latest word on when the vial arrives. */
export const expectedArrival = (cycle: Cycle, given: Pick<Given, 'site'>): string | null => {
  const { order } = cycle;
  if (order === null) return null;
  const said = order.milestones.filter(({ expectedArrivalAt }) => expectedArrivalAt !== null).at(-1);
  const lane = given.site.lanes[order.lane];
  return (
    said?.expectedArrivalAt ??
    (lane === undefined ? null : addMinutes(order.departureAt, lane.transitHours * 60))
  );
};

function journeyPrompts(cycle: Cycle, given: Given): Prompt[] {
  const { order } = cycle;
  if (order === null || order.status === 'received') return [];
  return [
    ...windowPrompts(cycle, order, given),
    ...arrivalPrompts(cycle, order, given),
    ...lanePrompts(order, given),
  ];
}

/** Whether the vial can still be given; without a signed label its window is not known. */
function windowPrompts(cycle: Cycle, order: Order, given: Given): Prompt[] {
  const label = labelOf(given.site);
  if (label === null) return [];
  const { latestUse } = orderWindow(order, label);
  const arrival = expectedArrival(cycle, given);
  const plannedAt = cycle.delay?.newPlannedAt ?? order.plannedAt;
  const inputs = { reference: order.reference, latestUse, expectedArrivalAt: arrival };
  if (isAfter(given.now, latestUse)) {
    return [
      prompt('dose-beyond-use', 'stop', [...supply, 'physician'], {
        inputs,
        hazard: 'H-10',
        command: 'cancel-order',
      }),
    ];
  }
  const held = order.milestones.at(-1)?.kind === 'customs-held';
  const late = arrival !== null && isAfter(addMinutes(arrival, handlingHours * 60), plannedAt);
  if (!held && !late) return [];
  const latestArrival = addMinutes(latestUse, -handlingHours * 60);
  return [
    prompt(
      'dose-at-risk',
      arrival !== null && isAfter(arrival, latestArrival) ? 'stop' : 'due',
      [...supply, 'physician'],
      { inputs: { ...inputs, plannedAt }, hazard: 'H-09', command: 'record-milestone' },
    ),
    prompt('dose-go-no-go', 'due', [...supply, 'physician'], {
      inputs: { ...inputs, latestArrival },
      dueAt: latestArrival,
      hazard: 'H-09',
    }),
  ];
}

function arrivalPrompts(cycle: Cycle, order: Order, given: Given): Prompt[] {
  const { reference, missing } = order;
  if (missing !== null) {
    return [
      prompt('dose-missing', 'stop', [...supply, 'physicist'], {
        inputs: {
          reference,
          lastSeenAt: missing.lastSeenAt,
          lastSeenWhere: missing.lastSeenWhere,
          hours: Math.floor(hoursBetween(missing.lastSeenAt, given.now)),
        },
        hazard: 'H-09',
        command: 'record-milestone',
      }),
    ];
  }
  const arrival = expectedArrival(cycle, given);
  if (arrival === null || hoursBetween(arrival, given.now) <= overdueHours) return [];
  const label = labelOf(given.site);
  return [
    prompt('dose-not-arrived', 'overdue', [...supply, 'physicist'], {
      inputs: {
        reference,
        latestUse: label === null ? null : orderWindow(order, label).latestUse,
        expectedArrivalAt: arrival,
        hours: Math.floor(hoursBetween(arrival, given.now)),
      },
      dueAt: arrival,
      hazard: 'H-09',
      command: 'report-missing-dose',
    }),
  ];
}

function lanePrompts(order: Order, given: Given): Prompt[] {
  const lane = given.site.lanes[order.lane];
  if (lane === undefined || lane.open) return [];
  return [
    prompt('dose-lane-closed', 'stop', [...supply, 'physician'], {
      inputs: { lane: lane.name, note: lane.note, reference: order.reference },
      hazard: 'H-09',
      command: 'cancel-order',
    }),
  ];
}

function vialPrompts({ vial }: Cycle, given: Given): Prompt[] {
  if (vial === null) return [];
  const prompts: Prompt[] = [];
  if (vial.status === 'quarantined') {
    prompts.push(
      prompt('dose-quarantined', 'stop', ['radiopharmacist', 'physicist', 'technologist', 'physician'], {
        inputs: { vial: vial.vialCode, findings: vial.findings.join(', ') },
        hazard: 'H-08',
        command: 'reject-dose',
      }),
    );
  }
  if (given.site.recalledLots[vial.lot] !== undefined && vial.status !== 'used') {
    prompts.push(
      prompt('dose-lot-recalled', 'stop', ['radiopharmacist', 'physician', 'technologist'], {
        inputs: { lot: vial.lot, because: given.site.recalledLots[vial.lot] ?? null },
        hazard: 'H-18',
        command: 'quarantine-dose',
      }),
    );
  }
  return prompts;
}

/** A site check is of its minute when it is made at most this much before or after. */
const siteCheckToleranceMinutes = 1;

function injectionPrompts({ injection }: Cycle, given: Given): Prompt[] {
  if (injection === null || injection.stop !== null) return [];
  const open = injection.pauses.find(({ resumed }) => resumed === null);
  if (open !== undefined) {
    return [
      prompt('injection-paused', 'overdue', bedside, {
        inputs: { since: open.pausedAt, because: open.reason },
        hazard: 'H-07',
        command: 'resume-injection',
      }),
    ];
  }
  const last = injection.siteChecks.at(-1);
  if (last !== undefined && (last.finding !== 'normal' || !last.flowSeen || !last.connectionsTight)) {
    return [
      prompt('stop-now', 'stop', bedside, {
        inputs: { finding: last.finding, flowSeen: last.flowSeen, connectionsTight: last.connectionsTight },
        hazard: 'H-06',
        command: 'stop-injection',
      }),
    ];
  }
  const minutes = given.site.procedure?.siteCheckMinutes ?? [];
  const due = minutes
    .toSorted((a, b) => a - b)
    .map((minute) => ({ minute, at: addMinutes(injection.start.startedAt, minute) }));
  // A look counts for the checks due by then, not for later ones: three looks in two minutes are one check.
  const next = due.find(
    ({ at }) => last === undefined || isAfter(addMinutes(at, -siteCheckToleranceMinutes), last.checkedAt),
  );
  if (next === undefined) return [];
  const late = isAfter(given.now, addMinutes(next.at, siteCheckToleranceMinutes));
  return [
    prompt('site-check', late ? 'overdue' : 'due', bedside, {
      inputs: { minute: next.minute, at: next.at },
      dueAt: next.at,
      hazard: 'H-06',
      command: 'check-site',
    }),
  ];
}

function deliveryPrompts(cycle: Cycle): Prompt[] {
  const { injection, delivery } = cycle;
  if (injection?.stop == null) return [];
  const prompts: Prompt[] = [];
  if (
    (injection.stop.cause === 'extravasation' ||
      injection.siteChecks.some(({ finding }) => finding === 'swelling')) &&
    injection.extravasation === null
  ) {
    prompts.push(
      prompt('extravasation-due', 'overdue', [...bedside, 'physicist'], {
        hazard: 'H-06',
        command: 'record-extravasation',
      }),
    );
  }
  if (!containerMeasured(cycle)) {
    prompts.push(
      prompt('residuals-due', 'due', ['radiopharmacist', 'technologist'], {
        hazard: 'H-07',
        command: 'measure-residual',
      }),
    );
  }
  if (injection.stop.cause !== 'complete') {
    prompts.push(
      prompt('partial-dose', 'due', ['physician', 'radiopharmacist'], {
        inputs: { cause: injection.stop.cause },
        hazard: 'H-07',
        command: delivery === null ? 'confirm-delivery' : 'evaluate-dose-rule',
      }),
    );
  }
  if (delivery === null) return prompts;
  const percent = Math.round(delivery.percentOfDirective * 10) / 10;
  if (delivery.outdated) {
    prompts.push(
      prompt('delivery-outdated', 'overdue', ['physician', 'radiopharmacist'], {
        hazard: 'H-07',
        command: 'confirm-delivery',
      }),
    );
  } else if (isReportable(delivery.percentOfDirective)) {
    prompts.push(
      prompt('delivery-reportable', 'stop', ['physicist', 'physician', 'radiopharmacist'], {
        inputs: { percent, thresholdPercent: reportablePercent },
        hazard: 'H-07',
      }),
    );
  } else if (!delivery.withinTolerance) {
    prompts.push(
      prompt('delivery-deviation', 'due', ['physicist', 'physician', 'radiopharmacist'], {
        inputs: { percent },
        hazard: 'H-07',
      }),
    );
  }
  return prompts;
}

/** The newest reading does not allow the release yet, and when it may. */
function releasePrompts(cycle: Cycle, given: Given): Prompt[] {
  if (cycle.release !== null || cycle.injection?.stop == null) return [];
  const { measuredAt, doseRateUSvPerH, result } = releaseOf(cycle, given.now, given);
  if (measuredAt === null || result === 'pass') return [];
  const expectedAt = releaseForecastOf(cycle, given)?.at ?? null;
  return [
    prompt('release-not-met', 'due', ['physicist', 'technologist'], {
      inputs: { doseRateUSvPerH, measuredAt, expectedAt },
      dueAt: expectedAt,
      hazard: 'H-15',
      command: 'measure-dose-rate',
    }),
  ];
}

/** The order for a next dose must be bound two weeks before it (service, "Between and after"). */
const orderLeadDays = 14;

function nextDosePrompts(course: Course, given: Given): Prompt[] {
  const { release } = currentCycle(course);
  const start = currentCycle(course).injection?.start.startedAt;
  const label = labelOf(given.site);
  if (release === null || start === undefined || label === null) return [];
  const planned = Math.min(label.maximumCycles, course.board?.plannedCycles ?? label.maximumCycles);
  const decision = course.cycles[nextCycleNumber(course)]?.decision?.decision;
  if (nextCycleNumber(course) > planned || decision === 'discontinue') return [];
  const target = addMinutes(start, label.intervalDays * 24 * 60);
  const decideBy = addMinutes(target, -orderLeadDays * 24 * 60);
  if (!isAfter(given.now, addMinutes(decideBy, -7 * 24 * 60))) return [];
  return [
    prompt('next-dose-due', isAfter(given.now, decideBy) ? 'overdue' : 'due', ['physician', 'coordinator'], {
      inputs: { target: dayIn(target, given.site.timeZone), decideBy: dayIn(decideBy, given.site.timeZone) },
      dueAt: decideBy,
      hazard: 'H-25',
      command: 'decide-next-cycle',
    }),
  ];
}
