import type { SupplyItem } from '@lutetia/contract';
import { foldText, matchText } from '../ui/match-text.ts';
import type { SupplyPart } from './search.ts';
import { needsLook } from './standing.ts';

export const keyOf = ({ courseId, cycle, reference }: SupplyItem): string =>
  `${courseId} ${cycle} ${reference}`;

/** Whether a dose belongs to a part at this instant, in the hospital's zone. */
export function belongsTo(item: SupplyItem, part: SupplyPart, now: Temporal.Instant, zone: string): boolean {
  if (part === 'at-risk') return needsLook(item, now.toString());
  if (part !== 'today') return true;
  const arrival = item.receivedAt ?? item.expectedArrivalAt;
  return arrival !== null && dayOf(Temporal.Instant.from(arrival), zone).equals(dayOf(now, zone));
}

const dayOf = (instant: Temporal.Instant, zone: string) => instant.toZonedDateTimeISO(zone).toPlainDate();

const codesOf = (item: SupplyItem): string[] =>
  [item.reference, item.supplierReference].filter((one) => one !== null);

export const isFound = (item: SupplyItem, words: string): boolean =>
  matchText(
    words,
    [
      ...codesOf(item),
      item.person?.name ?? '',
      item.person?.nativeName ?? '',
      item.person?.hospitalNumber ?? '',
    ].join(' '),
  ) > 0;

/** The one dose that a code names, or that is alone in fitting the words; null where it is not one. */
export function theOne(items: readonly SupplyItem[], words: string): SupplyItem | null {
  const code = foldText(words.trim());
  if (code === '') return null;
  const exact = items.filter((item) => codesOf(item).some((one) => foldText(one) === code));
  const fitting = exact.length > 0 ? exact : items.filter((item) => isFound(item, words));
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}
