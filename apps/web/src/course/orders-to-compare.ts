import { type CommandType, type Course, currentCycle } from '@lutetia/course';
import { formatInstant } from '../ui/format-instant.ts';
import type { Speech } from './describe.ts';

/** What was ordered, by the field in which the hands enter what they find. */
export function ordersToCompare(
  type: CommandType,
  course: Course,
  { t, zone, locale }: Speech,
): Readonly<Record<string, string>> {
  const { order } = currentCycle(course);
  if (type !== 'receive-dose' || order === null) return {};
  return {
    productLabel: t(`course:option.${order.product}`),
    orderReferenceOnLabel: order.reference,
    calibrationAt: formatInstant(order.calibrationAt, order.calibrationTimeZone, zone, locale).main,
  };
}
