import type { Field } from './field.ts';

/** A valid value of a field, every part filled in: for the tests that send every form round. */
export function sampleOf(field: Field): unknown {
  switch (field.kind) {
    case 'text':
      return field.format === 'email' ? 'doctor@example.org' : `text of ${field.name}`;
    case 'number':
      return Math.max(field.minimum ?? 1, Math.min(field.maximum ?? 30, field.name === 'cycle' ? 1 : 3));
    case 'money':
      return 12_345;
    case 'choice':
      return field.options[0];
    case 'choices':
      return field.options.slice(0, 2);
    case 'boolean':
      return true;
    case 'date':
      return '2026-11-24';
    case 'instant':
      return '2026-11-24T10:00:00+08:00';
    case 'time-zone':
      return 'Asia/Shanghai';
    case 'country':
      return 'CN';
    case 'language':
      return 'zh-CN';
    case 'currency':
      return 'CNY';
    case 'named':
      return `${field.source}-1`;
    case 'named-list':
      return [`${field.source}-1`, `${field.source}-2`];
    case 'group':
      return sampleBody(field.fields);
    case 'list':
      return [sampleOf(field.item), sampleOf(field.item)];
    case 'carried':
      return field.nullable ? null : undefined;
    case 'as-reported':
    case 'correction':
      return undefined;
  }
}

export const sampleBody = (fields: readonly Field[]): Record<string, unknown> =>
  Object.fromEntries(fields.map((field) => [field.name, sampleOf(field)]));
