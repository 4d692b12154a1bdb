import type { Projection } from '../ledger/index.ts';
import { courseProjection } from './course-projection.ts';
import { doseProjection } from './dose-projection.ts';
import { siteProjection } from './site-projection.ts';

export { type CourseRow, courseRow } from './course-projection.ts';
export { siteOf } from './site-projection.ts';

/** Every projection of the centre, in the order in which they are applied. */
export const projections: readonly Projection[] = [siteProjection, courseProjection, doseProjection];
/** Counted up with every change to what a projection stores, so that an update rebuilds what an older one wrote. */
export const projectionShape = 4;
export { pastEvent } from './past-event.ts';
