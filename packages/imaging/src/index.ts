export * from './dicom/index.ts';
export { ImagingError, type ImagingErrorCode, imagingErrorCodes } from './errors.ts';
