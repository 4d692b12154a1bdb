import { type CommandType, type Course, currentCycle } from '@lutetia/course';

interface Undo {
  readonly type: CommandType;
  readonly body: Record<string, unknown>;
  /** What it takes back must be the last thing that happened. */
  readonly expectedVersion: number;
}

/**
 * The act that takes another back, out of the course as it was before; null where something clinical was
 * recorded, which is corrected with a reason, and where somebody else acted while the form was open: what
 * stood before is then not known.
 */
export function undoOf(
  type: CommandType,
  before: Course,
  { version, events }: { version: number; events: readonly unknown[] },
): Undo | null {
  if (type !== 'arrange-dose-day' || before.version !== version - events.length) return null;
  const { arrangement } = currentCycle(before);
  if (arrangement === null) return { type: 'clear-arrangement', body: {}, expectedVersion: version };
  const { room, people, patientArrivesAt } = arrangement;
  return { type, body: { room, people, patientArrivesAt }, expectedVersion: version };
}
