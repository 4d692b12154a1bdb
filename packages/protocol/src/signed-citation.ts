/** Who signed a local value, when and why: what stands as its source. */
export interface SignedCitation {
  /** As the ledger knows the signer: an account's id. */
  readonly by: string;
  /** ISO 8601 with offset. */
  readonly at: string;
  readonly reason: string;
}

const form =
  /^Signed by (?<by>.+?) on (?<at>\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})): (?<reason>.+)$/s;

export const signedCitation = ({ by, at, reason }: SignedCitation): string =>
  `Signed by ${by} on ${at}: ${reason}`;

/** The parts of a citation that a signature made; null for any other. */
export function readSignedCitation(citation: string): SignedCitation | null {
  const { by, at, reason } = form.exec(citation)?.groups ?? {};
  return by === undefined || at === undefined || reason === undefined ? null : { by, at, reason };
}
