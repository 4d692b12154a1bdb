import { commands } from '@lutetia/course';
import { describe, expect, test } from 'vitest';
import { type Draft, recordOf } from './draft.ts';
import { fieldsOf } from './fields-of.ts';
import { toBody } from './to-body.ts';
import { toDraft } from './to-draft.ts';

const { schema } = commands['record-labs'];
const fields = fieldsOf(schema);
const zone = 'Asia/Shanghai';
const start = { collectedAt: '2026-11-20T08:00:00+01:00', laboratory: 'Bologna' };
const typed = (draft: Record<string, Draft>) =>
  toBody(schema, fields, { ...toDraft(fields, start, { zone }), ...draft });

describe('a value typed in the unit of its laboratory', () => {
  test('is stored converted, with what was typed beside it', () => {
    const { body, issues } = typed({
      creatinineUmolPerL: '1.2',
      creatinineUln: '1.3',
      plateletsPerNl: '180000',
      haemoglobinGPerL: '135',
      asReported: { creatinine: 'mg/dL', platelets: '/µL', haemoglobin: 'g/L' },
    });
    expect(issues).toEqual([]);
    expect(body).toMatchObject({
      creatinineUmolPerL: 106.08,
      creatinineUln: 114.92,
      plateletsPerNl: 180,
      haemoglobinGPerL: 135,
    });
    expect(body.asReported).toEqual({
      creatinine: { unit: 'mg/dL', value: 1.2, limit: 1.3 },
      platelets: { unit: '/µL', value: 180_000, limit: null },
    });
    expect(schema.safeParse(body).error).toBeUndefined();
  });

  test('comes back into the form as it was typed, for a correction', () => {
    const { body } = typed({ bilirubinUmolPerL: '1.1', asReported: { bilirubin: 'mg/dL' } });
    const draft = toDraft(fields, body, { zone });
    expect(draft.bilirubinUmolPerL).toBe('1.1');
    expect(recordOf(draft.asReported).bilirubin).toBe('mg/dL');
    expect(toBody(schema, fields, draft).body).toEqual(body);
  });

  test('testosterone has its units inside the history', () => {
    const history = commands['record-history'].schema;
    const all = fieldsOf(history);
    const draft = toDraft(all, {}, { zone });
    const castration = {
      ...recordOf(draft.castration),
      testosteroneNgPerDl: '0.7',
      asReported: { testosterone: 'nmol/L' },
    };
    expect(toBody(history, all, { ...draft, castration }).body.castration).toMatchObject({
      testosteroneNgPerDl: 20.1894,
      asReported: { testosterone: { unit: 'nmol/L', value: 0.7, limit: null } },
    });
  });
});

describe('a value that is not possible is told in the unit in which it was typed', () => {
  test.each([
    [{ plateletsPerNl: '180000' }, 'plateletsPerNl', '1', '3000', '10⁹/L'],
    [{ plateletsPerNl: '180', asReported: { platelets: '/µL' } }, 'plateletsPerNl', '1000', '3000000', '/µL'],
    [{ creatinineUmolPerL: '1' }, 'creatinineUmolPerL', '16', '3500', 'µmol/L'],
    [
      { creatinineUmolPerL: '106', asReported: { creatinine: 'mg/dL' } },
      'creatinineUmolPerL',
      '0.181',
      '39.6',
      'mg/dL',
    ],
    [{ altUln: '0.75' }, 'altUln', '10', '150', 'U/L'],
  ])('%j', (draft, path, minimum, maximum, unit) => {
    expect(typed(draft).issues).toEqual([{ path, code: 'not-possible', values: { minimum, maximum, unit } }]);
  });
});
