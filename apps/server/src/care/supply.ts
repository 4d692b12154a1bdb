import type { SupplyItem } from '@lutetia/contract';
import { type CourseView, type PromptId, viewCourse } from '@lutetia/course';
import type { Caller } from '../access/index.ts';
import type { Context } from '../context.ts';
import { siteOf } from '../projections/index.ts';
import { givenFor } from './given.ts';

const limit = 1000;

/** Every dose under way, the next to be injected first, without saying whose it is. */
export async function supply(context: Context, caller: Caller): Promise<SupplyItem[]> {
  return context.store.snapshot(async (tx) => {
    const site = await siteOf(tx, caller.siteId);
    const rows = await tx
      .selectFrom('dose_projection')
      .innerJoin('course_projection as course', 'course.course_id', 'dose_projection.course_id')
      .selectAll('course')
      .select('dose_projection.item')
      .where('dose_projection.under_way', '=', true)
      .where('dose_projection.site_id', '=', caller.siteId)
      .orderBy('dose_projection.planned_at')
      .orderBy('dose_projection.reference')
      .limit(limit)
      .execute();
    const actor = { id: caller.userId, roles: caller.roles };
    return rows.map(({ item, ...row }) => {
      const view = viewCourse(row.state, givenFor(context, { row, site, person: undefined, actor }));
      return { ...item, risk: riskOf(view) };
    });
  });
}

const risks: readonly [SupplyItem['risk'], readonly PromptId[]][] = [
  ['missing', ['dose-missing']],
  ['quarantined', ['dose-quarantined']],
  ['lost', ['dose-beyond-use']],
  [
    'at-risk',
    ['dose-at-risk', 'dose-not-arrived', 'dose-lane-closed', 'dose-lot-recalled', 'directive-voided'],
  ],
];

/** Told by the course's own prompts, so that supply and worklist never disagree. */
function riskOf({ prompts }: CourseView): SupplyItem['risk'] {
  const raised = new Set(prompts.map(({ id }) => id));
  return risks.find(([, ids]) => ids.some((id) => raised.has(id)))?.[0] ?? 'none';
}
