import type { z } from 'zod';
import { type Draft, type DraftRecord, isEmpty, isOptional, itemsOf, recordOf, textOf } from './draft.ts';
import type { Field } from './field.ts';
import { instantDraft, readInstant } from './instant-text.ts';
import { type Issue, issue, issuesOf } from './issue.ts';
import { readMoney } from './money-text.ts';
import { readNumber } from './number-text.ts';
import { inStoredUnits, isMeasured, possibleIn, unitTyped } from './reported-units.ts';
import { zoneOf } from './zone-beside.ts';

export interface Reading {
  readonly body: Record<string, unknown>;
  readonly issues: readonly Issue[];
}

/**
 * Draft → body of an act. What is empty is left out, or null where "not known" is an answer: never zero.
 * Faults of writing come first; then the schema itself judges, the same as on the server.
 */
export function toBody(schema: z.ZodType, fields: readonly Field[], draft: Draft): Reading {
  const written: Issue[] = [];
  const body = readGroup(fields, recordOf(draft), '', [], written);
  const checked = schema.safeParse(body);
  const faulty = new Set(written.map((one) => one.path));
  const judged = checked.success
    ? []
    : issuesOf(checked.error, body).map((one) => notPossible(one, fields, recordOf(draft)));
  return { body, issues: [...written, ...judged.filter((one) => !faulty.has(one.path))] };
}

/** A laboratory value outside its bounds is told in the unit in which it was typed. */
function notPossible(found: Issue, fields: readonly Field[], draft: DraftRecord): Issue {
  if (found.code !== 'too-small' && found.code !== 'too-large') return found;
  let [group, typed] = [fields, draft];
  for (const key of found.path.split('.')) {
    const field = group.find(({ name }) => name === key);
    if (field === undefined) return found;
    if (isMeasured(field)) {
      const unit = unitTyped(group, typed, field.quantity);
      return issue(found.path, 'not-possible', possibleIn(field, unit));
    }
    if (field.kind !== 'group') return found;
    const inner = recordOf(typed[key]);
    [group, typed] = [field.fields, isOptional(field) ? recordOf(inner.value) : inner];
  }
  return found;
}

function readGroup(
  fields: readonly Field[],
  draft: DraftRecord,
  path: string,
  outer: readonly DraftRecord[],
  issues: Issue[],
): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const field of fields) {
    const at = path === '' ? field.name : `${path}.${field.name}`;
    const value = readField(field, draft[field.name], at, [draft, ...outer], issues);
    if (value !== undefined) body[field.name] = value;
  }
  return inStoredUnits(fields, body, draft);
}

/** `undefined`: not answered. */
function readField(
  field: Field,
  draft: Draft | undefined,
  path: string,
  scope: readonly DraftRecord[],
  issues: Issue[],
): unknown {
  if (isOptional(field)) {
    if (textOf(recordOf(draft).known) !== 'yes') return null;
    return readField({ ...field, nullable: false }, recordOf(draft).value, path, scope, issues);
  }
  switch (field.kind) {
    case 'group':
      return readGroup(field.fields, recordOf(draft), path, scope, issues);
    case 'list':
      return itemsOf(draft).map((item, index) =>
        readField(field.item, item, `${path}.${index}`, scope, issues),
      );
    case 'choices':
    case 'named-list':
      return itemsOf(draft).map(textOf);
    case 'as-reported':
    case 'correction':
      return undefined;
    default:
      if (isEmpty(draft)) return field.nullable ? null : undefined;
      return readLeaf(field, draft ?? '', path, scope, issues);
  }
}

function readLeaf(
  field: Field,
  draft: Draft,
  path: string,
  scope: readonly DraftRecord[],
  issues: Issue[],
): unknown {
  const take = (read: { value: unknown } | { issue: string }) => {
    if ('value' in read) return read.value;
    issues.push(issue(path, read.issue));
    return undefined;
  };
  switch (field.kind) {
    case 'number':
      return take(readNumber(textOf(draft)));
    case 'money':
      return take(readMoney(textOf(draft), currencyIn(scope)));
    case 'instant': {
      const { local, zone, offset } = instantDraft(draft);
      return take(readInstant(local, zoneOf(field.name, zone, scope[0] ?? {}), offset));
    }
    case 'boolean':
      return textOf(draft) === 'unknown' ? null : textOf(draft) === 'yes';
    case 'choice':
      return field.nullable && textOf(draft) === 'unknown' ? null : textOf(draft);
    default:
      return textOf(draft).trim();
  }
}

/** The currency of an amount stands beside it, or beside the list in which it stands. */
export const currencyIn = (scope: readonly DraftRecord[]): string => {
  for (const record of scope) if (typeof record.currency === 'string') return record.currency;
  return '';
};
