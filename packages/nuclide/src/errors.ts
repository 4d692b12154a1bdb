/** The closed list of what can be wrong with a quantity, a nuclide or an instant. */
export const nuclideErrorCodes = [
  'unknown-nuclide',
  'malformed-activity',
  'missing-unit',
  'unknown-unit',
  'negative-activity',
  'not-positive',
  'not-finite',
  'malformed-instant',
  'missing-zone',
  'ambiguous-instant',
  'tolerance-out-of-range',
  'malformed-tolerance',
  'out-of-range',
  'no-emissions',
  'malformed-emissions',
] as const;

export type NuclideErrorCode = (typeof nuclideErrorCodes)[number];

export class NuclideError extends Error {
  override readonly name = 'NuclideError';
  readonly code: NuclideErrorCode;

  constructor(code: NuclideErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
