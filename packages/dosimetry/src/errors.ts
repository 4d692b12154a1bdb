/** The closed list of what can be wrong with what a dose calculation is given. */
export const dosimetryErrorCodes = [
  'not-nifti',
  'unsupported-nifti',
  'damaged-file',
  'grid-mismatch',
  'not-finite',
  'negative-value',
  'unknown-material',
  'unknown-label',
  'unknown-engine',
  'malformed-emissions',
  'malformed-curve',
  'too-few-points',
  'no-fit',
  'no-activity',
  'out-of-range',
  'engine-unavailable',
  'cancelled',
] as const;

export type DosimetryErrorCode = (typeof dosimetryErrorCodes)[number];

export class DosimetryError extends Error {
  override readonly name = 'DosimetryError';
  readonly code: DosimetryErrorCode;

  constructor(code: DosimetryErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
