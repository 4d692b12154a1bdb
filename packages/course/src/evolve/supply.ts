import type { Cycle, Order, Stated, Vial } from '../course.ts';
import type { PastEvent } from '../event.ts';
import { type Evolver, eventCycle, stated, withCycle } from './state.ts';

const changeOrder =
  (change: (order: Order, event: PastEvent) => Partial<Order>): Evolver =>
  (course, event) =>
    withCycle(course, eventCycle(event), ({ order }) =>
      order === null ? {} : { order: { ...order, ...change(order, event) } },
    );

const changeVial =
  (change: (vial: Vial, event: PastEvent) => Partial<Vial>): Evolver =>
  (course, event) =>
    withCycle(course, eventCycle(event), ({ vial }) =>
      vial === null ? {} : { vial: { ...vial, ...change(vial, event) } },
    );

const withMilestone = <T extends Order>(order: T, milestone: Order['milestones'][number]): T => ({
  ...order,
  milestones: [...order.milestones, milestone].sort((a, b) =>
    Temporal.Instant.compare(a.occurredAt, b.occurredAt),
  ),
  missing: null,
});

export const supplyEvolvers: Record<string, Evolver> = {
  'course.dose-ordered': (course, event) =>
    withCycle(course, eventCycle(event), () => ({
      order: {
        ...stated<Order>(event),
        supplierReference: null,
        status: 'ordered',
        milestones: [],
        missing: null,
      },
    })),
  'course.dose-day-arranged': (course, event) =>
    withCycle(course, eventCycle(event), () => ({
      arrangement: stated<NonNullable<Cycle['arrangement']>>(event),
    })),
  'course.arrangement-cleared': (course, event) =>
    withCycle(course, eventCycle(event), () => ({ arrangement: null })),
  'course.order-confirmed': changeOrder((_, event) => ({
    supplierReference: event.body.supplierReference as string,
    status: 'confirmed',
  })),
  'course.order-cancelled': (course, event) =>
    withCycle(course, eventCycle(event), ({ order, cancelledOrders }) =>
      order === null
        ? {}
        : {
            order: null,
            cancelledOrders: [
              ...cancelledOrders,
              {
                ...order,
                status: 'cancelled',
                cancellation: stated<Cycle['cancelledOrders'][number]['cancellation']>(event),
              },
            ],
          },
    ),
  // Before milestones named their order they belonged to the one then under way.
  'course.milestone-recorded': (course, event) => {
    const milestone = stated<Order['milestones'][number]>({
      ...event,
      body: { orderReference: null, ...event.body },
    });
    return withCycle(course, eventCycle(event), ({ order, cancelledOrders }) => {
      const reference = milestone.orderReference ?? order?.reference;
      const told = <T extends Order>(one: T): T =>
        one.reference === reference ? withMilestone(one, milestone) : one;
      return { order: order === null ? null : told(order), cancelledOrders: cancelledOrders.map(told) };
    });
  },
  'course.dose-missing': changeOrder((_, event) => ({
    missing: stated<NonNullable<Order['missing']>>(event),
  })),
  'course.dose-received': (course, event) =>
    withCycle(course, eventCycle(event), ({ order }) => ({
      order: order === null ? null : { ...order, status: 'received', missing: null },
      vial: {
        ...stated<Vial>(event),
        status: (event.body.findings as Vial['findings']).length > 0 ? 'quarantined' : 'accepted',
        assays: [],
      },
    })),
  'course.dose-quarantined': changeVial(() => ({ status: 'quarantined' })),
  'course.dose-accepted': changeVial(() => ({ status: 'accepted' })),
  'course.dose-rejected': (course, event) =>
    withCycle(course, eventCycle(event), ({ vial, order, cancelledOrders, rejectedVials }) => ({
      vial: null,
      rejectedVials: vial === null ? rejectedVials : [...rejectedVials, { ...vial, status: 'rejected' }],
      order: null,
      cancelledOrders:
        order === null
          ? cancelledOrders
          : [
              ...cancelledOrders,
              {
                ...order,
                status: 'cancelled',
                cancellation: { category: 'supplier', reason: event.body.reason as string },
              },
            ],
    })),
  'course.dose-assayed': changeVial((vial, event) => ({
    assays: [...vial.assays, stated<Stated<Vial['assays'][number]>>(event)].sort((a, b) =>
      Temporal.Instant.compare(a.measuredAt, b.measuredAt),
    ),
  })),
};
