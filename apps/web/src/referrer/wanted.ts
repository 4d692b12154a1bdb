import type { ReferredCourse } from '@lutetia/course';

/** How many things the house waits for from the referring doctor. */
export const wantedFrom = ({ papersWanted, labsWanted }: ReferredCourse): number =>
  papersWanted.length + labsWanted.length;
