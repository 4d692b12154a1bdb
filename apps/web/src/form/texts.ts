import type { TFunction } from 'i18next';
import type { Field } from './field.ts';
import type { Issue } from './issue.ts';

/**
 * Keys of a field's label: its own in the group, list or act in which it stands, else the common one.
 * `parents` run from the act inwards.
 */
export const labelKeys = (name: string, parents: readonly string[]): string[] => [
  ...parents.toReversed().map((parent) => `course:fieldIn.${parent}.${name}`),
  `course:field.${name}`,
];

export const labelOf = (t: TFunction, name: string, parents: readonly string[]): string =>
  t(labelKeys(name, parents));

/** Label with its unit, e.g. "Haemoglobin (g/L)". */
export function fullLabelOf(t: TFunction, field: Field, parents: readonly string[]): string {
  const label = labelOf(t, field.name, parents);
  if (field.kind !== 'number' || field.unit === null) return label;
  return t('course:form.with-unit', { label, unit: unitOf(t, field.unit) });
}

export const unitOf = (t: TFunction, unit: string): string =>
  t(`course:unit.${unit}`, { defaultValue: unit });

export const optionOf = (t: TFunction, name: string, value: string): string =>
  t([`course:optionOf.${name}.${value}`, `course:option.${value}`]);

export const helpOf = (t: TFunction, name: string): string | null => {
  const help = t(`course:help.${name}`, { defaultValue: '' });
  return help === '' ? null : help;
};

export const issueText = (t: TFunction, { code, values }: Issue): string =>
  t(`course:form.issue.${code}`, values);

/** Label of the field at a dotted path, with the numbers of list items: "Lesions 2: SUVmax". */
export function labelAt(t: TFunction, act: string, path: string): string {
  const parts: string[] = [];
  const parents: string[] = [act];
  for (const key of path.split('.')) {
    if (/^\d+$/.test(key)) {
      parts.push(`${parts.pop() ?? ''} ${Number(key) + 1}`);
      continue;
    }
    parts.push(labelOf(t, key, parents));
    parents.push(key);
  }
  return parts.join(t('course:form.path-separator'));
}
