import { commands, commandTypes, siteCommands, siteCommandTypes } from '@lutetia/course';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { recordOf } from './draft.ts';
import { fieldsOf, UnknownFieldError } from './fields-of.ts';
import { sampleBody } from './sample.ts';
import { toBody } from './to-body.ts';
import { toDraft } from './to-draft.ts';

const zone = 'Asia/Shanghai';
const schemas: [string, z.ZodType][] = [
  ...commandTypes
    .filter((type) => type !== 'correct')
    .map((type): [string, z.ZodType] => [type, commands[type].schema]),
  ...siteCommandTypes.map((type): [string, z.ZodType] => [`site ${type}`, siteCommands[type].schema]),
];

describe.each(schemas)('the form of %s', (_, schema) => {
  const fields = fieldsOf(schema);

  test('sends a full body round unchanged', () => {
    const body = sampleBody(fields);
    expect(schema.safeParse(body).error).toBeUndefined();
    const read = toBody(schema, fields, toDraft(fields, body, { zone }));
    expect(read.issues).toEqual([]);
    expect(read.body).toEqual(body);
  });

  test('left empty, sends no number, no date and no answer that nobody gave', () => {
    const read = toBody(schema, fields, toDraft(fields, {}, { zone }));
    for (const field of fields) {
      if (
        ['number', 'money', 'date', 'instant', 'boolean', 'text'].includes(field.kind) &&
        (field.fallback ?? null) === null
      ) {
        expect(read.body[field.name] ?? null).toBeNull();
      }
    }
    const required = fields.filter(
      (field) => field.required && !['group', 'list', 'choices', 'named-list'].includes(field.kind),
    );
    const asked = required.filter((field) => !(field.kind === 'choice' && field.options.length === 1));
    expect(read.issues.map((one) => one.path)).toEqual(
      expect.arrayContaining(asked.map((field) => field.name)),
    );
  });
});

const drafted = (schema: z.ZodType, draft: Record<string, unknown>) => {
  const fields = fieldsOf(schema);
  return toBody(schema, fields, { ...toDraft(fields, {}, { zone }), ...(draft as Record<string, string>) });
};

test('an empty nullable number is null, a typed zero is zero', () => {
  const schema = z.strictObject({ psa: z.number().nonnegative().nullable().default(null) });
  expect(drafted(schema, { psa: ' ' })).toEqual({ body: { psa: null }, issues: [] });
  expect(drafted(schema, { psa: '0' })).toEqual({ body: { psa: 0 }, issues: [] });
});

test('an unreadable number gives one issue, its own', () => {
  const schema = z.strictObject({ activityMBq: z.number().positive() });
  expect(drafted(schema, { activityMBq: '7,400' }).issues).toEqual([
    { path: 'activityMBq', code: 'ambiguous-number', values: {} },
  ]);
  expect(drafted(schema, { activityMBq: '' }).issues).toEqual([
    { path: 'activityMBq', code: 'required', values: {} },
  ]);
  expect(drafted(schema, { activityMBq: '0' }).issues).toEqual([
    { path: 'activityMBq', code: 'must-exceed', values: { limit: '0' } },
  ]);
});

test('an unknown list is null, a known empty list says that there was none', () => {
  const fields = fieldsOf(commands['record-history'].schema);
  const draft = toDraft(fields, {}, { zone });
  const read = (known: string) =>
    toBody(commands['record-history'].schema, fields, {
      ...draft,
      therapies: { ...recordOf(draft.therapies), known, value: [] },
    }).body.therapies;
  expect(read('')).toBeNull();
  expect(read('no')).toBeNull();
  expect(read('yes')).toEqual([]);
});

test('issues name the item of a list', () => {
  const schema = commands['record-psma-pet'].schema;
  const fields = fieldsOf(schema);
  const draft = toDraft(fields, sampleBody(fields), { zone });
  const lesions = [
    { id: 'L1', site: 'bone', suvMax: 'x', suvMean: '', shortAxisMm: '', softTissueShortAxisMm: '-2' },
  ];
  const paths = toBody(schema, fields, { ...draft, lesions }).issues.map((one) => one.path);
  expect(paths).toEqual(['lesions.0.suvMax', 'lesions.0.softTissueShortAxisMm']);
});

test('a calibration is meant in the producer’s zone that stands beside it, never silently in ours', () => {
  const schema = commands['order-dose'].schema;
  const fields = fieldsOf(schema);
  const typed = (calibrationTimeZone: string) => {
    const draft = toDraft(fields, {}, { zone });
    const calibrationAt = { ...recordOf(draft.calibrationAt), local: '2026-11-22T12:00' };
    return toBody(schema, fields, { ...draft, calibrationAt, calibrationTimeZone });
  };
  expect(typed('Europe/Rome').body.calibrationAt).toBe('2026-11-22T12:00:00+01:00');
  expect(typed('').issues).toContainEqual({ path: 'calibrationAt', code: 'zone-missing', values: {} });
  expect(recordOf(toDraft(fields, sampleBody(fields), { zone: 'UTC' }).calibrationAt).zone).toBe(
    'Asia/Shanghai',
  );
});

test('amounts in a list use the currency beside the list', () => {
  const schema = commands['issue-estimate'].schema;
  const fields = fieldsOf(schema);
  const draft = toDraft(fields, { ...sampleBody(fields), currency: 'JPY' }, { zone });
  const read = toBody(schema, fields, {
    ...draft,
    amountMinor: '500',
    items: [{ description: 'dose', amountMinor: '499' }],
  });
  expect(read.body).toMatchObject({ amountMinor: 500, items: [{ amountMinor: 499 }] });
});

test('a schema without a control is an error, not a gap in the form', () => {
  expect(() => fieldsOf(z.strictObject({ odd: z.tuple([z.string()]) }))).toThrow(UnknownFieldError);
  expect(() => fieldsOf(z.strictObject({ odd: z.string().meta({ widget: 'hologram' }) }))).toThrow(
    UnknownFieldError,
  );
});
