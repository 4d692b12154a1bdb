import type { WorklistItem, WorklistView } from '@lutetia/contract';
import { awaitsDocument, type CourseView, commands, isCommandType, type Role } from '@lutetia/course';

interface Reader {
  readonly roles: readonly Role[];
  readonly now: Temporal.Instant;
  /** Of the site: its day ends what is due today. */
  readonly timeZone: string;
}

/** In which parts of a reader's worklist a course under way stands. */
export function partsOf(
  view: Pick<CourseView, 'course' | 'next' | 'prompts'>,
  item: Pick<WorklistItem, 'state'>,
  reader: Reader,
): ReadonlySet<WorklistView> {
  if (!concerns(view, reader.roles)) return new Set(['waiting', 'all']);
  const parts = new Set<WorklistView>(['mine', 'all']);
  const dues = view.prompts.flatMap(({ dueAt }) => (dueAt === null ? [] : [Temporal.Instant.from(dueAt)]));
  const past = dues.some((at) => Temporal.Instant.compare(at, reader.now) < 0);
  const says = (severity: string) => view.prompts.some((prompt) => prompt.severity === severity);
  if (item.state === 'blocked' || says('stop')) parts.add('blocked');
  if (past || says('overdue') || says('stop')) parts.add('overdue');
  else if (says('due') || dues.some((at) => Temporal.Instant.compare(at, endOfDay(reader)) < 0)) {
    parts.add('due');
  }
  return parts;
}

/** The next act is one that a role may give and that waits for no paper, or a prompt is meant for it. */
function concerns(
  { course, next, prompts }: Pick<CourseView, 'course' | 'next' | 'prompts'>,
  roles: readonly Role[],
): boolean {
  const acts =
    next !== null && isCommandType(next) && !awaitsDocument(course, next) ? commands[next].roles : [];
  return [...acts, ...prompts.flatMap((prompt) => prompt.roles)].some((role) => roles.includes(role));
}

const endOfDay = ({ now, timeZone }: Reader): Temporal.Instant =>
  now.toZonedDateTimeISO(timeZone).add({ days: 1 }).startOfDay().toInstant();
