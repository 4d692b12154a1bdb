import type { Projection } from '../ledger/index.ts';

/** Every projection of the centre, in the order in which they are applied. */
export const projections: readonly Projection[] = [];
