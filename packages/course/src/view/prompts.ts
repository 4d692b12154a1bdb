import type { Course, Cycle } from '../course.ts';
import { awaitedDocuments, unaskedDocuments } from '../documents.ts';
import { currentCycle, cycleOf, nextCycleNumber } from '../evolve/state.ts';
import type { Prompt } from '../gate.ts';
import type { Given } from '../given.ts';
import { labelOf } from '../rules/label.ts';
import { addMinutes, dayIn, isAfter } from '../time.ts';
import {
  deliveryPrompts,
  injectionPrompts,
  orderDuringInjection,
  releasePrompts,
} from './dose-day-prompts.ts';
import { bedside, prompt, supply } from './prompt.ts';
import { readinessPrompts } from './readiness-prompts.ts';
import { journeyPrompts, vialPrompts } from './supply-prompts.ts';

export function promptsOf(course: Course, given: Given): Prompt[] {
  const cycle = currentCycle(course);
  // What is on its way, in the hot lab or in the vein does not end with the course.
  if (course.status === 'ended') {
    return [
      ...journeyPrompts(cycle, given),
      ...vialPrompts(cycle, given),
      ...injectionPrompts(cycle, given),
      ...deliveryPrompts(cycle, given).filter(
        ({ command }) => command !== null && closesDelivery.has(command),
      ),
    ];
  }
  return [
    ...intakePrompts(course, given),
    ...directivePrompts(course, cycle),
    ...journeyPrompts(cycle, given),
    ...vialPrompts(cycle, given),
    ...readinessPrompts(course, cycle, given),
    ...injectionPrompts(cycle, given),
    ...deliveryPrompts(cycle, given),
    ...releasePrompts(cycle, given),
    ...(course.status === 'held' ? heldPrompts(course, given) : nextDosePrompts(course, given)),
  ];
}

const closesDelivery = new Set(['record-extravasation', 'measure-residual', 'confirm-delivery']);

/** What was asked for is the sender's to send; what was not is the coordinator's to ask for. */
function intakePrompts(course: Course, { site }: Given): Prompt[] {
  const awaited = awaitedDocuments(course);
  const unasked = unaskedDocuments(course);
  const [since] = awaited.map((one) => one.since).sort(Temporal.Instant.compare);
  return [
    ...(unasked.length === 0
      ? []
      : [
          prompt('documents-missing', 'info', ['coordinator', 'referrer'], {
            inputs: { documents: unasked.join(', ') },
            command: 'receive-document',
          }),
        ]),
    ...(since === undefined
      ? []
      : [
          prompt('documents-awaited', 'info', ['referrer'], {
            inputs: {
              documents: awaited.map(({ kind }) => kind).join(', '),
              since: dayIn(since, site.timeZone),
            },
            command: 'receive-document',
          }),
        ]),
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

/** What a held course waits for: the condition of the rule's rows that withhold, or the physician's own reason. */
function heldPrompts(course: Course, given: Given): Prompt[] {
  const { doseRule } = cycleOf(course, nextCycleNumber(course));
  const rows = (doseRule?.rows ?? [])
    .filter(({ fired, effect }) => fired === true && effect.startsWith('withhold'))
    .map(({ id }) => `${doseRule?.pack}/${id}`);
  const recheckBy = course.hold?.reviewOn ?? doseRule?.target ?? null;
  const today = dayIn(given.now, given.site.timeZone);
  const severity = recheckBy === null || today < recheckBy ? 'info' : today > recheckBy ? 'overdue' : 'due';
  const because = course.hold?.reason ?? null;
  return [
    prompt(rows.length > 0 ? 'next-dose-withheld' : 'course-held', severity, ['physician', 'coordinator'], {
      inputs: rows.length > 0 ? { rows: rows.join(', '), recheckBy } : { because, recheckBy },
      hazard: 'H-11',
      command: severity === 'info' ? null : 'resume-course',
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
