import type { Provenance, SourcedBoolean, SourcedNumber, SourcedText } from '../provenance.ts';

type Details = { url?: string; section?: string; note?: string };

/** Read at the address given. */
export function found(citation: string, sourceVersion: string, details: Details): Provenance {
  return { source: { citation, ...details }, sourceVersion, status: 'verified' };
}

/** Remembered, or read only in a secondary encoding: names where it is to be checked. */
export function remembered(citation: string, sourceVersion: string, details: Details = {}): Provenance {
  return { source: { citation, ...details }, sourceVersion, status: 'unverified' };
}

export function number(value: number, unit: string, provenance: Provenance): SourcedNumber {
  return { value, unit, ...provenance };
}

export function text(value: string, provenance: Provenance): SourcedText {
  return { value, unit: 'text', ...provenance };
}

export function yesNo(value: boolean, provenance: Provenance): SourcedBoolean {
  return { value, unit: 'yes/no', ...provenance };
}
