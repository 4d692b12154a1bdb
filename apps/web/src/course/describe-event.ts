import { commandOf, commands } from '@lutetia/course';
import { type Field, fieldsOf, labelOf, optionOf, unitOf } from '../form/index.ts';
import { formatQuantity } from '../ui/format-quantity.ts';
import { isRecord, joined, type Speech, sayValue } from './describe.ts';
import { formatMoney } from './format-money.ts';

const fieldsOfEvent = (type: string): readonly Field[] => {
  const command = commandOf(type);
  return command ? fieldsOf(commands[command].schema) : [];
};

function sayField(
  field: Field,
  value: unknown,
  body: Readonly<Record<string, unknown>>,
  speech: Speech,
): string {
  if (value === null || value === undefined) return speech.t('course:page.not-known');
  if (field.kind === 'money' && typeof value === 'number') {
    return formatMoney(value, typeof body.currency === 'string' ? body.currency : '', speech.locale);
  }
  if (field.kind === 'number' && field.unit !== null && typeof value === 'number') {
    return formatQuantity(value, field.unit, speech.locale);
  }
  if (field.kind === 'choice' && typeof value === 'string') return optionOf(speech.t, field.name, value);
  return sayValue(field.name, value, speech);
}

const percentNames = /Percent$|^percent/;

/** An event in one sentence of plain words. */
export function sayEvent(type: string, body: Readonly<Record<string, unknown>>, speech: Speech): string {
  const key = `course:event.${type}`;
  if (!speech.exists(key)) return type;
  const variables: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(body)) {
    if (typeof value === 'object' && value !== null) {
      variables[name] = value;
      continue;
    }
    variables[name] =
      typeof value === 'number' && percentNames.test(name)
        ? formatQuantity(value, '%', speech.locale)
        : sayValue(name, value, speech);
  }
  for (const field of fieldsOfEvent(type)) {
    const value = body[field.name];
    if (field.kind === 'group' || field.kind === 'list') continue;
    variables[field.name] = sayField(field, value, body, speech);
  }
  return speech.t(key, variables);
}

export interface Line {
  readonly label: string;
  readonly value: string;
}

/**
 * Every value of an event, labelled as in its form; parts that were not asked are left out. A correction
 * is said as the entry that it corrects, whose type its body does not hold.
 */
export function eventLines(
  type: string,
  body: Readonly<Record<string, unknown>>,
  speech: Speech,
  correctedType?: string,
): readonly Line[] {
  const command = commandOf(type);
  if (command === 'correct' && correctedType !== undefined && isRecord(body.body)) {
    return [
      ...eventLines(correctedType, body.body, speech),
      ...eventLines(type, { ...body, body: undefined }, speech),
    ];
  }
  return command ? linesOf(fieldsOfEvent(type), body, [command], '', speech) : [];
}

/** Values of a body, labelled as in the form whose fields these are; `parents` run from the act inwards. */
export function linesOf(
  fields: readonly Field[],
  body: Readonly<Record<string, unknown>>,
  parents: readonly string[],
  before: string,
  speech: Speech,
): readonly Line[] {
  return fields.flatMap((field): readonly Line[] => {
    const value = body[field.name];
    if (value === undefined || value === '') return [];
    const label = before + labelOf(speech.t, field.name, parents);
    const inner = [...parents, field.name];
    if (field.kind === 'as-reported' && isRecord(value)) {
      return reportedLines(fields, value, parents, label, speech);
    }
    if (field.kind === 'group' && isRecord(value)) {
      return linesOf(field.fields, value, inner, `${label} · `, speech);
    }
    if (field.kind === 'list' && Array.isArray(value)) {
      return listLines(field, value, { label, parents: inner, currency: body.currency }, speech);
    }
    if (Array.isArray(value)) {
      return [
        {
          label,
          value: joined(
            value.map((one) => sayValue(field.name, one, speech)),
            speech.locale,
          ),
        },
      ];
    }
    return [{ label, value: sayField(field, value, body, speech) }];
  });
}

/** What the laboratory wrote in its own unit, beside the figures that the rules read. */
function reportedLines(
  fields: readonly Field[],
  reported: Readonly<Record<string, unknown>>,
  parents: readonly string[],
  label: string,
  speech: Speech,
): readonly Line[] {
  return fields.flatMap((field): readonly Line[] => {
    const one = field.kind === 'number' && field.quantity !== null ? reported[field.quantity] : undefined;
    if (field.kind !== 'number' || !isRecord(one)) return [];
    const figure = one[field.part];
    if (typeof figure !== 'number') return [];
    const unit = unitOf(speech.t, String(one.unit));
    const name = labelOf(speech.t, field.name, parents);
    return [{ label: `${label} · ${name}`, value: formatQuantity(figure, unit, speech.locale) }];
  });
}

/** Amounts of money in a list are in the currency of the whole. */
function listLines(
  field: Field & { kind: 'list' },
  items: readonly unknown[],
  within: { label: string; parents: readonly string[]; currency: unknown },
  speech: Speech,
): readonly Line[] {
  const { label, parents, currency } = within;
  if (items.length === 0) return [{ label, value: speech.t('course:page.list-none') }];
  const { item } = field;
  return items.flatMap((one, index): readonly Line[] =>
    item.kind === 'group' && isRecord(one)
      ? linesOf(item.fields, { currency, ...one }, parents, `${label} ${index + 1} · `, speech)
      : [{ label: `${label} ${index + 1}`, value: sayValue(field.name, one, speech) }],
  );
}
