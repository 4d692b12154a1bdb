import { type CommandType, type Course, currentCycle } from '@lutetia/course';
import { formatInstant } from '../ui/format-instant.ts';
import type { Speech } from './describe.ts';

/** Acts on the order under way whose forms do not ask which one is meant. */
const onTheOrder: readonly CommandType[] = [
  'confirm-order',
  'cancel-order',
  'record-milestone',
  'report-missing-dose',
];

/** Which order such an act is about, in words; null for every other act and where nothing is ordered. */
export function sayOrder(type: CommandType, course: Course, { t, zone, locale }: Speech): string | null {
  const { order } = currentCycle(course);
  if (order === null || !onTheOrder.includes(type)) return null;
  const { main, other } = formatInstant(order.calibrationAt, order.calibrationTimeZone, zone, locale);
  return t('course:page.about-order', {
    reference: order.reference,
    product: t(`course:option.${order.product}`),
    calibration: other === null ? main : `${main} (${other})`,
  });
}
