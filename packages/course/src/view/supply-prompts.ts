import type { Cycle, Order } from '../course.ts';
import { orderWindow } from '../dose-window.ts';
import { plannedAtOf } from '../evolve/state.ts';
import type { Prompt } from '../gate.ts';
import type { Given } from '../given.ts';
import { labelOf } from '../rules/label.ts';
import { addMinutes, hoursBetween, isAfter } from '../time.ts';
import { prompt, supply } from './prompt.ts';

/** Time between arrival and injection: receipt, assay, checks (service: 07:30 to 10:00). */
export const handlingHours = 2.5;
/** A package this late without word is looked for. */
const overdueHours = 1;

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

export function journeyPrompts(cycle: Cycle, given: Given): Prompt[] {
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
  const plannedAt = plannedAtOf(cycle, order);
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

export function vialPrompts({ vial }: Cycle, given: Given): Prompt[] {
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
