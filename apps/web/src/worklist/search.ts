import { type WorklistView, worklistViews } from '@lutetia/contract';
import { type Role, roles, type StepId, steps } from '@lutetia/course';

export const courseStatuses = ['open', 'held', 'ended'] as const;
export type CourseStatus = (typeof courseStatuses)[number];
export const highestCycle = 6;

/** What the address of the worklist keeps, so that going back, or sending it to a colleague, finds the same list. */
export interface WorklistSearch {
  view?: WorklistView;
  role?: Role;
  step?: StepId;
  cycle?: number;
  /** Narrows what is shown, without asking the server. */
  text?: string;
  /** Searches all courses, whoever is to act. */
  search?: string;
  status?: CourseStatus;
}

const oneOf = <T>(values: readonly T[], raw: unknown): T | undefined => values.find((one) => one === raw);
const words = (raw: unknown): string | undefined =>
  typeof raw === 'string' || typeof raw === 'number' ? String(raw).slice(0, 100) || undefined : undefined;

export function readWorklistSearch(raw: Record<string, unknown>): WorklistSearch {
  const view = oneOf(worklistViews, raw.view);
  const cycle = Number(raw.cycle);
  const read: { [K in keyof WorklistSearch]: WorklistSearch[K] | undefined } = {
    view: view === 'mine' ? undefined : view,
    role: oneOf(roles, raw.role),
    step: oneOf(steps, raw.step),
    cycle: Number.isInteger(cycle) && cycle >= 1 && cycle <= highestCycle ? cycle : undefined,
    text: words(raw.text),
    search: words(raw.search),
    status: oneOf(courseStatuses, raw.status),
  };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}
