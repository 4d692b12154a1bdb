import type { DoseWindow } from '../dose-window.ts';
import { dayIn, isAfter } from '../time.ts';

/** What can still be done with a vial whose plan no longer fits; chosen and carried out by people. */
export interface Repair {
  readonly kind: 'later-that-day' | 'another-day' | 'give-up';
  /** First and last instant at which the injection could begin; null where nothing is injected. */
  readonly from: string | null;
  readonly to: string | null;
  readonly command: 'delay-cycle' | 'cancel-order' | 'reject-dose';
}

/**
 * The ways left for a vial that is ready for injection from `readyAt` on: later on the day when it is
 * ready, on the days after while the window lasts, or back to the supplier's terms.
 */
export function repairsOf(given: {
  readyAt: string;
  window: DoseWindow;
  timeZone: string;
  received: boolean;
}): Repair[] {
  const { window, timeZone, received } = given;
  const giveUp: Repair = {
    kind: 'give-up',
    from: null,
    to: null,
    command: received ? 'reject-dose' : 'cancel-order',
  };
  const from = later(given.readyAt, window.from);
  if (isAfter(from, window.latestUse)) return [giveUp];
  const midnight = endOfDay(from, timeZone);
  const sameDay: Repair = {
    kind: 'later-that-day',
    from,
    to: earlier(window.latestUse, midnight),
    command: 'delay-cycle',
  };
  if (!isAfter(window.latestUse, midnight)) return [sameDay, giveUp];
  return [
    sameDay,
    { kind: 'another-day', from: midnight, to: window.latestUse, command: 'delay-cycle' },
    giveUp,
  ];
}

const later = (a: string, b: string): string => (isAfter(a, b) ? a : b);
const earlier = (a: string, b: string): string => (isAfter(a, b) ? b : a);

const endOfDay = (iso: string, timeZone: string): string =>
  Temporal.PlainDate.from(dayIn(iso, timeZone))
    .add({ days: 1 })
    .toZonedDateTime(timeZone)
    .toInstant()
    .toString();
