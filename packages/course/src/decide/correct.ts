import { type CommandBody, type CommandType, commands, commandTypes } from '../command.ts';
import type { Course } from '../course.ts';
import type { PastEvent } from '../event.ts';
import { foldCourse } from '../evolve/evolve.ts';
import { openCourse } from '../evolve/state.ts';
import type { Gate } from '../gate.ts';
import type { Given } from '../given.ts';
import { check } from '../make-gate.ts';
import type { Act } from './act.ts';

/** The command that records an event of this type. */
export const commandOf = (eventType: string): CommandType | null =>
  commandTypes.find((type) => commands[type].event === eventType) ?? null;

const targetOf = (body: CommandBody<'correct'>, given: Given): PastEvent | null =>
  given.events?.find(({ version }) => version === body.version) ?? null;

/**
 * A signed fact is not rewritten: a new directive, assay or decision takes its place. All others may be
 * corrected by whoever may record them.
 */
export const correctable = (eventType: string): boolean => {
  const command = commandOf(eventType);
  return command !== null && command !== 'correct' && commands[command].signature === undefined;
};

/** Fields of a stored body that the command did not carry: the person, the cycle, codes. */
const carried = (target: PastEvent, command: CommandType): Record<string, unknown> => {
  const schema = commands[command].schema;
  const shape = 'shape' in schema ? (schema.shape as Record<string, unknown>) : {};
  return Object.fromEntries(Object.entries(target.body).filter(([key]) => !(key in shape)));
};

type Derive = (course: Course, type: CommandType, body: unknown, given: Given) => Record<string, unknown>;

/** `derive` recomputes what the command's own rules add to a body (a receipt's findings, a verdict). */
export const correctAct = (derive: Derive): Act<'correct'> => ({
  gates: (_, body, given): Gate[] => {
    if (body === null) return [];
    const target = targetOf(body, given);
    const command = target === null ? null : commandOf(target.type);
    const allowed = command === null ? [] : commands[command].roles;
    return [
      check('correction.target', target === null ? null : correctable(target.type), {
        version: body.version,
        event: target?.type ?? null,
      }),
      check(
        'correction.role',
        command === null ? null : given.actor.roles.some((role) => allowed.includes(role)),
        {
          roles: allowed.join(', '),
        },
      ),
    ];
  },
  record: (course, body, given) => {
    const target = targetOf(body, given);
    const command = target === null ? null : commandOf(target.type);
    if (target === null || command === null) return [];
    const parsed = commands[command].schema.parse(body.body);
    const before = foldCourse(
      openCourse(course.id),
      (given.events ?? []).filter(({ version }) => version < target.version),
    );
    const derived = derive(before, command, parsed, given);
    return [
      {
        type: 'course.corrected',
        body: {
          corrects: { stream: `course/${course.id}`, version: body.version },
          event: target.type,
          body: { ...carried(target, command), ...derived },
          reason: body.reason,
        },
      },
    ];
  },
});
