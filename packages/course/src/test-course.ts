import {
  at,
  type CourseStep,
  courseScript,
  dailyCheck,
  type ExampleUserKey,
  examplePeople,
  exampleUsers,
  playSite,
  recorded,
  siteScript,
} from '@lutetia/example';
import {
  blocks,
  type Course,
  commands,
  decide,
  evolve,
  foldCourse,
  type Gate,
  type Given,
  isCommandType,
  type NewEvent,
  openCourse,
  type PastEvent,
  parseCommand,
  type Site,
} from './index.ts';
import { dayIn } from './time.ts';

/** The example course, stopped where a test needs it, and one act tried on it. */

export const doseDay = '2026-09-15';
export const onDoseDay = (time: string): string => at(doseDay, 0, time);
export const product = 'lu-177-vipivotide-tetraxetan';
const courseId = '11111111-2222-4333-8444-555555555555';
export const [patient] = examplePeople;
export const script: readonly CourseStep[] = courseScript({ person: patient, doseDay, cycles: 2 });

const baseSite = playSite(siteScript('2026-11-24', (key) => key));
const sites = new Map<string, Site>();
/** The example hospital on a day whose calibrator check was done. */
export function siteOn(day: string): Site {
  const known = sites.get(day);
  if (known !== undefined) return known;
  const site = playSite([...siteScript('2026-11-24', (key) => key), dailyCheck(day)]);
  sites.set(day, site);
  return site;
}
export const site = siteOn(doseDay);
export const bareSite = baseSite;

export interface Stage {
  readonly course: Course;
  readonly events: readonly PastEvent[];
}
export const start: Stage = { course: openCourse(courseId), events: [] };

export interface ActOptions {
  /** Which act of this type of the script gives body, time and people. */
  readonly nth?: number;
  readonly change?: Record<string, unknown>;
  readonly body?: Record<string, unknown>;
  readonly at?: string;
  readonly by?: ExampleUserKey;
  readonly witness?: ExampleUserKey | null;
  readonly overrides?: readonly { gate: string; reason: string }[];
  readonly site?: Partial<Site>;
  readonly patientCodes?: readonly string[];
  readonly ageYears?: number | null;
}

export interface Outcome {
  readonly command: string;
  readonly refused: readonly Gate[];
  /** Gates that stayed closed, as `id result`. */
  readonly closed: readonly string[];
  readonly recorded: readonly NewEvent[];
  /** The course afterwards; as before when the act was refused. */
  readonly next: Stage;
}

export const stepOf = (type: string, nth = 1): CourseStep | undefined =>
  script.filter((step) => step.type === type)[nth - 1];

export function givenAt(now: string, options: ActOptions = {}, by: ExampleUserKey = 'physician'): Given {
  const actor = options.by ?? by;
  const { witness } = options;
  return {
    now,
    actor: { id: actor, roles: exampleUsers[actor].roles },
    witness: witness == null ? null : { id: witness, roles: exampleUsers[witness].roles },
    site: { ...siteOn(dayIn(now, 'Asia/Shanghai')), ...options.site },
    ageYears: options.ageYears === undefined ? 72 : options.ageYears,
    patientCodes: options.patientCodes ?? ['DEMO-0001'],
  };
}

const latest = (stage: Stage): string => stage.events.at(-1)?.at ?? '2026-08-01T00:00:00Z';

/** Tries an act as the script has it, with what the test changes. */
export function act(stage: Stage, type: string, options: ActOptions = {}): Outcome {
  const step = stepOf(type, options.nth);
  const now = options.at ?? step?.at ?? latest(stage);
  const role = isCommandType(type) ? commands[type].roles[0] : 'physician';
  const by = options.by ?? step?.by ?? (role as ExampleUserKey);
  const witness = options.witness === undefined ? step?.witness : options.witness;
  const scripted = typeof step?.body === 'function' ? step.body(stage.course) : step?.body;
  const body = options.body ?? { ...scripted, ...options.change };
  const given = givenAt(now, { ...options, witness: witness ?? null }, by);
  const command = parseCommand(type, body, [...(options.overrides ?? [])]);
  const decision = decide(stage.course, command, { ...given, events: stage.events });
  if ('refused' in decision) {
    const closed = decision.refused.filter(blocks).map(({ id, result }) => `${id} ${result}`);
    return { command: type, refused: decision.refused, closed, recorded: [], next: stage };
  }
  return {
    command: type,
    refused: [],
    closed: [],
    recorded: decision.events,
    next: append(stage, decision.events, given),
  };
}

function append(stage: Stage, events: readonly NewEvent[], { actor, now }: Given): Stage {
  let { course } = stage;
  const all = [...stage.events];
  for (const event of events) {
    const body =
      event.type === 'course.referred' ? { ...event.body, personId: 'person', siteId: 'demo' } : event.body;
    const past = recorded({ ...event, body }, course.version + 1, actor.id, now);
    all.push(past);
    course = past.type === 'course.corrected' ? foldCourse(openCourse(courseId), all) : evolve(course, past);
  }
  return { course, events: all };
}

/** An act that must go through. */
export function done(stage: Stage, type: string, options: ActOptions = {}): Stage {
  const outcome = act(stage, type, options);
  if (outcome.closed.length > 0) throw new Error(`${type}: ${outcome.closed.join('; ')}`);
  return outcome.next;
}

const played: Stage[] = [start];
/** The course after the first `count` acts of the script. */
export function after(count: number): Stage {
  for (let index = played.length; index <= count; index += 1) {
    const step = script[index - 1];
    const before = played[index - 1];
    if (step === undefined || before === undefined) throw new Error(`the script has no act ${index}`);
    const nth = script.slice(0, index).filter(({ type }) => type === step.type).length;
    played.push(done(before, step.type, { nth }));
  }
  return played[count] ?? start;
}

const indexOf = (type: string, nth: number): number => {
  const step = stepOf(type, nth);
  if (step === undefined) throw new Error(`the script has no ${type} ${nth}`);
  return script.indexOf(step);
};
/** The course just before the script's nth act of a type. */
export const before = (type: string, nth = 1): Stage => after(indexOf(type, nth));
/** The course just after it. */
export const through = (type: string, nth = 1): Stage => after(indexOf(type, nth) + 1);
