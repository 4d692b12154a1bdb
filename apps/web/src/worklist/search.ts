export const courseStatuses = ['open', 'held', 'ended'] as const;
export type CourseStatus = (typeof courseStatuses)[number];

/** What the address of the worklist keeps, so that going back finds the same list. */
export interface WorklistSearch {
  search?: string;
  status?: CourseStatus;
}

export function readWorklistSearch(raw: Record<string, unknown>): WorklistSearch {
  const search =
    typeof raw.search === 'string'
      ? raw.search.slice(0, 100)
      : typeof raw.search === 'number'
        ? String(raw.search)
        : '';
  const status = courseStatuses.find((one) => one === raw.status);
  return { ...(search ? { search } : {}), ...(status ? { status } : {}) };
}
