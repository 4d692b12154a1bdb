import { commandTable } from '../command-table.ts';
import type { Course, CourseView, StepView } from '../course.ts';
import { gatesOf } from '../decide/decide.ts';
import { awaitsDocument } from '../documents.ts';
import { currentCycle } from '../evolve/state.ts';
import { blocks } from '../gate.ts';
import type { Given } from '../given.ts';
import { promptsOf } from './prompts.ts';
import { way } from './way.ts';

/** The first act of the way that waits for somebody; for a held course its review, unless a dose is under way. */
function nextOf(course: Course, steps: readonly StepView[]): string | null {
  if (course.status === 'ended') return null;
  const cycle = currentCycle(course);
  const { injection, release } = cycle;
  const underWay = injection !== null && release === null;
  if (course.status === 'held' && !underWay) return 'resume-course';
  const aside = new Set(
    way
      .filter(
        ({ aside, wanted }) =>
          (typeof aside === 'function' ? aside(course, cycle) : aside) || wanted?.(course, cycle) === false,
      )
      .map(({ command }) => command as string),
  );
  const waiting = steps.filter(
    ({ command, state }) => (state === 'open' || state === 'blocked') && !aside.has(command),
  );
  // What lies on a paper that is still to come lets the rest go before it.
  const next = waiting.find(({ command }) => !awaitsDocument(course, command)) ?? waiting[0];
  return next?.command ?? null;
}

/**
 * The course as its people see it now: each act done, open, blocked (and by what), or later. A later act names
 * the one that it waits for; one of need alone, what would refuse it as long as there is no need.
 */
export function viewCourse(course: Course, given: Given): CourseView {
  const cycle = currentCycle(course);
  const steps = way.map(({ command, done, after, occasion, wanted }): StepView => {
    const fact = done(course, cycle);
    const { step } = commandTable[command];
    const base = { command, step, gates: [], doneAt: null, waitsFor: null };
    if (fact !== null) return { ...base, state: 'done', doneAt: fact.recordedAt };
    const waitsFor = after(course, cycle);
    if (waitsFor !== null) return { ...base, state: 'later', waitsFor };
    const gates = gatesOf(course, command, null, given).filter(
      // Whose training is meant is known only when somebody acts.
      ({ id }) => id !== 'operator.training',
    );
    if (occasion?.(course, cycle) === false) return { ...base, state: 'later', gates };
    if (gates.some(blocks)) return { ...base, state: 'blocked', gates };
    return { ...base, state: wanted?.(course, cycle) === false ? 'later' : 'open', gates };
  });
  return { course, steps, prompts: promptsOf(course, given), next: nextOf(course, steps) };
}
