import type { Course, Directive } from '../course.ts';
import { changeLiveDirective, type Evolver, stated } from './state.ts';

export const prescriptionEvolvers: Record<string, Evolver> = {
  'course.prescribed': (course, event) => {
    const before = changeLiveDirective(course, { status: 'replaced', voidedBecause: 'replaced' });
    const directive: Directive = { ...stated<Directive>(event), status: 'live', voidedBecause: null };
    return { ...before, directives: [...before.directives, directive] };
  },
  'course.directive-voided': (course, event) =>
    changeLiveDirective(course, { status: 'voided', voidedBecause: event.body.reason as string }),
  'course.conflicting-order-noted': (course, event) => {
    const order = stated<Course['conflictingOrders'][number]>(event);
    return {
      ...changeLiveDirective(course, { status: 'voided', voidedBecause: order.content }),
      conflictingOrders: [...course.conflictingOrders, order],
    };
  },
};
