/** What a screen on the wall shows of a patient: nothing, the course's short code, or initials. */
export const displayShows = ['nothing', 'code', 'initials'] as const;
export type DisplayShows = (typeof displayShows)[number];
