import { commands } from '../command.ts';
import type { Course, CourseView, StepView } from '../course.ts';
import { gatesOf } from '../decide/decide.ts';
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
      .filter((act) => (typeof act.aside === 'function' ? act.aside(course, cycle) : act.aside))
      .map(({ command }) => command as string),
  );
  const next = steps.find(
    ({ command, state }) => (state === 'open' || state === 'blocked') && !aside.has(command),
  );
  return next?.command ?? null;
}

/** The course as its people see it now: each act done, open, blocked (and why) or later. */
export function viewCourse(course: Course, given: Given): CourseView {
  const cycle = currentCycle(course);
  const steps = way.map(({ command, done, ready }): StepView => {
    const fact = done(course, cycle);
    const { step } = commands[command];
    if (fact !== null) return { command, step, state: 'done', gates: [], doneAt: fact.recordedAt };
    if (!ready(course, cycle)) return { command, step, state: 'later', gates: [], doneAt: null };
    const gates = gatesOf(course, command, null, given).filter(
      // Whose training is meant is known only when somebody acts.
      ({ id }) => id !== 'operator.training',
    );
    return { command, step, state: gates.some(blocks) ? 'blocked' : 'open', gates, doneAt: null };
  });
  return { course, steps, prompts: promptsOf(course, given), next: nextOf(course, steps) };
}
