export { DosimetryError, type DosimetryErrorCode, dosimetryErrorCodes } from './errors.ts';
export * from './kinetics/index.ts';
