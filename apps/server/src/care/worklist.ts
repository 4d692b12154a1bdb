import { type CallOutput, type WorklistView, worklistViews } from '@lutetia/contract';
import type { Role } from '@lutetia/course';
import type { Caller } from '../access/index.ts';
import type { Context } from '../context.ts';
import { siteOf } from '../projections/index.ts';
import { chosenOnly, type Reads } from './reads.ts';
import { rightsOf } from './rights.ts';
import { type Summary, summarise } from './summary.ts';
import { byUrgency, type Urgent } from './urgency.ts';
import { partsOf } from './worklist-parts.ts';

/**
 * Courses looked at for one list: those whose planned injection lies furthest back or soonest ahead, then
 * those that have lain longest; and those that changed last. A service has fewer under way at a time.
 */
const soonestLookedAt = 400;
const newestLookedAt = 200;

export interface WorklistQuery {
  view: WorklistView;
  role?: Role | undefined;
  step?: string | undefined;
  cycle?: number | undefined;
  only?: string | undefined;
  limit: number;
}

/**
 * Courses under way in one part of the list, most urgent first, and how many each part holds. What depends
 * on the clock is worked out now; the database only chooses which courses to look at.
 */
export async function worklist(
  context: Context,
  caller: Caller,
  reads: Reads,
  query: WorklistQuery,
): Promise<CallOutput<'worklist'>> {
  const roles = query.role === undefined ? caller.roles : caller.roles.filter((role) => role === query.role);
  return context.store.transaction(async (tx) => {
    const rights = await rightsOf(tx, caller, context.clock());
    const open = tx
      .selectFrom('course_projection')
      .select('course_id')
      .where((eb) => rights.where(eb))
      .where('status', 'in', ['open', 'held']);
    const soonest = open
      .orderBy('planned_at', (order) => order.asc().nullsLast())
      .orderBy('attention_at')
      .orderBy('course_id')
      .limit(soonestLookedAt);
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
    const { timeZone } = await siteOf(tx, caller.siteId);
    const fitting = (await summarise(context, tx, caller, seen)).filter(fits(query));
    const parted = fitting.map((one) => ({
      one,
      parts: partsOf(one.view, one.item, { roles, now: context.clock(), timeZone }),
    }));
    const counts = countsOf(parted.map(({ parts }) => parts));
    const asked = parted.filter(({ parts }) => parts.has(query.view)).map(({ one }) => one);
    const inOrder = byUrgency(endOfDay(context.clock(), timeZone));
    asked.sort((a, b) => inOrder(urgencyOf(a), urgencyOf(b)));
    const shown = chosenOnly(asked, ({ row }) => row.course_id, query.only).slice(0, query.limit);
    await reads.record(
      tx,
      shown.map(({ row, right }) => ({ courseId: row.course_id, right })),
    );
    return { items: shown.map(({ item }) => item), total: asked.length, counts };
  });
}

const fits =
  ({ step, cycle }: WorklistQuery) =>
  ({ item }: Summary): boolean =>
    (step === undefined || item.stage === step) && (cycle === undefined || item.cycle === cycle);

const countsOf = (parted: readonly ReadonlySet<WorklistView>[]): Record<WorklistView, number> =>
  Object.fromEntries(
    worklistViews.map((view) => [view, parted.filter((parts) => parts.has(view)).length]),
  ) as Record<WorklistView, number>;

const urgencyOf = ({ item }: Summary): Urgent => ({
  ...item,
  severities: item.prompts.map(({ severity }) => severity),
});

const endOfDay = (now: Temporal.Instant, timeZone: string): string =>
  now.toZonedDateTimeISO(timeZone).startOfDay().add({ days: 1 }).toInstant().toString();
