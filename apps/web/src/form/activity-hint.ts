import { formatQuantity } from '../ui/format-quantity.ts';
import { readNumber } from './number-text.ts';

/** What a typed activity is in GBq and mCi, so that a unit mistake is seen while typing. */
export function activityHint(unit: string | null, typed: string, locale: string): string | null {
  if (unit !== 'MBq' || typed.trim() === '') return null;
  const read = readNumber(typed);
  return 'value' in read ? `= ${formatQuantity(read.value, unit, locale)}` : null;
}
