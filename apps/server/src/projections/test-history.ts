import {
  type Course,
  CourseInputError,
  commands,
  correctable,
  currentCycle,
  emptySite,
  evolve,
  evolveSite,
  foldCourse,
  isCommandType,
  type NewEvent,
  openCourse,
  type PastEvent,
  type Site,
  siteCommands,
} from '@lutetia/course';
import {
  at,
  type CourseStep,
  courseScript,
  dailyCheck,
  decideSiteStep,
  decideStep,
  type ExampleUserKey,
  examplePeople,
  exampleSite,
  exampleUsers,
  on,
  RefusedError,
  recorded,
  type SiteStep,
  siteScript,
} from '@lutetia/example';
import type { NewEvent as LedgerEvent } from '../ledger/index.ts';

/** What one act recorded: the events of one stream that were appended together. */
export interface HistoryAct {
  stream: string;
  events: LedgerEvent[];
  actor: string;
  role: string;
  at: string;
}

export interface History {
  acts: HistoryAct[];
  events: number;
  courses: number;
  /** How often each type of event occurs. */
  types: Map<string, number>;
}

const firstDay = '2026-03-02';
/** So few that the courses of a thousand events come to their ends, and reach nearly every kind of event. */
const coursesPerDay = 0.5;

/**
 * A history of at least `events` events of one site and its courses, in the order of the clock, decided by the
 * rules of the course itself: whole example courses, of which some are broken off, interrupted, corrected or
 * disturbed by changes of the site. The same seed gives the same history.
 */
export function randomHistory(seed: number, events: number): History {
  const random = mulberry32(seed);
  const history: History = { acts: [], events: 0, courses: 0, types: new Map() };
  const site = new SitePlayer(history);
  const waiting: CoursePlayer[] = [];
  while (history.events < events) {
    const due = waiting.reduce<CoursePlayer | null>(
      (first, one) => (first === null || one.nextAt < first.nextAt ? one : first),
      null,
    );
    const opening = at(firstDay, Math.floor(history.courses / coursesPerDay), '08:30');
    if (due === null || opening < due.nextAt) {
      waiting.push(
        new CoursePlayer(history, random, on(opening.slice(0, 10), 41 + Math.floor(random() * 5))),
      );
      history.courses += 1;
      continue;
    }
    if (random() < 0.02) site.disturb(random, due.nextAt);
    site.checkCalibrator(due);
    due.playNext(site.state);
    if (due.done) waiting.splice(waiting.indexOf(due), 1);
  }
  return history;
}

function keep(
  history: History,
  act: Omit<HistoryAct, 'role' | 'events'>,
  events: readonly NewEvent[],
  role: string,
  coSigner?: string,
) {
  const { actor, at: when } = act;
  const signedBy = (by: string) => ({ by, at: when, method: 'pin' as const });
  history.acts.push({
    ...act,
    role,
    events: events.map(({ type, body, signature }) => ({
      type,
      body,
      ...(signature === undefined
        ? {}
        : {
            signature: {
              ...signedBy(actor),
              meaning: signature,
              ...(coSigner === undefined ? {} : { coSigner: signedBy(coSigner) }),
            },
          }),
    })),
  });
  history.events += events.length;
  for (const { type } of events) history.types.set(type, (history.types.get(type) ?? 0) + 1);
}

class SitePlayer {
  readonly #history: History;
  state: Site = emptySite(exampleSite.id);
  #checkedOn = '';
  #lots: string[] = [];

