import type { WorklistItem } from '@lutetia/contract';
import { type CourseView, commands, isCommandType, type Role } from '@lutetia/course';
import type { Caller } from '../access/index.ts';
import type { Context } from '../context.ts';
import type { Reads } from './reads.ts';
import { rightsOf } from './rights.ts';
import { byInstant, type Summary, summarise } from './summary.ts';

/**
 * Courses looked at for one list: those whose planned injection or last change lies furthest back or
 * soonest ahead, and those that changed last. A service has fewer under way at a time.
 */
const soonestLookedAt = 400;
const newestLookedAt = 200;

/**
 * Courses in which something concerns the reader's roles, most urgent first. What depends on the
 * clock is worked out now; the database only chooses which courses to look at.
 */
export async function worklist(
  context: Context,
  caller: Caller,
  reads: Reads,
  query: { role?: Role | undefined; limit: number },
): Promise<{ items: WorklistItem[]; total: number }> {
  const roles = query.role === undefined ? caller.roles : caller.roles.filter((role) => role === query.role);
  return context.store.transaction(async (tx) => {
    const rights = await rightsOf(tx, caller, context.clock());
    const open = tx
      .selectFrom('course_projection')
      .select('course_id')
      .where((eb) => rights.where(eb))
      .where('status', 'in', ['open', 'held']);
    const soonest = open.orderBy('attention_at').orderBy('course_id').limit(soonestLookedAt);
    const newest = open.orderBy('updated_at', 'desc').orderBy('course_id').limit(newestLookedAt);
    const chosen = tx
      .selectFrom(soonest.as('soonest'))
      .select('course_id')
      .union(tx.selectFrom(newest.as('newest')).select('course_id'));
    const rows = await tx
      .selectFrom('course_projection')
      .selectAll()
      .where('course_id', 'in', chosen)
      .execute();
    const seen = rows.flatMap((row) => {
      const right = rights.of(row);
      return right === null ? [] : [{ row, right }];
    });
    const concerned = (await summarise(context, tx, caller, seen)).filter(({ view }) =>
      concerns(view, roles),
    );
    concerned.sort(byUrgency);
    const shown = concerned.slice(0, query.limit);
    await reads.record(
      tx,
      shown.map(({ row, right }) => ({ courseId: row.course_id, right })),
    );
    return { items: shown.map(({ item }) => item), total: concerned.length };
  });
}

/** The next act is one that a role may give, or a prompt is meant for it. */
function concerns(view: CourseView, roles: readonly Role[]): boolean {
  const { next } = view;
  const acts = next !== null && isCommandType(next) ? commands[next].roles : [];
  return [...acts, ...view.prompts.flatMap((prompt) => prompt.roles)].some((role) => roles.includes(role));
}

const severities = ['stop', 'overdue', 'due', 'info'] as const;
const rank = ({ view }: Summary): number => {
  const ranks = view.prompts.map(({ severity }) => severities.indexOf(severity));
  return Math.min(severities.length, ...ranks);
};
const soonest = ({ item }: Summary): string => item.dueAt ?? item.plannedAt ?? item.updatedAt;

const byUrgency = (a: Summary, b: Summary): number =>
  rank(a) - rank(b) || byInstant(soonest(a), soonest(b)) || (a.row.course_id < b.row.course_id ? -1 : 1);
