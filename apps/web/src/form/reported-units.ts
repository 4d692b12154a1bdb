import { fromStoredUnit, laboratoryQuantity, toStoredUnit } from '@lutetia/protocol';
import { type DraftRecord, recordOf, textOf } from './draft.ts';
import type { Field, FieldOf } from './field.ts';

/** A laboratory value, or the laboratory's limit of it: it may be typed in any unit that is in use. */
export type MeasuredField = FieldOf<'number'> & { readonly quantity: string };
export const isMeasured = (field: Field): field is MeasuredField =>
  field.kind === 'number' && field.quantity !== null;

/** Where a group keeps what was reported in another unit than the stored one; null where it has no such values. */
export const reportField = (fields: readonly Field[]): string | null =>
  fields.find(({ kind }) => kind === 'as-reported')?.name ?? null;

/** The unit in which a value of a group is typed: the stored one, until another is chosen. */
export function unitTyped(fields: readonly Field[], draft: DraftRecord, quantity: string): string {
  const chosen = textOf(recordOf(draft[reportField(fields) ?? ''])[quantity]);
  return chosen === '' ? laboratoryQuantity(quantity).unit : chosen;
}

type Body = Record<string, unknown>;
interface Reported {
  readonly unit: string;
  readonly value: number | null;
  readonly limit: number | null;
}

/** Typed figures → stored figures, with what was typed beside them. */
export function inStoredUnits(fields: readonly Field[], typed: Body, draft: DraftRecord): Body {
  const name = reportField(fields);
  if (name === null) return typed;
  const body = { ...typed };
  const reported: Record<string, Reported> = {};
  for (const field of fields.filter(isMeasured)) {
    const { quantity, part } = field;
    const unit = unitTyped(fields, draft, quantity);
    const figure = typed[field.name];
    if (unit === laboratoryQuantity(quantity).unit || typeof figure !== 'number') continue;
    body[field.name] = toStoredUnit(quantity, figure, unit);
    reported[quantity] = { ...(reported[quantity] ?? { unit, value: null, limit: null }), [part]: figure };
  }
  return Object.keys(reported).length === 0 ? body : { ...body, [name]: reported };
}

/** A stored body as it was typed, and the units that were chosen. */
export function asTyped(fields: readonly Field[], body: Readonly<Body>): Readonly<Body> {
  const reported = body[reportField(fields) ?? ''] as Readonly<Record<string, Reported>> | undefined;
  if (reported === undefined) return body;
  const figures = fields.filter(isMeasured).flatMap(({ name, quantity, part }) => {
    const one = reported[quantity];
    return one === undefined ? [] : [[name, one[part]] as const];
  });
  return { ...body, ...Object.fromEntries(figures) };
}

/** Bounds of a value in the unit in which it is typed. */
export function possibleIn({ quantity, part }: MeasuredField, unit: string) {
  const { possible, possibleLimit } = laboratoryQuantity(quantity);
  const bounds = part === 'limit' ? (possibleLimit ?? possible) : possible;
  const said = (value: number) => String(Number(fromStoredUnit(quantity, value, unit).toPrecision(3)));
  return { minimum: said(bounds.minimum), maximum: said(bounds.maximum), unit };
}
