import type { SupplyItem } from '@lutetia/contract';
import { type CourseView, doseUnderWay, type PromptId, viewCourse } from '@lutetia/course';
import type { Caller } from '../access/index.ts';
import type { Context } from '../context.ts';
import { loadPersons } from '../person/index.ts';
import { siteOf } from '../projections/index.ts';
import { givenFor } from './given.ts';
import { shortIdentity } from './identity.ts';
import type { Reads } from './reads.ts';
import { rightsOf } from './rights.ts';

const limit = { 'under-way': 1000, past: 200 } as const;

/**
 * Every dose under way, the next to be injected first; or those that are past, the last one first. Whose it
 * is, for those who may see that course's patient.
 */
export async function supply(
  context: Context,
  caller: Caller,
  reads: Reads,
  part: keyof typeof limit,
): Promise<SupplyItem[]> {
  const underWay = part === 'under-way';
  return context.store.transaction(async (tx) => {
    const site = await siteOf(tx, caller.siteId);
    const rights = await rightsOf(tx, caller, context.clock());
    const rows = await tx
      .selectFrom('dose_projection')
      .innerJoin('course_projection as course', 'course.course_id', 'dose_projection.course_id')
      .selectAll('course')
      .select('dose_projection.item')
      .where('dose_projection.under_way', '=', underWay)
      .where('dose_projection.site_id', '=', caller.siteId)
      .orderBy('dose_projection.planned_at', underWay ? 'asc' : 'desc')
      .orderBy('dose_projection.reference')
      .limit(limit[part])
      .execute();
    const named = new Map(
      rows.flatMap((row) => {
        const right = rights.of(row);
        return right?.seesIdentity ? [[row.course_id, { row, right }] as const] : [];
      }),
    );
    const persons = await loadPersons(
      tx,
      context.keys,
      [...named.values()].map(({ row }) => row.person_id),
    );
    await reads.record(
      tx,
      [...named].map(([courseId, { right }]) => ({ courseId, right })),
    );
    const actor = { id: caller.userId, roles: caller.roles };
    return rows.map(({ item, ...row }): SupplyItem => {
      const given = givenFor(context, { row, site, person: undefined, actor });
      const person = named.has(row.course_id) ? persons.get(row.person_id) : undefined;
      const whose = {
        person: person === undefined ? null : shortIdentity(person),
        restricted: row.restricted,
      };
      const dose = doseUnderWay(row.state, item.cycle, item.reference, given);
      if (dose === null) {
        context.logger.error({ course: row.course_id, order: item.reference }, 'a dose has no order');
        return { ...item, ...notOnRecord, ...whose };
      }
      const risk = underWay ? riskOf(viewCourse(row.state, given)) : 'none';
      return { ...item, ...dose, ...whose, risk };
    });
  });
}

const notOnRecord = {
  supplierReference: null,
  receivedAt: null,
  fit: 'unknown',
  stops: [],
  whereabouts: null,
  risk: 'not-on-record',
} as const satisfies Partial<SupplyItem>;

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
