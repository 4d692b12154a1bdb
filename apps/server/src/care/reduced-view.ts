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
      ...withoutNotes(view.course),
      conflictingOrders: [],
      overrides: [],
      corrections: [],
      board: view.course.board === null ? null : { ...view.course.board, participants: [] },
    },
    steps: view.steps.map((step) => (own.has(step.command) ? step : { ...step, gates: [] })),
    prompts: view.prompts.filter(({ roles }) => roles.some((role) => right.roles.includes(role))),
  };
}

/** What the team wrote in words of its own; a source's note is the rule pack's. */
function withoutNotes<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutNotes) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]: [string, unknown]) => {
      if (key === 'source') return [key, inner];
      return [key, isNote(key, inner) ? '' : withoutNotes(inner)];
    }),
  ) as T;
}

const isNote = (key: string, value: unknown): boolean =>
  typeof value === 'string' && (key === 'note' || key === 'reason');

const withoutWristband = (course: CourseView['course']): CourseView['course'] => ({
  ...course,
  cycles: Object.fromEntries(
    Object.entries(course.cycles).map(([number, cycle]) => [
      number,
      { ...cycle, timeOut: cycle.timeOut === null ? null : { ...cycle.timeOut, patientCode: '' } },
    ]),
  ),
});