  constructor(history: History) {
    this.#history = history;
    const { name, country, timeZone } = exampleSite;
    this.#record({ at: at(firstDay, -365, '08:00'), by: 'administrator' }, [
      { type: 'site.opened', body: { name, country, timeZone } },
    ]);
    for (const step of siteScript(on(firstDay, 100), (key) => key)) this.#play(step);
  }

  /** The morning's check, before the first assay of a day. */
  checkCalibrator({ nextAt, nextType, lot }: CoursePlayer): void {
    const day = nextAt.slice(0, 10);
    if (nextType === 'receive-dose') this.#lots.push(lot);
    if (nextType !== 'assay-dose' || day === this.#checkedOn) return;
    this.#checkedOn = day;
    this.#play({ ...dailyCheck(day), at: nextAt });
  }

  /** Something changes at the hospital. */
  disturb(random: () => number, when: string): void {
    const lane = this.state.lanes['air-rome-shanghai'];
    const changes: (readonly [ExampleUserKey, string, Record<string, unknown>])[] = [
      [
        'radiopharmacist',
        'set-lane',
        { ...lane, transitHours: 20 + Math.floor(random() * 12), note: `transit at ${when}` },
      ],
      [
        'radiopharmacist',
        'set-lane',
        { ...lane, id: `lane-${Math.floor(random() * 40)}`, name: 'Another lane', open: random() < 0.5 },
      ],
      [
        'radiopharmacist',
        'recall-lot',
        { lot: pick(random, ['LOT-NONE', ...this.#lots]), reason: 'sterility' },
      ],
      [
        'physicist',
        'set-procedure',
        {
          siteCheckMinutes: [2, 5, 10],
          timeOutValidMinutes: 25 + Math.floor(random() * 20),
          lineCheckValidMinutes: 60,
        },
      ],
      [
        'physicist',
        'record-training',
        {
          user: `user-${Math.floor(random() * 9)}`,
          topic: 'dose-calibrator',
          completedOn: on(firstDay, -9),
          validUntil: on(firstDay, 300),
        },
      ],
      [
        'administrator',
        'publish-consent-form',
        { kind: 'data-export', version: `X-${when}`, languages: ['zh'] },
      ],
    ];
    const [by, type, body] = pick(random, changes);
    this.#play({ at: when, by, type, body });
  }

  #play(step: SiteStep): void {
    this.#record(step, decideSiteStep(this.state, step), step.type);
  }

  #record({ at: when, by }: Pick<SiteStep, 'at' | 'by'>, events: readonly NewEvent[], type?: string): void {
    const granted = Object.entries(siteCommands).find(([name]) => name === type)?.[1].roles ?? [];
    const act = { stream: `site/${exampleSite.id}`, actor: by, at: when };
    keep(this.#history, act, events, roleOf(granted, by));
    for (const event of events) {
      this.state = evolveSite(this.state, recorded(event, this.state.version + 1, by, when));
    }
  }
}

type Extra = Omit<CourseStep, 'at'> & { /** Nothing follows it. */ last?: true };

class CoursePlayer {
  readonly #history: History;
  readonly #random: () => number;
  readonly #steps: CourseStep[];
  readonly #events: PastEvent[] = [];
  /** The body of each command by the version of its event: what a correction replaces. */
  readonly #sent = new Map<number, Record<string, unknown>>();
  readonly #patientCode: string;
  readonly #origin: Record<string, unknown>;
  readonly lot: string;
  #course: Course;
  #refusals = 0;

  constructor(history: History, random: () => number, doseDay: string) {
    this.#history = history;
    this.#random = random;
    const person = pick(random, examplePeople);
    this.#patientCode = person.identifiers[0]?.value ?? '';
    this.lot = `LOT-${doseDay}`;
    this.#course = openCourse(uuid(random));
    this.#origin = {
      personId: uuid(random),
      siteId: exampleSite.id,
      referrerId: pick(random, ['referrer', 'coordinator']),
      restricted: random() < 0.05,
    };
    const script = courseScript({
      person,
      doseDay,
      cycles: 1 + Math.floor(random() * 2),
      method: pick(random, ['peristaltic-pump', 'gravity', 'syringe'] as const),
    });
    this.#steps = random() < 0.3 ? script.slice(0, 1 + Math.floor(random() * script.length)) : script;
  }

  get done(): boolean {
    return this.#steps.length === 0;
  }
  get nextAt(): string {
    return this.#steps[0]?.at ?? '';
  }
  get nextType(): string {
    return this.#steps[0]?.type ?? '';
  }

  playNext(site: Site): void {
    const step = this.#steps.shift();
    if (step === undefined) return;
    if (this.#course.version > 0 && this.#random() < 0.08) this.#disturb(site, step.at);
    if (!this.#play(site, this.#vary(step)) && ++this.#refusals > 3) this.#steps.length = 0;
  }

  /** A package now and then arrives damaged, and one in a while is not what was ordered. */
  #vary(step: CourseStep): CourseStep {
    if (step.type !== 'receive-dose' || this.#random() > 0.15) return step;
    const fault = pick(this.#random, [
      { sealIntact: false },
      { wipeBqPerCm2: 9 },
      { consigneeMatches: false },
    ]);
    const { body } = step;
    return {
      ...step,
      body: (course) => ({ ...(typeof body === 'function' ? body(course) : body), ...fault }),
    };
  }

  #disturb(site: Site, when: string): void {
    for (const { last, ...extra } of pick(this.#random, extras)(this.#course, when, this.#random)) {
      const recordedIt = this.#play(site, { ...extra, at: when });
      if (last && recordedIt) this.#steps.length = 0;
    }
    if (this.#random() < 0.3) this.#correct(site, when);
  }

  #correct(site: Site, when: string): void {
    const targets = this.#events.filter(({ type, version }) => correctable(type) && this.#sent.has(version));
    if (targets.length === 0) return;
    const { type, version } = pick(this.#random, targets);
    const body = { ...this.#sent.get(version), ...changed(type, this.#random) };
    for (const by of ['physician', 'radiopharmacist', 'technologist', 'physicist', 'coordinator'] as const) {
      const correction = { version, body, reason: 'entered wrongly' };
      if (this.#play(site, { at: when, by, type: 'correct', body: correction })) return;
    }
  }

  /** False when the course refuses it: then nothing is recorded. */
  #play(site: Site, step: CourseStep): boolean {
    const course = this.#course;
    const body = typeof step.body === 'function' ? step.body(course) : step.body;
    let events: readonly NewEvent[];
    try {
      events = decideStep(
        course,
        { ...step, body },
        {
          site,
          ageYears: 71,
          patientCodes: [this.#patientCode],
          events: this.#events,
        },
      );
    } catch (error) {
      if (error instanceof RefusedError || error instanceof CourseInputError) return false;
      throw error;
    }
    const whole = events.map((event) =>
      event.type === 'course.referred' ? { ...event, body: { ...event.body, ...this.#origin } } : event,
    );
    const { by, at: when, witness } = step;
    const granted = isCommandType(step.type) ? commands[step.type].roles : [];
    keep(
      this.#history,
      { stream: `course/${course.id}`, actor: by, at: when },
      whole,
      roleOf(granted, by),
      witness,
    );
    for (const event of whole) {
      const past = recorded(event, this.#course.version + 1, by, when);
      this.#events.push(past);
      if (past.type !== 'course.corrected') this.#sent.set(past.version, body);
      this.#course =
        past.type === 'course.corrected'
          ? foldCourse(openCourse(course.id), this.#events)
          : evolve(this.#course, past);
    }
    return true;
  }
}

type ExtraActs = (course: Course, when: string, random: () => number) => readonly Extra[];

const reason = 'as the day brought it';

/** Acts that no example course has. Most are refused at most moments, which is as it should be. */
const extras: readonly ExtraActs[] = [
  () => [{ by: 'radiopharmacist', type: 'quarantine-dose', body: { reason } }],
  () => [
    { by: 'radiopharmacist', type: 'quarantine-dose', body: { reason } },
    { by: 'radiopharmacist', type: 'accept-dose', body: { reason } },
  ],
  () => [
    { by: 'radiopharmacist', type: 'quarantine-dose', body: { reason } },
    { by: 'radiopharmacist', type: 'reject-dose', body: { disposition: 'return-to-supplier', reason } },
  ],
  () => [{ by: 'physician', type: 'cancel-order', body: { category: 'clinical', reason } }],
  (course, when) => [
    { by: 'radiopharmacist', type: 'cancel-order', body: { category: 'flight', reason } },
    {
      by: 'radiopharmacist',
      type: 'order-dose',
      body: {
        lane: 'air-rome-shanghai',
        departureAt: currentCycle(course).order?.departureAt ?? when,
        calibrationAt: currentCycle(course).order?.calibrationAt ?? when,
        calibrationTimeZone: 'Europe/Rome',
        currency: 'CNY',
        priceMinor: 17_000_000,
        freeCancellationUntil: null,
      },
    },
  ],
  (_, when) => [
    {
      by: 'radiopharmacist',
      type: 'arrange-dose-day',
      body: { room: 'Room 1', patientArrivesAt: null, people: ['technologist'] },
    },
    { by: 'radiopharmacist', type: 'clear-arrangement', body: {} },
    {
      by: 'radiopharmacist',
      type: 'report-missing-dose',
      body: { lastSeenAt: when, lastSeenWhere: 'Pudong, cargo', note: '' },
    },
  ],
  (course, when) => [
    {
      by: 'radiopharmacist',
      type: 'record-milestone',
      body: {
        orderReference: currentCycle(course).order?.reference ?? null,
        kind: 'delayed',
        occurredAt: when,
        expectedArrivalAt: at(when.slice(0, 10), 1, '07:00'),
        saidBy: 'Carrier',
        note: '',
      },
    },
  ],
  (_, when) => [
    {
      by: 'technologist',
      type: 'note-conflicting-order',
      body: { orderedBy: 'Dr Fang', activityMBq: 5550, orderedAt: when, content: 'reduce, by telephone' },
    },
  ],
  () => [{ by: 'physician', type: 'void-directive', body: { reason } }],
  () => [{ by: 'physician', type: 'hold-course', body: { reason, reviewOn: null } }],
  () => [
    { by: 'physician', type: 'hold-course', body: { reason, reviewOn: null } },
    { by: 'physician', type: 'resume-course', body: { reason } },
  ],
  (_, when) => [
    {
      by: 'coordinator',
      type: 'delay-cycle',
      body: { newPlannedAt: at(when.slice(0, 10), 30, '10:00'), reason },
    },
  ],
  () => [{ by: 'coordinator', type: 'withdraw-consent', body: { kind: 'treatment', reason } }],
  (_, when) => [
    { by: 'technologist', type: 'pause-injection', body: { pausedAt: when, reason } },
    {
      by: 'technologist',
      type: 'resume-injection',
      body: { resumedAt: when, flowSeen: true, action: reason },
    },
  ],
  (_, when) => [
    {
      by: 'technologist',
      type: 'record-extravasation',
      body: {
        noticedAt: when,
        volumeMl: 0.5,
        activityMBq: 40,
        skinDoseMGy: null,
        symptoms: '',
        actions: 'cooled',
      },
    },
  ],
  (_, when, random) => [
    {
      by: 'physician',
      type: 'end-treatment',
      body: {
        cause: pick(random, ['progression', 'toxicity', 'patient-choice', 'death'] as const),
        endedOn: when.slice(0, 10),
        summary: 'Ended early',
      },
      last: true,
    },
  ],
];

/** What a correction changes in a body. */
function changed(eventType: string, random: () => number): Record<string, unknown> {
  switch (eventType) {
    case 'course.labs-recorded':
      return { plateletsPerNl: 90 + Math.floor(random() * 150) };
    case 'course.dose-ordered':
      return { priceMinor: Math.floor(random() * 20_000_000) };
    case 'course.dose-received':
      return { volumeMl: 9 + Math.floor(random() * 4), sealIntact: random() < 0.7 };
    case 'course.dose-assayed':
      return { activityMBq: 7000 + Math.floor(random() * 900) };
    case 'course.residual-measured':
      return { activityMBq: Math.floor(random() * 300) };
    default:
      return {};
  }
}

const roleOf = (granted: readonly string[], by: ExampleUserKey): string =>
  granted.find((role) => exampleUsers[by].roles.some((held) => held === role)) ?? by;

function pick<T>(random: () => number, from: readonly T[]): T {
  const chosen = from[Math.floor(random() * from.length)];
  if (chosen === undefined) throw new RangeError('nothing to choose from');
  return chosen;
}

const uuid = (random: () => number): string => {
  const hex = (length: number) =>
    Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('');
  return `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`;
};

/** Tommy Ettinger's mulberry32: 32 bits of state, period 2³². */
export function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * The same history with the courses' acts between two acts of the site in another order: each stream's own order,
 * and what each course saw of the site, stay.
 */
export function interleavedAnew({ acts }: History, seed: number): HistoryAct[] {
  const random = mulberry32(seed);
  const anew: HistoryAct[] = [];
  let between = new Map<string, HistoryAct[]>();
  const empty = () => {
    const queues = [...between.values()];
    while (queues.length > 0) {
      const index = Math.floor(random() * queues.length);
      const next = queues[index]?.shift();
      if (next !== undefined) anew.push(next);
      if (queues[index]?.length === 0) queues.splice(index, 1);
    }
    between = new Map();
  };
  for (const act of acts) {
    if (act.stream.startsWith('site/')) {
      empty();
      anew.push(act);
    } else between.set(act.stream, [...(between.get(act.stream) ?? []), act]);
  }
  empty();
  return anew;
}
