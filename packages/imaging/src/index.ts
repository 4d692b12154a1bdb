export * from './deidentify/index.ts';
export * from './dicom/index.ts';
export { ImagingError, type ImagingErrorCode, imagingErrorCodes } from './errors.ts';
export { type Mask, masksOf } from './masks/index.ts';
export * from './objects/index.ts';
export * from './pet/index.ts';
export { type Recip, recip } from './response/recip.ts';
export * from './volume/index.ts';
