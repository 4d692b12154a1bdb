export { type Append, append, ConflictError, lockTip } from './append.ts';
export { canonicalJson, NotCanonicalError } from './canonical-json.ts';
export { type Change, ChangeFeed } from './change-feed.ts';
export type { Checkpoint } from './checkpoint.ts';
export { compareRebuilt, type Difference } from './compare-rebuilt.ts';
export type { Correction } from './corrections.ts';
export type { NewEvent, Recorded, Signature, SignatureMeaning, SignedBy } from './event.ts';
export { keptProblems, type Problem, type ProblemKind } from './problem.ts';
export {
  type Projection,
  type RebuildOptions,
  rebuild,
  rebuildWhenReshaped,
  record,
  recordIn,
} from './projection.ts';
export { readStream, readStreamBack } from './read.ts';
export { seal } from './seal.ts';
export { type Verification, type VerifyOptions, verifyLedger } from './verify.ts';
