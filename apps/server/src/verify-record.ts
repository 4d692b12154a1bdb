import { verifyDocuments } from './documents/index.ts';
import { keptProblems, type Verification, type VerifyOptions, verifyLedger } from './ledger/index.ts';
import type { FileStore, Store } from './store/index.ts';

export interface RecordVerification extends Verification {
  /** Files of documents that were looked at. */
  documents: number;
}

/** Proves that the ledger is as it was recorded and that its documents are here, or names what is not. */
export async function verifyRecord(
  { store, files }: { store: Store; files: FileStore },
  options: VerifyOptions = {},
): Promise<RecordVerification> {
  const ledger = await verifyLedger(store, options);
  const { documents, problems } = await verifyDocuments(store, files);
  const problemCount = ledger.problemCount + problems.length;
  return {
    ...ledger,
    documents,
    ok: problemCount === 0,
    problemCount,
    problems: [...ledger.problems, ...problems].slice(0, keptProblems),
  };
}
