import { randomUUID } from 'node:crypto';
import { ApiError, type CallOutput } from '@lutetia/contract';
import {
  type Course,
  commands,
  currentCycle,
  isCommandType,
  openCourse,
  siteCommands,
} from '@lutetia/course';
import {
  at,
  type CourseStep,
  courseScript,
  dailyCheck,
  type ExampleUserKey,
  examplePeople,
  exampleSite,
  on,
  siteScript,
} from '@lutetia/example';
import type { Centre } from '../centre.ts';
import { fillBody, scenarioInstant } from './body.ts';
import { createPeople, type Person } from './people.ts';
import type { Expectation, Scenario, ScenarioStep } from './scenario.ts';

const today = '2026-11-24';
const doseDay = '2026-09-15';

export interface StepOutcome {
  readonly do: string;
  readonly as: string;
  readonly at: string;
  readonly note: string | null;
  readonly refused: readonly string[];
  readonly error: string | null;
  readonly events: readonly string[];
  readonly prompts: readonly string[];
  readonly met: boolean;
  /** What was expected and did not come. */
  readonly unmet: readonly string[];
}

export interface Replay {
  readonly report: string;
  readonly title: string;
  readonly answer: string;
  readonly met: boolean;
  readonly steps: readonly StepOutcome[];
}

/** A clock that stands where the scenario puts it. */
export interface ScenarioClock {
  now: Temporal.Instant;
}
export const scenarioClock = (): ScenarioClock => ({
  now: Temporal.Instant.from(at(on(today, -365), 0, '09:00')),
});

type View = CallOutput<'course'>['view'];

/** Replays one scenario over the HTTP interface of a fresh, empty centre whose clock is `clock`. */
export async function replay(centre: Centre, clock: ScenarioClock, given: Scenario): Promise<Replay> {
  const stage = await openStage(centre, clock, given);
  const steps: StepOutcome[] = [];
  for (const step of given.steps) steps.push(await play(stage, step));
  return {
    report: given.report,
    title: given.title,
    answer: given.answer,
    met: steps.every(({ met }) => met),
    steps,
  };
}

interface Stage {
  readonly people: (key: ExampleUserKey) => Person;
  readonly clock: ScenarioClock;
  readonly script: readonly CourseStep[];
  readonly courseId: string;
  /** Whether the calibrator has had its check of the dose day. */
  checked: boolean;
}

const patient = examplePeople[0];

async function openStage(centre: Centre, clock: ScenarioClock, given: Scenario): Promise<Stage> {
  const people = await createPeople(centre.app, exampleSite, () => clock.now);
  for (const step of siteScript(today, (key) => people(key).userId)) {
    clock.now = later(clock.now, step.at);
    await commandSite(people(step.by), step.type, step.body);
  }
  const script = courseScript({
    person: patient,
    doseDay,
    cycles: 1,
    ...(given.example.method === undefined ? {} : { method: given.example.method }),
  });
  const [referral, ...rest] = script;
  if (referral === undefined) throw new Error('the example course is empty');
  const { courseId } = await people('coordinator').call('openCourse', {
    body: { commandId: randomUUID(), person: editable(patient), referral: bodyOf(referral, openCourse('')) },
  });
  const stage: Stage = { people, clock, script, courseId, checked: false };
  const end = rest.findIndex((step) => isUntil(step, given.example.until));
  if (end < 0) throw new Error(`the example course has no act ${given.example.until}`);
  for (const step of rest.slice(0, end)) {
    await advance(stage, step.at);
    const { course } = await viewOf(stage, 'physician');
    await command(stage, step.by, step.witness, step.type, bodyOf(step, course), true);
  }
  return stage;
}

/** Moves the clock on; the calibrator's morning check is done when its time has come. */
async function advance(stage: Stage, to: string): Promise<void> {
  const check = dailyCheck(doseDay);
  if (!stage.checked && check.at < to) {
    stage.checked = true;
    stage.clock.now = later(stage.clock.now, check.at);
    await commandSite(stage.people(check.by), check.type, check.body);
  }
  stage.clock.now = later(stage.clock.now, to);
}

const editable = (person: typeof patient) => ({
  ...person,
  identifiers: person.identifiers.map((identifier) => ({ ...identifier })),
});

/** Scenarios may look back at the same minute, never before it. */
const later = (now: Temporal.Instant, iso: string): Temporal.Instant => {
  const wanted = Temporal.Instant.from(iso);
  return Temporal.Instant.compare(wanted, now) > 0 ? wanted : now;
};

function isUntil(step: CourseStep, until: string): boolean {
  const [type, kind] = until.split(':');
  return step.type === type && (kind === undefined || bodyOf(step, openCourse('')).kind === kind);
}

const bodyOf = ({ body }: CourseStep, course: Course): Record<string, unknown> =>
  typeof body === 'function' ? body(course) : body;

