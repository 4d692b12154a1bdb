import { type DraftRecord, textOf } from './draft.ts';

/** Instants that a label states in the producer's local time: their zone stands in a field of its own. */
const zoneFields: Readonly<Record<string, string>> = {
  calibrationAt: 'calibrationTimeZone',
  expiresAt: 'calibrationTimeZone',
};

/** Name of the field that holds an instant's zone, where the form has one; else null. */
export function zoneFieldBeside(name: string, beside: Readonly<Record<string, unknown>>): string | null {
  const field = zoneFields[name];
  return field !== undefined && Object.hasOwn(beside, field) ? field : null;
}

/** Zone in which an instant is meant: the one chosen for it, else the one that stands beside it. */
export function zoneOf(name: string, chosen: string, beside: DraftRecord): string {
  if (chosen !== '') return chosen;
  const field = zoneFieldBeside(name, beside);
  return field === null ? '' : textOf(beside[field]);
}
