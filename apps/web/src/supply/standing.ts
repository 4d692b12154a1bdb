import type { SupplyItem } from '@lutetia/contract';
import { type State, type Tone, toneOf } from '../ui/state.ts';

/** How a dose stands, as a state and the word for it under `standing.<word>`; the order is that of urgency. */
export interface Standing {
  readonly state: State;
  readonly word: string;
}

export function standingOf(item: SupplyItem): Standing {
  if (item.status === 'missing') return { state: 'missing', word: 'missing' };
  if (item.status === 'quarantined') return { state: 'quarantined', word: 'quarantined' };
  if (item.status === 'rejected') return { state: 'rejected', word: 'rejected' };
  if (item.status === 'cancelled') return { state: 'cancelled', word: 'cancelled' };
  if (item.fit === 'done') return { state: 'used', word: 'used' };
  if (item.fit === 'unusable' || item.risk === 'lost') return { state: 'lost', word: 'does-not-fit' };
  if (item.fit === 'late') return { state: 'at-risk', word: 'late' };
  if (item.risk !== 'none') return { state: 'at-risk', word: 'at-risk' };
  if (item.fit === 'unknown') return { state: 'cannot-evaluate', word: 'unknown' };
  if (item.receivedAt !== null) return { state: 'received', word: 'here' };
  return { state: 'none', word: 'on-time' };
}

const urgency: readonly Tone[] = ['stop', 'attention', 'unknown', 'wait', 'go', 'plain'];

/** The one that somebody should look at first. */
export const mostUrgent = (standings: readonly [Standing, ...Standing[]]): Standing =>
  standings.reduce((first, one) =>
    urgency.indexOf(toneOf[one.state]) < urgency.indexOf(toneOf[first.state]) ? one : first,
  );

export const needsLook = (item: SupplyItem): boolean => {
  const tone = toneOf[standingOf(item).state];
  return tone === 'stop' || tone === 'attention' || tone === 'unknown';
};
