export interface ReferralsSearch {
  /** The patient who is open; left out: the first of the list. */
  course?: string;
}

export const readReferralsSearch = ({ course }: Record<string, unknown>): ReferralsSearch =>
  typeof course === 'string' ? { course } : {};
