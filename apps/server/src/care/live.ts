import type { DoseLine, LiveNews } from '@lutetia/contract';
import type { Caller } from '../access/index.ts';
import type { Context } from '../context.ts';
import type { Change } from '../ledger/index.ts';
import { shownLines } from './day-lines.ts';
import type { Reads } from './reads.ts';
import { type Right, type Rights, rightsOf } from './rights.ts';

interface Listener {
  readonly context: Context;
  readonly caller: Caller;
  readonly reads: Reads;
  readonly date: string | null;
  /** What the reader has read takes in this event of the ledger; null: nothing was read. */
  readonly since: number | null;
  readonly signal: AbortSignal;
  /** Whether the session is still open; looking does not keep it awake. */
  readonly stillOpen: () => Promise<boolean>;
}

interface Shown {
  readonly courseId: string;
  readonly lines: readonly DoseLine[];
  readonly right: Right;
}

/**
 * First the whole board of the date and what has changed since the reader read, then what changes: by an event within a second, by the clock within
 * a quarter of a minute. Ends when the session does. A course's first appearance is recorded as a read.
 */
export async function* live(listener: Listener): AsyncGenerator<LiveNews> {
  const { context, caller, since, signal, stillOpen } = listener;
  const changes = context.changes.listen(signal);
  const board = new ShownBoard(listener);
  // Listening begins before the first look, so that nothing falls between the two.
  let change = changes.next();
  // When the first look fails, nobody waits for the change any more: its failure is not a second one.
  change.catch(() => undefined);
  try {
    const position = await context.changes.tip();
    const lines = await board.whole(position);
    yield { position, replaces: null, lines, ...(await changedSince(listener, since, position)) };
    for (;;) {
      const { value, done } = await change;
      if (done || !(await stillOpen())) return;
      change = changes.next();
      const rights = await rightsOf(context.store.db, caller, context.clock());
      const { ids, courses, site } = await told(listener, value, rights);
      // Of the site's devices and packs and of the clock every line may speak.
      const changed = await board.changed(value.position, site || ids.length === 0 ? null : ids, rights);
      if (courses.length > 0 || site || changed.replaces.length > 0) {
        yield { position: value.position, courses, site, ...changed };
      }
    }
  } finally {
    await changes.return(undefined);
  }
}

type Changed = Pick<LiveNews, 'courses' | 'site'>;

/** What a reader has missed who read at one position and listens from another. A ledger that was put back knows not. */
async function changedSince(listener: Listener, since: number | null, position: number): Promise<Changed> {
  if (since === null || since > position) return { courses: null, site: true };
  const { context, caller } = listener;
  const streams = await context.changes.between(since, position);
  const rights = await rightsOf(context.store.db, caller, context.clock());
  const { courses, site } = await told(listener, { position, streams }, rights);
  return { courses, site };
}

/** Courses of which a change speaks, and those of them that the reader may see. */
async function told({ context, caller }: Listener, { position, streams }: Change, rights: Rights) {
  const ids = await coursesIn(context, streams);
  const origins = ids.length === 0 ? [] : await context.board.origins(context, ids, position);
  const courses = origins.filter((row) => rights.of(row) !== null).map(({ course_id }) => course_id);
  return { ids, courses, site: streams.includes(`site/${caller.siteId}`) };
}

const idOf = (stream: string, kind: string): string[] =>
  stream.startsWith(`${kind}/`) ? [stream.slice(kind.length + 1)] : [];

/** Courses of which these streams speak: their own, and those of a person who was corrected or forgotten. */
async function coursesIn({ store }: Context, streams: readonly string[]): Promise<string[]> {
  const courses = streams.flatMap((stream) => idOf(stream, 'course'));
  const persons = streams.flatMap((stream) => idOf(stream, 'person'));
  if (persons.length === 0) return courses;
  const rows = await store.db
    .selectFrom('course_projection')
    .select('course_id')
    .where('person_id', 'in', persons)
    .execute();
  return [...new Set([...courses, ...rows.map(({ course_id }) => course_id)])];
}

const texts = new WeakMap<readonly DoseLine[], string>();

/** Lines that boards share are written once for all of them. */
function textOf(lines: readonly DoseLine[]): string {
  const text = texts.get(lines) ?? JSON.stringify(lines);
  texts.set(lines, text);
  return text;
}

/** What one reader's board shows at present. */
class ShownBoard {
  readonly #listener: Listener;
  readonly #shown = new Map<string, string>();

  constructor(listener: Listener) {
    this.#listener = listener;
  }

  async whole(position: number): Promise<DoseLine[]> {
    const { context, caller } = this.#listener;
    const rights = await rightsOf(context.store.db, caller, context.clock());
    const seen = await this.#look(position, null, rights);
    await this.#record(seen);
    for (const { courseId, lines } of seen) this.#shown.set(courseId, textOf(lines));
    return shownLines(seen);
  }

  async changed(
    position: number,
    ids: readonly string[] | null,
    rights: Rights,
  ): Promise<{ replaces: string[]; lines: DoseLine[] }> {
    if (this.#listener.date === null) return { replaces: [], lines: [] };
    const seen = await this.#look(position, ids, rights);
    const present = new Set(seen.map(({ courseId }) => courseId));
    const gone = (ids ?? [...this.#shown.keys()]).filter((id) => this.#shown.has(id) && !present.has(id));
    const different = seen.filter(({ courseId, lines }) => this.#shown.get(courseId) !== textOf(lines));
    await this.#record(different.filter(({ courseId }) => !this.#shown.has(courseId)));
    for (const id of gone) this.#shown.delete(id);
    for (const { courseId, lines } of different) this.#shown.set(courseId, textOf(lines));
    return {
      replaces: [...gone, ...different.map(({ courseId }) => courseId)],
      lines: shownLines(different),
    };
  }

  async #look(position: number, ids: readonly string[] | null, rights: Rights): Promise<Shown[]> {
    const { context, caller, date } = this.#listener;
    if (date === null) return [];
    const { siteId } = caller;
    const courses = await context.board.courses(context, { siteId, date, ids, position });
    return courses.flatMap(({ row, lines }) => {
      const right = rights.of(row);
      return right === null ? [] : [{ courseId: row.course_id, lines, right }];
    });
  }

  async #record(seen: readonly Shown[]): Promise<void> {
    const { context, reads } = this.#listener;
    if (seen.length === 0) {
      reads.recorded = true;
      return;
    }
    await context.store.transaction((tx) => reads.record(tx, seen));
  }
}
