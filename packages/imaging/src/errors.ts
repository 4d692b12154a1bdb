/** The closed list of what can be wrong with images and with what is asked of them. */
export const imagingErrorCodes = [
  'not-dicom',
  'damaged-file',
  'too-deep',
  'too-large',
  'unsupported',
  'missing-tag',
  'malformed-value',
  'undecodable-pixels',
  'no-images',
  'several-series',
  'uneven-slices',
  'not-quantitative',
  'implausible-value',
  'unknown-nuclide',
  'no-scan-start',
  'unknown-method',
  'mask-mismatch',
  'out-of-range',
] as const;

export type ImagingErrorCode = (typeof imagingErrorCodes)[number];

export class ImagingError extends Error {
  override readonly name = 'ImagingError';
  readonly code: ImagingErrorCode;

  constructor(code: ImagingErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
