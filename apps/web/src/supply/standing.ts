import type { SupplyItem } from '@lutetia/contract';
import { type State, type Tone, toneOf } from '../ui/state.ts';

/** What of a dose on the list decides how it stands. */
export type Judged = Pick<SupplyItem, 'status' | 'fit' | 'risk' | 'receivedAt' | 'stops'>;

/** How a dose stands, as a state and the word for it under `standing.<word>`; the order is that of urgency. */
export interface Standing {
  readonly state: State;
  readonly word: string;
}

/** @param now as ISO 8601: what nobody has told of by its hour is overdue */
export function standingOf(item: Judged, now: string): Standing {
  if (item.risk === 'not-on-record') return { state: 'not-on-record', word: 'not-on-record' };
  if (item.status === 'missing') return { state: 'missing', word: 'missing' };
  if (item.status === 'quarantined') return { state: 'quarantined', word: 'quarantined' };
  if (item.status === 'rejected') return { state: 'rejected', word: 'rejected' };
  if (item.status === 'cancelled') return { state: 'cancelled', word: 'cancelled' };
  if (item.fit === 'done') return { state: 'used', word: 'used' };
  if (item.fit === 'unusable' || item.risk === 'lost') return { state: 'lost', word: 'does-not-fit' };
  if (item.fit === 'late') return { state: 'at-risk', word: 'late' };
  if (item.risk !== 'none') return { state: 'at-risk', word: 'at-risk' };
  if (isOverdue(item, now)) return { state: 'at-risk', word: 'overdue' };
  if (item.fit === 'unknown') return { state: 'cannot-evaluate', word: 'unknown' };
  if (item.receivedAt !== null) return { state: 'received', word: 'here' };
  return { state: 'none', word: 'on-time' };
}

function isOverdue({ stops }: Judged, now: string): boolean {
  const next = stops.find(({ state }) => state === 'next');
  const due = next?.expectedAt ?? next?.plannedAt ?? null;
  return due !== null && Temporal.Instant.compare(Temporal.Instant.from(now), Temporal.Instant.from(due)) > 0;
}

const urgency: readonly Tone[] = ['stop', 'attention', 'unknown', 'wait', 'go', 'plain'];

/** The one that somebody should look at first. */
export const mostUrgent = (standings: readonly [Standing, ...Standing[]]): Standing =>
  standings.reduce((first, one) =>
    urgency.indexOf(toneOf[one.state]) < urgency.indexOf(toneOf[first.state]) ? one : first,
  );

export const needsLook = (item: Judged, now: string): boolean => {
  const tone = toneOf[standingOf(item, now).state];
  return tone === 'stop' || tone === 'attention' || tone === 'unknown';
};
