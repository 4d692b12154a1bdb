import {
  type Course,
  type Cycle,
  doseWindowsOf,
  expectedArrival,
  type Order,
  type Site,
} from '@lutetia/course';
import type { Projection } from '../ledger/index.ts';
import type { Tx } from '../store/index.ts';
import { courseRow } from './course-projection.ts';
import { idIn } from './past-event.ts';
import { siteOf } from './site-projection.ts';
import type { StoredDose } from './tables.ts';

/** One row for each order, kept as the supply page shows it, but for what depends on the clock. */
export const doseProjection: Projection = {
  name: 'dose',
  tables: ['dose_projection'],
  async apply(tx, event) {
    const id = idIn('course', event.stream);
    if (id === null || !concernsDose(event.type)) return;
    const row = await courseRow(tx, id);
    if (row === undefined) return;
    const site = await siteOf(tx, row.site_id);
    for (const cycle of Object.values(row.state.cycles)) await write(tx, row.state, cycle, site);
  },
  async reset(tx) {
    await tx.deleteFrom('dose_projection').execute();
  },
};

const doseEvents = /order|dose|milestone|injection|directive|prescribed|corrected|ended/;
const concernsDose = (type: string): boolean => doseEvents.test(type);

async function write(tx: Tx, course: Course, cycle: Cycle, site: Site): Promise<void> {
  const orders: Order[] = [...(cycle.order === null ? [] : [cycle.order]), ...cycle.cancelledOrders];
  for (const order of orders) {
    const item = itemOf(course, cycle, order, site);
    if (item === null) continue;
    const columns = {
      cycle: cycle.number,
      site_id: course.siteId,
      status: item.status,
      under_way: order === cycle.order && cycle.injection === null && order.status !== 'cancelled',
      planned_at: Temporal.Instant.from(order.plannedAt).toString({ smallestUnit: 'millisecond' }),
      item: JSON.stringify(item),
    };
    await tx
      .insertInto('dose_projection')
      .values({ course_id: course.id, reference: order.reference, ...columns })
      .onConflict((conflict) => conflict.columns(['course_id', 'reference']).doUpdateSet(columns))
      .execute();
  }
}

function itemOf(course: Course, cycle: Cycle, order: Order, site: Site): StoredDose | null {
  const current = { ...cycle, order };
  const window = doseWindowsOf({ ...course, cycles: { [cycle.number]: current } }, site)[cycle.number];
  // Without a signed label nothing could have been ordered.
  if (window === undefined) return null;
  return {
    courseId: course.id,
    cycle: cycle.number,
    reference: order.reference,
    product: order.product,
    lane: order.lane,
    status: order.missing !== null ? 'missing' : (cycle.vial?.status ?? order.status),
    prescribedMBq: order.activityMBq,
    calibrationAt: order.calibrationAt,
    calibrationTimeZone: order.calibrationTimeZone,
    plannedAt: order.plannedAt,
    expectedArrivalAt: expectedArrival(current, { site }),
    lastMilestone: order.milestones.at(-1)?.kind ?? null,
    window,
  };
}
