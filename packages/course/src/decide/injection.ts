import type { Course, Cycle } from '../course.ts';
import { currentCycle, liveDirective } from '../evolve/state.ts';
import type { Gate } from '../gate.ts';
import type { Given } from '../given.ts';
import { check } from '../make-gate.ts';
import { labelOf } from '../rules/label.ts';
import { setUpLists } from '../set-up-lists.ts';
import { addMinutes, isAfter } from '../time.ts';
import type { Acts } from './act.ts';
import { consentGate, directiveGates, inOrder, notHeld } from './common.ts';
import { fitnessGates, lineGates, vialExpiry, vialGates } from './time-out.ts';

const running = ({ injection }: Cycle): Gate =>
  check('injection.running', injection !== null && injection.stop === null);
const openPause = ({ injection }: Cycle) => injection?.pauses.find(({ resumed }) => resumed === null);
const paused = (cycle: Cycle): boolean => openPause(cycle) !== undefined;
const started = ({ injection }: Cycle): Gate => check('injection.started', injection !== null);

function timeOutGates(course: Course, cycle: Cycle, at: string, given: Given): Gate[] {
  const { timeOut } = cycle;
  const directive = liveDirective(course);
  const validMinutes = given.site.procedure?.timeOutValidMinutes ?? null;
  return [
    check('time-out.done', timeOut === null ? null : true),
    check(
      'time-out.recent',
      timeOut === null || validMinutes === null
        ? null
        : !isAfter(at, addMinutes(timeOut.performedAt, validMinutes)),
      { at: timeOut?.performedAt ?? null, validMinutes },
    ),
    check(
      'time-out.directive-unchanged',
      timeOut === null || directive === null ? null : timeOut.directiveCode === directive.code,
      { atTimeOut: timeOut?.directiveCode ?? null, live: directive?.code ?? null },
    ),
  ];
}

/** What was looked at again after the time-out counts instead of what the time-out saw. */
function changedSince(course: Course, cycle: Cycle, at: string, given: Given): Gate[] {
  const { timeOut, fitness, line } = cycle;
  if (timeOut === null) return [];
  const newer = (fact: { version: number } | undefined) => (fact?.version ?? 0) > timeOut.fact.version;
  return [
    ...(newer(fitness?.fact) || course.labs.some(({ fact }) => newer(fact))
      ? fitnessGates(course, cycle, at, given)
      : []),
    ...(newer(line?.fact) ? lineGates(cycle, at, given) : []),
  ];
}

export const injectionActs: Acts<
  | 'check-line'
  | 'start-injection'
  | 'check-site'
  | 'pause-injection'
  | 'resume-injection'
  | 'stop-injection'
  | 'record-extravasation'
> = {
  'check-line': {
    gates: (course) => [check('injection.not-started', currentCycle(course).injection === null)],
    record: (course, body) => [
      { type: 'course.line-checked', body: { ...body, cycle: course.currentCycle } },
    ],
  },
  'start-injection': {
    gates: (course, body, given) => {
      const cycle = currentCycle(course);
      const directive = liveDirective(course);
      const missing =
        body === null ? [] : setUpLists[body.method].filter((item) => !body.setUpDone.includes(item));
      return [
        notHeld(course),
        check('injection.not-started', cycle.injection === null),
        ...directiveGates(course, given, body?.startedAt),
        consentGate(course),
        ...changedSince(course, cycle, body?.startedAt ?? given.now, given),
        ...timeOutGates(course, cycle, body?.startedAt ?? given.now, given),
        ...vialGates(course, cycle, body?.startedAt ?? given.now, given),
        ...(body === null
          ? []
          : [
              check('method.as-prescribed', directive === null ? null : directive.method === body.method, {
                method: body.method,
                prescribed: directive?.method ?? null,
              }),
              check('method.set-up', missing.length === 0, { missing: missing.join(', ') }),
              check('method.flow-seen', body.flowSeen),
              ...inOrder(cycle.timeOut?.performedAt, body.startedAt, 'startedAt'),
            ]),
      ];
    },
    record: (course, body) => [
      { type: 'course.injection-started', body: { ...body, cycle: course.currentCycle } },
    ],
  },
  'check-site': {
    gates: (course, body) => [
      running(currentCycle(course)),
      ...(body === null
        ? []
        : inOrder(currentCycle(course).injection?.start.startedAt, body.checkedAt, 'checkedAt')),
    ],
    record: (course, body) => [
      { type: 'course.site-checked', body: { ...body, cycle: course.currentCycle } },
    ],
  },
  'pause-injection': {
    gates: (course, body) => [
      running(currentCycle(course)),
      check('injection.not-paused', !paused(currentCycle(course))),
      ...inOrder(currentCycle(course).injection?.start.startedAt, body?.pausedAt, 'pausedAt'),
    ],
    record: (course, body) => [
      { type: 'course.injection-paused', body: { ...body, cycle: course.currentCycle } },
    ],
  },
  'resume-injection': {
    gates: (course, body, given) => [
      running(currentCycle(course)),
      check('injection.paused', paused(currentCycle(course))),
      ...orderStands(course, currentCycle(course)),
      ...(body === null ? [] : [check('resume.flow-seen', body.flowSeen)]),
      notHeld(course),
      consentGate(course),
      notExpired(currentCycle(course), body?.resumedAt ?? given.now, given),
      ...inOrder(openPause(currentCycle(course))?.pausedAt, body?.resumedAt, 'resumedAt'),
    ],
    record: (course, body) => [
      { type: 'course.injection-resumed', body: { ...body, cycle: course.currentCycle } },
    ],
  },
  'stop-injection': {
    gates: (course, body) => [
      running(currentCycle(course)),
      ...(body === null
        ? []
        : inOrder(currentCycle(course).injection?.start.startedAt, body.stoppedAt, 'stoppedAt')),
    ],
    record: (course, body) => [
      { type: 'course.injection-stopped', body: { ...body, cycle: course.currentCycle } },
    ],
  },
  'record-extravasation': {
    gates: (course, body) => [
      started(currentCycle(course)),
      ...inOrder(currentCycle(course).injection?.start.startedAt, body?.noticedAt, 'noticedAt'),
    ],
    record: (course, body) => [
      { type: 'course.extravasation-recorded', body: { ...body, cycle: course.currentCycle } },
    ],
  },
};

function notExpired(cycle: Cycle, at: string, given: Given): Gate {
  const expires = vialExpiry(cycle, labelOf(given.site));
  return check('dose.not-expired', expires === null ? null : !isAfter(at, expires), { expires });
}

/** A dose order noted while the injection is paused stops it from going on. */
function orderStands(course: Course, { injection }: Cycle): Gate[] {
  const startVersion = injection?.start.fact.version ?? 0;
  const later = course.conflictingOrders.filter(({ fact }) => fact.version > startVersion);
  return [
    check('time-out.directive-unchanged', later.length === 0, { order: later.at(-1)?.content ?? null }),
  ];
}
