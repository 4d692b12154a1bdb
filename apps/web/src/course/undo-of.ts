import { type CommandType, type Course, currentCycle } from '@lutetia/course';

interface Undo {
  readonly type: CommandType;
  readonly body: Record<string, unknown>;
}

/**
 * The act that takes another back, out of the course as it was before; null where something clinical was
 * recorded, which is corrected with a reason.
 */
export function undoOf(type: CommandType, before: Course): Undo | null {
  if (type !== 'arrange-dose-day') return null;
  const { arrangement } = currentCycle(before);
  if (arrangement === null) return { type: 'clear-arrangement', body: {} };
  const { room, people, patientArrivesAt } = arrangement;
  return { type, body: { room, people, patientArrivesAt } };
}
