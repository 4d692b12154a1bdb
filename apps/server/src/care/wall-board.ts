import type { WallBoard } from '@lutetia/contract';
import { wallDose } from '@lutetia/course';
import { type DisplayLink, displayActor } from '../access/index.ts';
import type { Context } from '../context.ts';
import { siteOf } from '../projections/index.ts';
import type { DayCourse } from './day-lines.ts';
import { courseCode } from './given.ts';
import { initials } from './initials.ts';
import { Reads } from './reads.ts';
import { byInstant } from './summary.ts';

interface Screen {
  readonly context: Context;
  readonly display: DisplayLink;
  readonly signal: AbortSignal;
  /** Whether the link is still open. */
  readonly stillOpen: () => Promise<boolean>;
}

/**
 * The present day's doses for a screen on the wall, whole at each change, until the link ends. No name leaves
 * the house by it; a course's first appearance is recorded as a read.
 */
export async function* wallBoard(screen: Screen): AsyncGenerator<WallBoard> {
  const { context, display, signal, stillOpen } = screen;
  const changes = context.changes.listen(signal);
  let recorded: ReadonlySet<string> = new Set();
  let change = changes.next();
  change.catch(() => undefined);
  let position = await context.changes.tip();
  let shown = '';
  try {
    for (;;) {
      const { board, ids } = await look(context, display, position, recorded);
      // What leaves the board and comes back is read anew.
      recorded = ids;
      const text = JSON.stringify(board);
      if (text !== shown) yield board;
      shown = text;
      const { value, done } = await change;
      if (done || !(await stillOpen())) return;
      change = changes.next();
      position = value.position;
    }
  } finally {
    await changes.return(undefined);
  }
}

async function look(
  context: Context,
  display: DisplayLink,
  position: number,
  recorded: ReadonlySet<string>,
): Promise<{ board: WallBoard; ids: ReadonlySet<string> }> {
  const { siteId } = display;
  const { name, timeZone } = await siteOf(context.store.db, siteId);
  const date = context.clock().toZonedDateTimeISO(timeZone).toPlainDate().toString();
  const courses = await context.board.courses(context, { siteId, date, ids: null, position });
  const ids = new Set(courses.map(({ row }) => row.course_id));
  await record(context, display, [...ids.difference(recorded)]);
  const lines = courses
    .flatMap((course) => linesOf(course, display))
    .sort((a, b) => byInstant(a.dose.plannedAt, b.dose.plannedAt));
  return { board: { site: name, timeZone, date, lines }, ids };
}

async function record(context: Context, display: DisplayLink, fresh: readonly string[]): Promise<void> {
  if (fresh.length === 0) return;
  const reader = { userId: displayActor(display), siteId: display.siteId, roles: [] };
  const right = { role: 'display', purpose: 'wall-display', breakGlassId: null } as const;
  await context.store.transaction((tx) =>
    new Reads(context, reader, 'displayBoard').record(
      tx,
      fresh.map((courseId) => ({ courseId, right })),
    ),
  );
}

const linesOf = ({ row, lines }: DayCourse, { shows }: DisplayLink): WallBoard['lines'] =>
  lines.map(({ dose, person, restricted }) => ({
    label: restricted ? null : labelOf(shows, row.course_id, person?.name ?? null),
    room: dose.arrangement?.room ?? null,
    dose: wallDose(dose),
  }));

function labelOf(shows: DisplayLink['shows'], courseId: string, name: string | null): string | null {
  if (shows === 'code') return courseCode(courseId);
  return shows === 'initials' && name !== null ? initials(name) : null;
}