async function viewOf({ people, courseId }: Stage, by: ExampleUserKey): Promise<View> {
  const { view } = await people(by).call('course', { params: { id: courseId } });
  return view;
}

async function commandSite(person: Person, type: string, body: Record<string, unknown>) {
  const definition = Object.entries(siteCommands).find(([name]) => name === type)?.[1];
  const signs = definition !== undefined && 'signature' in definition;
  return person.call('commandSite', {
    body: {
      commandId: randomUUID(),
      type,
      body,
      ...(signs ? { signature: { method: 'pin' as const, secret: person.pin } } : {}),
    },
  });
}

function command(
  { people, courseId }: Stage,
  by: ExampleUserKey,
  witness: ExampleUserKey | undefined,
  type: string,
  body: Record<string, unknown>,
  sign: boolean,
) {
  const person = people(by);
  const definition = isCommandType(type) ? commands[type] : undefined;
  const second = witness === undefined ? undefined : people(witness);
  return person.call('commandCourse', {
    params: { id: courseId },
    body: {
      commandId: randomUUID(),
      type,
      body,
      ...(sign && definition !== undefined && 'signature' in definition
        ? { signature: { method: 'pin', secret: person.pin } }
        : {}),
      ...(sign && second !== undefined
        ? { witness: { username: second.username, method: 'pin', secret: second.pin } }
        : {}),
    },
  });
}

interface Answer {
  readonly refused: readonly string[];
  readonly error: string | null;
  readonly events: readonly { type: string; body: Record<string, unknown> }[];
}

async function play(stage: Stage, step: ScenarioStep): Promise<StepOutcome> {
  await advance(stage, scenarioInstant(doseDay, step.at));
  const before = await viewOf(stage, 'physician');
  const answer = await act(stage, step, before.course);
  const after = await viewOf(stage, 'physician');
  const unmet = unmetOf(step.expect, answer, after);
  return {
    do: step.do ?? step.doSite ?? '',
    as: step.as,
    at: stage.clock.now.toString(),
    note: step.note ?? null,
    refused: answer.refused,
    error: answer.error,
    events: answer.events.map(({ type }) => type),
    prompts: after.prompts.map(({ id }) => id),
    met: unmet.length === 0,
    unmet,
  };
}

async function act(stage: Stage, step: ScenarioStep, course: Course): Promise<Answer> {
  const nothing: Answer = { refused: [], error: null, events: [] };
  if (step.do === 'look') return nothing;
  const example = stage.script.findLast(({ type, at: when }) => type === step.do && when !== '');
  const own = step.body ?? { ...(example === undefined ? {} : bodyOf(example, course)), ...step.change };
  const body = fillBody(own, { course, doseDay, person: patient });
  try {
    const { events } =
      step.doSite === undefined
        ? await command(stage, step.as, step.witness ?? example?.witness, step.do ?? '', body, step.sign)
        : await commandSite(stage.people(step.as), step.doSite, body);
    return { ...nothing, events };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.code === 'gates-closed') {
      return { ...nothing, refused: (error.detail.gates ?? []).map(({ id }) => id) };
    }
    return { ...nothing, error: error.code };
  }
}

function unmetOf(expected: Expectation, answer: Answer, view: View): string[] {
  const prompts = new Map(view.prompts.map((prompt) => [prompt.id, prompt.severity]));
  const expectsRefusal = expected.refused !== undefined || expected.error !== undefined;
  const { vial, delivery } = currentCycle(view.course);
  const percent = delivery?.percentOfDirective ?? Number.NaN;
  return [
    ...(expected.refused ?? [])
      .filter((id) => !answer.refused.includes(id))
      .map((id) => `not refused by ${id}`),
    ...(expectsRefusal || (answer.refused.length === 0 && answer.error === null)
      ? []
      : [`refused: ${answer.error ?? answer.refused.join(', ')}`]),
    ...(expected.error === undefined || expected.error === answer.error
      ? []
      : [`error ${answer.error}, not ${expected.error}`]),
    ...(expected.events ?? [])
      .filter((type) => !answer.events.some((event) => event.type === type))
      .map((type) => `no event ${type}`),
    ...(expected.prompts ?? []).filter((id) => !prompts.has(id)).map((id) => `no prompt ${id}`),
    ...(expected.noPrompts ?? []).filter((id) => prompts.has(id)).map((id) => `prompt ${id} is still there`),
    ...Object.entries(expected.severity ?? {})
      .filter(([id, severity]) => prompts.get(id) !== severity)
      .map(([id, severity]) => `prompt ${id} is ${prompts.get(id)}, not ${severity}`),
    ...(expected.findings ?? []).filter((id) => !vial?.findings.includes(id)).map((id) => `no finding ${id}`),
    ...(expected.percentOfDirective === undefined ||
    (percent >= expected.percentOfDirective[0] && percent <= expected.percentOfDirective[1])
      ? []
      : [`${percent} % of the directive`]),
  ];
}
