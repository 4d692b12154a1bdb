import type { Course, Cycle, Injection } from '../course.ts';
import { containerMeasured, residualInputs } from '../decide/delivery.ts';
import type { Prompt } from '../gate.ts';
import type { Given } from '../given.ts';
import { reportableFrom } from '../rules/regulation.ts';
import { releaseForecastOf, releaseOf } from '../rules/release.ts';
import { addMinutes, isAfter } from '../time.ts';
import { isReportable } from '../tolerance.ts';
import { bedside, prompt } from './prompt.ts';

/** An order that touches the dose while it runs in. */
export function orderDuringInjection(course: Course, injection: Injection, code: string | null): Prompt[] {
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

/** A site check is of its minute when it is made at most this much before or after. */
const siteCheckToleranceMinutes = 1;

export function injectionPrompts({ injection }: Cycle, given: Given): Prompt[] {
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

export function deliveryPrompts(cycle: Cycle, given: Given): Prompt[] {
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
        inputs: residualInputs(cycle),
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
  const thresholdPercent = reportableFrom(given.site);
  if (delivery.outdated) {
    prompts.push(
      prompt('delivery-outdated', 'overdue', ['physician', 'radiopharmacist'], {
        hazard: 'H-07',
        command: 'confirm-delivery',
      }),
    );
  } else if (isReportable(delivery.percentOfDirective, thresholdPercent) === true) {
    prompts.push(
      prompt('delivery-reportable', 'stop', ['physicist', 'physician', 'radiopharmacist'], {
        inputs: { percent, thresholdPercent },
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
export function releasePrompts(cycle: Cycle, given: Given): Prompt[] {
  if (cycle.release !== null || cycle.injection?.stop == null) return [];
  const { measuredAt, doseRateUSvPerH, result, inputs } = releaseOf(cycle, given.now, given);
  if (measuredAt === null || result === 'pass') return [];
  const expectedAt = releaseForecastOf(cycle, given)?.at ?? null;
  return [
    prompt('release-not-met', 'due', ['physicist', 'technologist'], {
      inputs: { ...inputs, doseRateUSvPerH, measuredAt, expectedAt },
      dueAt: expectedAt,
      hazard: 'H-15',
      command: 'measure-dose-rate',
    }),
  ];
}
