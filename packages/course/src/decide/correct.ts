import { type CommandBody, commands } from '../command.ts';
import { type CommandType, commandOf } from '../command-table.ts';
import type { Course } from '../course.ts';
import type { PastEvent } from '../event.ts';
import { correctedVersion, foldCourse } from '../evolve/evolve.ts';
import { openCourse } from '../evolve/state.ts';
import type { Gate } from '../gate.ts';
import type { Given } from '../given.ts';
import { check } from '../make-gate.ts';
import type { Act } from './act.ts';

const targetOf = (body: CommandBody<'correct'>, given: Given): PastEvent | null =>
  given.events?.find(({ version }) => version === body.version) ?? null;

/**
 * A signed fact is not rewritten: a new directive or decision takes its place; what a rule answered is not either:
 * it is evaluated anew. All others may be corrected by whoever may record them.
 */
export const correctable = (eventType: string): boolean => {
  const command = commandOf(eventType);
  return command !== null && !answers.has(command) && commands[command].signature === undefined;
};
const answers = new Set<CommandType>(['correct', 'evaluate-eligibility', 'evaluate-dose-rule']);

/** Fields of a stored body that the command did not carry: the person, the cycle, codes. */
const carried = (target: PastEvent, command: CommandType): Record<string, unknown> => {
  const schema = commands[command].schema;
  const shape = 'shape' in schema ? (schema.shape as Record<string, unknown>) : {};
  return Object.fromEntries(Object.entries(target.body).filter(([key]) => !(key in shape)));
};

/** Conditions on what a body says has happened. */
type FactGates = (type: CommandType | null, body: unknown, given: Given) => Gate[];
type Derive = (course: Course, type: CommandType, body: unknown, given: Given) => Record<string, unknown>;

/** The events before a target, each in its latest corrected form. */
const eventsBefore = (target: PastEvent, given: Given): PastEvent[] =>
  (given.events ?? []).filter((event) =>
    event.type === 'course.corrected'
      ? correctedVersion(event) < target.version
      : event.version < target.version,
  );

/** `derive` recomputes what the command's own rules add to a body (a receipt's findings, a verdict). */
export const correctAct = (derive: Derive, factGates: FactGates): Act<'correct'> => ({
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
      ...factGates(command, body.body, given),
    ];
  },
  record: (course, body, given) => {
    const target = targetOf(body, given);
    const command = target === null ? null : commandOf(target.type);
    if (target === null || command === null) return [];
    const parsed = commands[command].schema.parse(body.body);
    const before = foldCourse(openCourse(course.id), eventsBefore(target, given));
    const derived = derive(before, command, parsed, { ...given, now: target.at });
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
