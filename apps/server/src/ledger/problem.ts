/** What verification can find. */
export type ProblemKind =
  | 'changed-body' // an event's content does not have its hash
  | 'broken-chain' // an event does not follow the one before it
  | 'swapped-order' // two events have each other's place or content
  | 'missing-event' // a version or position between others is gone
  | 'missing-tail' // the last events of a stream, or of the ledger, are gone
  | 'missing-stream' // a whole stream is gone
  | 'forged-event' // an event that the heads or the tip do not know
  | 'checkpoint-mismatch' // a checkpoint contradicts the ledger, another checkpoint or its signature
  | 'projection-ahead' // projections have seen events that the ledger no longer has
  | 'missing-file' // a document's file is gone
  | 'damaged-file'; // a document's file is not what was stored

export interface Problem {
  kind: ProblemKind;
  detail: string;
  stream?: string;
  version?: number;
  position?: number;
  checkpoint?: number;
}

/** A ruined ledger does not fill the memory. */
export const keptProblems = 1000;

/** Counts every problem and keeps the first ones. */
export class Problems {
  readonly kept: Problem[] = [];
  count = 0;
  readonly #limit: number;

  constructor(limit = keptProblems) {
    this.#limit = limit;
  }

  add(problem: Problem): void {
    this.count += 1;
    if (this.kept.length < this.#limit) this.kept.push(problem);
  }
}
