import { NuclideError } from '@lutetia/nuclide';
import { ProtocolError } from '@lutetia/protocol';
import type { z } from 'zod';
import { type Command, commands, type Override } from '../command.ts';
import { type CommandType, commandTypes, isCommandType } from '../command-table.ts';
import type { Course } from '../course.ts';
import type { NewEvent } from '../event.ts';
import { openCourse } from '../evolve/state.ts';
import { blocks, type Gate } from '../gate.ts';
import type { Given } from '../given.ts';
import type { Act } from './act.ts';
import { commonGates, futureGates } from './common.ts';
import { correctAct, correctable } from './correct.ts';
import { deliveryActs } from './delivery.ts';
import { fitnessAct } from './fitness.ts';
import { followUpActs } from './follow-up.ts';
import { injectionActs } from './injection.ts';
import { intakeActs } from './intake.ts';
import { prescriptionActs } from './prescription.ts';
import { releaseActs } from './release.ts';
import { supplyActs } from './supply.ts';
import { timeOutAct } from './time-out.ts';

export type Decision = { readonly events: readonly NewEvent[] } | { readonly refused: readonly Gate[] };

interface CourseInputIssue {
  readonly path: string;
  readonly message: string;
  /** Facts of the course contradict each other: no field is wrong by itself. */
  readonly code?: 'contradiction';
}

/** A command that is not of its form. */
export class CourseInputError extends Error {
  override readonly name = 'CourseInputError';
  readonly code = 'bad-input';
  readonly issues: readonly CourseInputIssue[];
  constructor(issues: readonly CourseInputIssue[]) {
    super(issues.map(({ path, message }) => `${path}: ${message}`).join('; '));
    this.issues = issues;
  }
}

const acts: { readonly [K in CommandType]: Act<K> } = {
  ...intakeActs,
  ...prescriptionActs,
  ...supplyActs,
  'check-fitness': fitnessAct,
  'time-out': timeOutAct,
  ...injectionActs,
  ...deliveryActs,
  ...releaseActs,
  ...followUpActs,
  correct: correctAct(
    (course, type, body, given) => ({ ...actOf(type).record(course, body, given)[0]?.body }),
    (type, body, given) => {
      if (type === null) return [];
      const parsed = commands[type].schema.safeParse(body);
      if (!parsed.success) return [];
      const history = type === 'record-history' || type === 'record-psma-pet' ? actOf(type) : null;
      return [
        ...futureGates(parsed.data as Record<string, unknown>, given),
        ...(history?.gates(openCourse(''), parsed.data, given) ?? []),
      ];
    },
  ),
};

/** The act of a command whose body was parsed by that command's own schema. */
const actOf = (type: CommandType) => acts[type] as Act<never> as ErasedAct;
interface ErasedAct {
  gates(course: Course, body: unknown, given: Given): Gate[];
  record(course: Course, body: unknown, given: Given): NewEvent[];
}

/** Checks a body against another schema's form. @throws CourseInputError */
export function parseBody<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new CourseInputError(
    parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
  );
}

/** @throws CourseInputError on an unknown command or a body that is not of its form. */
export function parseCommand(type: string, body: unknown, overrides: readonly Override[] = []): Command {
  if (!isCommandType(type))
    throw new CourseInputError([{ path: 'type', message: `unknown command ${type}` }]);
  return { type, body: parseBody(commands[type].schema, body), overrides } as Command;
}

/** All gates of a command as they stand; with `body` null, those that can be told before anything is typed. */
export function gatesOf(course: Course, type: CommandType, body: unknown, given: Given): Gate[] {
  return [...commonGates(course, type, body, given), ...actOf(type).gates(course, body, given)];
}

/** Whether an override lets this gate through: one is given, and the actor holds a role that may give it. */
const overridden = (gate: Gate, overrides: readonly Override[], given: Given): Override | undefined =>
  gate.overridableBy.some((role) => given.actor.roles.includes(role))
    ? overrides.find((override) => override.gate === gate.id)
    : undefined;

/**
 * Decides a command: the facts to record, or the gates that stay closed. Pure.
 * An override is recorded beside the facts, with its reason.
 *
 * @throws CourseInputError when a correction's new body is not of its event's form, or when facts of the course
 * contradict each other so that a rule cannot be applied to them.
 */
export function decide(course: Course, command: Command, given: Given): Decision {
  try {
    return decideSoundly(course, command, given);
  } catch (error) {
    if (!(error instanceof ProtocolError || error instanceof NuclideError)) throw error;
    throw new CourseInputError([{ path: '', message: error.message, code: 'contradiction' }]);
  }
}

function decideSoundly(course: Course, command: Command, given: Given): Decision {
  if (command.type === 'correct') assertCorrection(command.body, given);
  const closed = gatesOf(course, command.type, command.body, given).filter(blocks);
  const refused = closed.filter((gate) => overridden(gate, command.overrides, given) === undefined);
  if (refused.length > 0) return { refused };
  const events = actOf(command.type).record(course, command.body, given);
  if (events.length === 0) throw new Error(`${command.type} passed its gates and recorded nothing`);
  const overrides = [...new Map(closed.map((gate) => [gate.id, gate])).values()].map(
    (gate): NewEvent => ({
      type: 'course.gate-overridden',
      body: {
        gate: gate.id,
        reason: overridden(gate, command.overrides, given)?.reason ?? '',
        command: command.type,
        inputs: gate.inputs,
        hazard: gate.hazard,
      },
    }),
  );
  return { events: [...events, ...overrides] };
}

function assertCorrection(body: Extract<Command, { type: 'correct' }>['body'], given: Given): void {
  const target = given.events?.find(({ version }) => version === body.version);
  const type = commandTypes.find((one) => commands[one].event === target?.type);
  if (target !== undefined && type !== undefined && correctable(target.type)) {
    parseBody(commands[type].schema, body.body);
  }
}
