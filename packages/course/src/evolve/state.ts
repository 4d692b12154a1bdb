import type { Course, Cycle, Directive, Fact } from '../course.ts';
import type { PastEvent } from '../event.ts';

export type Evolver = (course: Course, event: PastEvent) => Course;

/** A course before its first event. */
export const openCourse = (id: string): Course => ({
  id,
  version: 0,
  personId: '',
  siteId: '',
  status: 'open',
  currentCycle: 1,
  referral: null,
  documents: {},
  documentsAsked: {},
  files: [],
  history: null,
  labs: [],
  pet: null,
  eligibility: null,
  board: null,
  consents: {},
  estimate: null,
  cover: null,
  directives: [],
  conflictingOrders: [],
  cycles: {},
  adverseEvents: null,
  doseReductions: 0,
  hold: null,
  end: null,
  corrections: [],
  overrides: [],
});

export const emptyCycle = (number: number): Cycle => ({
  number,
  order: null,
  cancelledOrders: [],
  vial: null,
  rejectedVials: [],
  fitness: null,
  line: null,
  timeOut: null,
  injection: null,
  residuals: [],
  delivery: null,
  doseRates: [],
  release: null,
  instructions: null,
  followUp: null,
  doseRule: null,
  reductionDue: false,
  arrangement: null,
  delay: null,
  decision: null,
});

export const factOf = (event: PastEvent): Fact => ({
  version: event.version,
  recordedAt: event.at,
  by: event.actor,
});

/** An event's body with the fact that states it. */
export const stated = <T>(event: PastEvent): T & { fact: Fact } => ({
  ...(event.body as T),
  fact: factOf(event),
});

/** Version at which a fact last changed: its own, or that of its latest correction. */
const latestVersion = (course: Course, fact: Fact): number =>
  Math.max(
    fact.version,
    ...course.corrections.filter(({ version }) => version === fact.version).map((one) => one.fact.version),
  );

/** Whether a fact was stated after all of those it rests on, their corrections included. */
export const isNewest = (course: Course, fact: Fact, inputs: readonly (Fact | undefined)[]): boolean =>
  inputs.every((input) => input === undefined || latestVersion(course, input) < fact.version);

export const cycleOf = (course: Course, number: number): Cycle => course.cycles[number] ?? emptyCycle(number);
export const currentCycle = (course: Course): Cycle => cycleOf(course, course.currentCycle);

/** The cycle that the next dose decision is about. */
export const nextCycleNumber = (course: Course): number =>
  currentCycle(course).injection === null ? course.currentCycle : course.currentCycle + 1;

export function withCycle(course: Course, number: number, change: (cycle: Cycle) => Partial<Cycle>): Course {
  const cycle = cycleOf(course, number);
  return { ...course, cycles: { ...course.cycles, [number]: { ...cycle, ...change(cycle) } } };
}

export const eventCycle = (event: PastEvent): number => event.body.cycle as number;

export const liveDirective = (course: Course): Directive | null =>
  course.directives.find((directive) => directive.status === 'live') ?? null;

/** When a cycle is planned: as its directive says, or a delay that was recorded after it. */
export const plannedAtOf = ({ delay }: Cycle, plan: Pick<Directive, 'plannedAt' | 'fact'>): string =>
  delay !== null && delay.fact.version > plan.fact.version ? delay.newPlannedAt : plan.plannedAt;

export const changeLiveDirective = (
  course: Course,
  change: { status: Directive['status']; voidedBecause?: string },
): Course => ({
  ...course,
  directives: course.directives.map((directive) =>
    directive.status === 'live'
      ? { ...directive, status: change.status, voidedBecause: change.voidedBecause ?? null }
      : directive,
  ),
});
