import { type CommandType, isCommandType } from '@lutetia/course';

/** `act`: the act whose form is open. `entry`: the entry of the ledger that is being corrected. */
export interface CourseSearch {
  act?: CommandType;
  entry?: number;
}

export function readCourseSearch(search: Record<string, unknown>): CourseSearch {
  const act = typeof search.act === 'string' && isCommandType(search.act) ? search.act : undefined;
  const entry = Number(search.entry);
  return { ...(act ? { act } : {}), ...(Number.isInteger(entry) && entry > 0 ? { entry } : {}) };
}
