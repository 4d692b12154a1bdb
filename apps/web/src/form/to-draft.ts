import type { Draft, DraftRecord } from './draft.ts';
import { isOptional, recordOf, textOf } from './draft.ts';
import type { Field } from './field.ts';
import { writeInstant } from './instant-text.ts';
import { writeMoney } from './money-text.ts';
import { presentZone } from './present-zones.ts';
import { asTyped } from './reported-units.ts';
import { zoneFieldBeside } from './zone-beside.ts';

export interface DraftDefaults {
  /** Zone in which instants are shown and typed. */
  readonly zone: string;
}

/** A body, whole or in part → the draft that a form starts with. */
export function toDraft(
  fields: readonly Field[],
  body: Readonly<Record<string, unknown>>,
  defaults: DraftDefaults,
): DraftRecord {
  return groupDraft(fields, body, defaults, '');
}

function groupDraft(
  fields: readonly Field[],
  body: Readonly<Record<string, unknown>>,
  defaults: DraftDefaults,
  currency: string,
): DraftRecord {
  const typed = asTyped(fields, body);
  const own = typeof body.currency === 'string' ? body.currency : currency;
  const names = Object.fromEntries(fields.map(({ name }) => [name, true]));
  return Object.fromEntries(
    fields.map((field) => {
      const beside = zoneFieldBeside(field.name, names);
      // The zone that stands beside holds for the instant too, until another is chosen.
      const zone = beside === null ? defaults.zone : String(body[beside] ?? '');
      const draft = fieldDraft(field, typed[field.name], { zone: zone === '' ? defaults.zone : zone }, own);
      return [field.name, beside === null || isTyped(draft) ? draft : { local: '', zone: '', offset: '' }];
    }),
  );
}

export function fieldDraft(field: Field, given: unknown, defaults: DraftDefaults, currency: string): Draft {
  const value = given === undefined ? field.fallback : given;
  if (isOptional(field)) {
    const inner = { ...field, nullable: false, fallback: undefined };
    const known = value === null || value === undefined ? '' : 'yes';
    return { known, value: fieldDraft(inner, value ?? undefined, defaults, currency) };
  }
  switch (field.kind) {
    case 'group':
      return groupDraft(field.fields, asRecord(value), defaults, currency);
    case 'list':
      return Array.isArray(value)
        ? value.map((item: unknown) => fieldDraft(field.item, item, defaults, currency))
        : [];
    case 'choices':
    case 'named-list':
      return Array.isArray(value) ? value.map(String) : [];
    case 'instant':
      return typeof value === 'string'
        ? writeInstant(value, defaults.zone)
        : { local: '', zone: defaults.zone, offset: '' };
    case 'money':
      return typeof value === 'number' ? writeMoney(value, currency) : '';
    case 'boolean':
      return typeof value === 'boolean' ? (value ? 'yes' : 'no') : '';
    case 'choice': {
      const [only] = field.options;
      if (typeof value === 'string') return value;
      return field.required && field.options.length === 1 && only ? only : '';
    }
    case 'as-reported':
      return Object.fromEntries(
        Object.entries(asRecord(value)).map(([quantity, one]) => [
          quantity,
          String(asRecord(one).unit ?? ''),
        ]),
      );
    case 'time-zone':
      return typeof value === 'string' ? presentZone(value) : '';
    case 'correction':
      return '';
    default:
      return value === null || value === undefined ? '' : String(value);
  }
}

const isTyped = (draft: Draft): boolean => textOf(recordOf(draft).local) !== '';

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
