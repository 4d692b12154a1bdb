import { byInstant } from './summary.ts';

/** What decides how soon somebody should look at a course. */
export interface Urgent {
  courseId: string;
  /** Severities of its prompts. */
  severities: readonly string[];
  dueAt: string | null;
  plannedAt: string | null;
  updatedAt: string;
}

const severities = ['stop', 'overdue', 'due'];

/** An injection of today, or one that has passed, is due even when nothing is amiss; an information presses nobody. */
const rankOf = ({ severities: own, plannedAt }: Urgent, endOfDay: string): number => {
  const ranks = own.map((severity) => severities.indexOf(severity)).filter((rank) => rank >= 0);
  const today = plannedAt !== null && byInstant(plannedAt, endOfDay) < 0;
  return Math.min(severities.length, ...ranks, ...(today ? [severities.indexOf('due')] : []));
};

/**
 * Most urgent first: by severity, then by the instant that is named; what has no date comes after what has
 * one, longest untouched first.
 */
export const byUrgency =
  (endOfDay: string) =>
  (a: Urgent, b: Urgent): number =>
    rankOf(a, endOfDay) - rankOf(b, endOfDay) ||
    datedFirst(a.dueAt ?? a.plannedAt, b.dueAt ?? b.plannedAt) ||
    byInstant(a.updatedAt, b.updatedAt) ||
    (a.courseId < b.courseId ? -1 : 1);

function datedFirst(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return byInstant(a, b);
}
