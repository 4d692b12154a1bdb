import { type CourseView, commands, commandTypes, type Role } from '@lutetia/course';
import type { Right } from './rights.ts';

/** Acts that these roles may give. */
export const mayCommand = (roles: readonly Role[]): string[] =>
  commandTypes.filter((type) => commands[type].roles.some((role) => roles.includes(role)));

/**
 * The view as a right shows it. Clinical staff see all; a manager does not see what was read from the
 * wristband; a referrer and a patient see how far the course is, without the team's conditions and notes.
 */
export function reducedView(view: CourseView, right: Right): CourseView {
  if (right.as === 'clinical') return view;
  if (right.as === 'manager') return { ...view, course: withoutWristband(view.course) };
  const own = new Set(mayCommand(right.roles));
  return {
    ...view,
    course: {
      ...view.course,
      conflictingOrders: [],
      overrides: [],
      corrections: [],
      board: view.course.board === null ? null : { ...view.course.board, participants: [] },
      hold: view.course.hold === null ? null : { ...view.course.hold, reason: '' },
    },
    steps: view.steps.map((step) => (own.has(step.command) ? step : { ...step, gates: [] })),
    prompts: view.prompts.filter(({ roles }) => roles.some((role) => right.roles.includes(role))),
  };
}

const withoutWristband = (course: CourseView['course']): CourseView['course'] => ({
  ...course,
  cycles: Object.fromEntries(
    Object.entries(course.cycles).map(([number, cycle]) => [
      number,
      { ...cycle, timeOut: cycle.timeOut === null ? null : { ...cycle.timeOut, patientCode: '' } },
    ]),
  ),
});
