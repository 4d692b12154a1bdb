export { DosimetryError, type DosimetryErrorCode, dosimetryErrorCodes } from './errors.ts';
