import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  evaluateDoseRule,
  evaluateEligibility,
  getPack,
  type LocalValue,
  parseDoseRuleCase,
  parseEligibilityCase,
  withLocalValues,
} from './index.ts';

const read = (name: string): { base: unknown } =>
  JSON.parse(readFileSync(new URL(`../vectors/${name}.json`, import.meta.url), 'utf8'));

const local = (path: string, value: LocalValue['value'], unit: string): LocalValue => ({
  path,
  value,
  unit,
  reason: 'Decision of the department',
  signedBy: 'Dr Chen',
  signedAt: '2026-11-01T09:00:00+08:00',
  status: 'site-signed',
});

describe('values that a site signs', () => {
  test('a number takes the place of the pack’s, with who signed it, when and why', () => {
    const pack = withLocalValues(getPack('label', 'nmpa-2025'), [
      local('dosing.toleranceFraction', 0.05, '1'),
    ]);
    expect(pack.dosing.toleranceFraction).toMatchObject({
      value: 0.05,
      status: 'site-signed',
      verifiedBy: 'Dr Chen',
      verifiedOn: '2026-11-01',
      source: { citation: 'Signed by Dr Chen on 2026-11-01T09:00:00+08:00: Decision of the department' },
    });
    expect(pack.version).toBe('1.0.0+site.2026-11-01T01:00:00Z');
    expect(getPack('label', 'nmpa-2025').dosing.toleranceFraction.value).toBe(0.1);
  });

  test('an entry of a list is found by its id or method', () => {
    const path = 'administration.methods.gravity.allowed';
    const pack = withLocalValues(getPack('label', 'nmpa-2025'), [local(path, false, 'yes/no')]);
    expect(pack.administration.methods.find(({ method }) => method === 'gravity')?.allowed.value).toBe(false);
  });

  test('the limit of a criterion', () => {
    const pack = withLocalValues(getPack('eligibility', 'vision'), [
      local('criteria.platelets.rule.limit', 200, '10⁹/L'),
    ]);
    const { criteria } = evaluateEligibility(parseEligibilityCase(read('eligibility').base), pack);
    expect(criteria.find(({ id }) => id === 'platelets')).toMatchObject({
      result: 'fail',
      status: 'site-signed',
    });
    expect(criteria.find(({ id }) => id === 'haemoglobin')).toMatchObject({ status: 'unverified' });
  });

  test('China with the rows of the US label of 2022', () => {
    const china = getPack('dose-modification', 'nmpa-2025');
    const given = parseDoseRuleCase(read('dose-rule').base);
    expect(evaluateDoseRule(given, china).action).toBe('cannot-evaluate');
    const answer = evaluateDoseRule(given, withLocalValues(china, [local('rows', 'fda-2022', 'pack')]));
    expect(answer).toMatchObject({ pack: 'nmpa-2025', action: 'proceed', nextActivityMBq: 7400 });
    const adopted = answer.rows.filter(({ id }) => id !== 'reduced-activity-stays');
    expect(adopted.map(({ id }) => id)).toEqual(
      getPack('dose-modification', 'fda-2022').rows.map(({ id }) => id),
    );
    expect(new Set(adopted.map(({ status }) => status))).toEqual(new Set(['site-signed']));
  });

  test('no values: the pack itself', () => {
    const pack = getPack('release', 'au');
    expect(withLocalValues(pack, [])).toBe(pack);
  });

  test.each<[string, LocalValue, string]>([
    ['a path that is not there', local('dosing.colour', 1, '1'), 'invalid-local-value'],
    ['the prototype', local('__proto__.polluted', 1, '1'), 'invalid-local-value'],
    ['another unit', local('dosing.activityMBq', 7.4, 'GBq'), 'invalid-local-value'],
    ['a source', local('dosing.activityMBq.source', 'me', 'text'), 'invalid-local-value'],
    ['the identity of the pack', local('id', 'mine', 'text'), 'invalid-local-value'],
    ['a word for a number', local('dosing.activityMBq', 'much', 'MBq'), 'invalid-pack'],
    [
      'an instant without a zone',
      { ...local('dosing.activityMBq', 1, 'MBq'), signedAt: '2026-11-01T09:00:00' },
      'invalid-local-value',
    ],
    ['nobody', { ...local('dosing.activityMBq', 1, 'MBq'), signedBy: '' }, 'invalid-local-value'],
  ])('%s is refused', (_, value, code) => {
    expect(() => withLocalValues(getPack('label', 'nmpa-2025'), [value])).toThrow(
      expect.objectContaining({ code }),
    );
  });

  test.each([
    ['an unknown label', local('rows', 'nice', 'pack'), 'unknown-pack'],
    ['a number', local('rows', 3, 'pack'), 'invalid-local-value'],
  ] as const)('rows of %s are refused', (_, value, code) => {
    expect(() => withLocalValues(getPack('dose-modification', 'nmpa-2025'), [value])).toThrow(
      expect.objectContaining({ code }),
    );
  });
});
