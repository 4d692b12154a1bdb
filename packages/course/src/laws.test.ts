import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands } from './command.ts';
import { commandOf, commandTypes } from './command-table.ts';
import { CourseInputError } from './decide/decide.ts';
import { evolve, foldCourse } from './evolve/evolve.ts';
import { openCourse } from './evolve/state.ts';
import { act, after, givenAt, type Stage, script, start } from './test-course.ts';
import { viewCourse } from './view/view.ts';

const position = fc.integer({ min: 0, max: script.length });
const occurrence = fc.integer({ min: 1, max: 3 });
/** Acts that the script does not have. */
const extra: Record<string, Record<string, unknown>> = {
  'withdraw-consent': { kind: 'treatment', reason: 'changed his mind' },
  'void-directive': { reason: 'typing error' },
  'note-conflicting-order': {
    orderedBy: 'Oncology',
    activityMBq: null,
    orderedAt: '2026-08-01T00:00:00Z',
    content: 'other dose',
  },
  'cancel-order': { category: 'flight', reason: 'cancelled' },
  'report-missing-dose': { lastSeenAt: '2026-08-01T00:00:00Z', lastSeenWhere: 'hub' },
  'arrange-dose-day': { room: 'Room 2', patientArrivesAt: null, people: [] },
  'clear-arrangement': {},
  'quarantine-dose': { reason: 'label torn' },
  'accept-dose': { reason: 'label read' },
  'reject-dose': { disposition: 'decay-storage', reason: 'label torn' },
  'pause-injection': { pausedAt: '2026-09-15T02:03:00Z', reason: 'alarm' },
  'resume-injection': { resumedAt: '2026-09-15T02:04:00Z', flowSeen: true, action: 'cleared' },
  'record-extravasation': { noticedAt: '2026-09-15T02:03:00Z', actions: 'arm raised' },
  'hold-course': { reason: 'fever' },
  'resume-course': { reason: 'recovered' },
  'delay-cycle': { newPlannedAt: '2027-01-01T00:00:00Z', reason: 'flight' },
  'end-treatment': { cause: 'other', endedOn: '2026-08-01', summary: 'moved away' },
};

/** Tries an act of the script, or one that it does not have, on any course, at that course's own time. */
function attempt(stage: Stage, type: string, nth: number): Stage {
  const body = extra[type] ?? (type === 'correct' ? correction(stage, nth) : undefined);
  const at = stage.events.at(-1)?.at ?? '2026-08-06T01:00:00Z';
  try {
    return act(stage, type, { nth, at, ...(body === undefined ? {} : { body }) }).next;
  } catch (error) {
    // A scanned code of a vial that is not there is a bad form; everything else must be decided.
    if (error instanceof CourseInputError && error.issues.every(({ path }) => path !== '')) return stage;
    throw error;
  }
}
const correction = ({ events }: Stage, nth: number) => {
  const target = events[(nth * 7) % Math.max(1, events.length)];
  const command = commandOf(target?.type ?? '');
  const own: object = command === null ? {} : commands[command].schema.shape;
  const body = Object.fromEntries(Object.entries(target?.body ?? {}).filter(([key]) => key in own));
  return { version: target?.version ?? 1, body, reason: 'typing error' };
};
const tries = fc.array(fc.tuple(fc.constantFrom(...commandTypes), occurrence), {
  minLength: 1,
  maxLength: 12,
});

describe('laws of the course', () => {
  it('every act on every course is decided, recorded facts can be folded, and the view never fails', () => {
    fc.assert(
      fc.property(position, tries, (count, acts) => {
        let stage = after(count);
        for (const [type, nth] of acts) stage = attempt(stage, type, nth);
        const now = stage.events.at(-1)?.at ?? '2026-08-06T01:00:00Z';
        expect(() => viewCourse(stage.course, givenAt(now))).not.toThrow();
        expect(foldCourse(openCourse(stage.course.id), stage.events)).toEqual(stage.course);
        expect(stage.course.directives.filter(({ status }) => status === 'live').length).toBeLessThanOrEqual(
          1,
        );
      }),
      { numRuns: 150, seed: 20260915 },
    );
  });

  it('folding all events is evolving one after another where nothing was corrected', () => {
    fc.assert(
      fc.property(position, (count) => {
        const { course, events } = after(count);
        expect(foldCourse(start.course, events)).toEqual(events.reduce(evolve, start.course));
        expect(course.version).toBe(events.length);
      }),
      { numRuns: 40, seed: 20260915 },
    );
  });

  it('folding from a middle is folding from the start', () => {
    fc.assert(
      fc.property(position, position, (a, b) => {
        const { events, course } = after(Math.max(a, b));
        const middle = after(Math.min(a, b));
        expect(events.slice(middle.events.length).reduce(evolve, middle.course)).toEqual(course);
      }),
      { numRuns: 40, seed: 20260915 },
    );
  });

  it('an event of another version of the program is never passed over', () => {
    expect(() =>
      evolve(start.course, {
        version: 1,
        type: 'course.teleported',
        body: {},
        actor: 'x',
        at: '2026-08-06T01:00:00Z',
      }),
    ).toThrow(/unknown course event/);
  });
});
