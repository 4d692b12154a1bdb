import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changed } from '../vectors/changed.ts';
import {
  type EligibilityOutcome,
  evaluateEligibility,
  getPack,
  parseEligibilityCase,
  type Result,
} from './index.ts';

type Expected = EligibilityOutcome | { outcome: EligibilityOutcome; criteria: Record<string, Result> };
type Vectors = {
  base: Record<string, unknown>;
  cases: { name: string; why: string; change: Record<string, unknown>; expect: Record<string, Expected> }[];
};
const vectors: Vectors = JSON.parse(
  readFileSync(new URL('../vectors/eligibility.json', import.meta.url), 'utf8'),
);

const packs = ['nmpa-2025', 'fda-2022', 'fda-2025', 'eu-2022', 'vision', 'psmafore', 'therap'];
const evaluate = (input: unknown, pack: string) =>
  evaluateEligibility(parseEligibilityCase(input), getPack('eligibility', pack));

const rows = vectors.cases.flatMap(({ name, why, change, expect: expected }) =>
  Object.entries(expected).map(([pack, answer]) => ({ name, pack, why, change, answer })),
);

test('the vectors cover every pack and every outcome', () => {
  expect(rows.length).toBeGreaterThan(150);
  expect(new Set(rows.map(({ pack }) => pack))).toEqual(new Set(packs));
});

test.each(rows)('$pack: $name ($why)', ({ pack, change, answer }) => {
  const { outcome, criteria } = evaluate(changed(vectors.base, change), pack);
  const expected = typeof answer === 'string' ? { outcome: answer, criteria: {} } : answer;
  expect(outcome).toBe(expected.outcome);
  const results = Object.fromEntries(criteria.map(({ id, result }) => [id, result]));
  expect(results).toMatchObject(expected.criteria);
});

describe('laws', () => {
  // Every place of a case that may be null: a field, or the field of an entry of a list.
  const places = (value: unknown, path: string[] = []): string[][] =>
    typeof value !== 'object' || value === null
      ? []
      : Object.entries(value).flatMap(([key, part]) => [
          ...(Array.isArray(value) ? [] : [[...path, key]]),
          ...places(part, [...path, key]),
        ]);
  const distinct = vectors.cases.map(({ change }) => changed(vectors.base, change));

  test('knowing less never changes one definite answer into the other', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...distinct),
        fc.constantFrom(...packs),
        fc.array(fc.nat(), { maxLength: 6 }),
        (input, pack, picks) => {
          const all = places(input);
          const removed = picks.flatMap((pick) => (all.length === 0 ? [] : [all[pick % all.length] ?? []]));
          const less = removed.reduce((value, path) => withNull(value, path), input);
          const before = evaluate(input, pack);
          const after = evaluate(less, pack);
          expect([before.outcome, 'cannot-evaluate']).toContain(after.outcome);
          for (const [index, { id, result }] of after.criteria.entries()) {
            expect([before.criteria[index]?.result, 'cannot-evaluate'], id).toContain(result);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });

  test('the outcome is the conjunction of the criteria', () => {
    for (const input of distinct) {
      for (const pack of packs) {
        const { outcome, criteria } = evaluate(input, pack);
        const results = criteria.map(({ result }) => result);
        const expected = results.includes('fail')
          ? 'not-eligible'
          : results.includes('cannot-evaluate')
            ? 'cannot-evaluate'
            : 'eligible';
        expect(outcome).toBe(expected);
      }
    }
  });

  test('each criterion states its source and status', () => {
    for (const pack of packs) {
      for (const { source, status } of evaluate(vectors.base, pack).criteria) {
        expect(source.citation).not.toBe('');
        expect(['verified', 'unverified']).toContain(status);
      }
    }
  });

  test('attestations are listed and do not count', () => {
    const { attestations, criteria } = evaluate(vectors.base, 'vision');
    expect(attestations.map(({ id }) => id)).toContain('superscan');
    expect(criteria.map(({ id }) => id)).not.toContain('superscan');
  });
});

function withNull(value: unknown, [key = '', ...rest]: string[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...value };
  const part: unknown = Reflect.get(copy, key);
  Reflect.set(copy, key, rest.length === 0 ? null : withNull(part, rest));
  return copy;
}

describe('bad input', () => {
  test.each<[string, unknown]>([
    ['null', null],
    ['a list', []],
    ['text', 'case'],
    ['a field that does not exist', { age: 71 }],
    ['a number as text', { ageYears: '71' }],
    ['NaN', { ageYears: Number.NaN }],
    ['a negative age', { ageYears: -1 }],
    ['half an ECOG', { ecog: 1.5 }],
    ['ECOG 6', { ecog: 6 }],
    ['an unknown class', { therapies: [{ class: 'chemo' }] }],
    ['an unknown end reason', { therapies: [{ class: 'arpi', endReason: 'death' }] }],
    ['an unknown tracer', { psmaPet: { tracer: '68Ga-DOTATATE' } }],
    ['an unknown site', { psmaPet: { lesions: [{ site: 'skin' }] } }],
    ['an unknown condition', { conditions: { cnsMetastases: 'maybe' } }],
    ['an unknown plan', { chemotherapyPlan: 'later' }],
    ['a date that does not exist', { asOf: '2026-02-30' }],
    ['a date with a time', { asOf: '2026-02-03T00:00Z' }],
    ['an end before the start', { therapies: [{ class: 'arpi', start: '2024-01-02', end: '2024-01-01' }] }],
    [
      'a therapy that starts in the future',
      { asOf: '2026-01-01', therapies: [{ class: 'arpi', start: '2026-01-02' }] },
    ],
    ['a PET in the future', { asOf: '2026-01-01', psmaPet: { date: '2026-01-02' } }],
    ['a progression in the future', { asOf: '2026-01-01', progression: [{ date: '2026-01-02' }] }],
    ['negative haemoglobin', { labs: { haemoglobinGPerL: -1 } }],
    ['an upper limit of zero', { labs: { creatinineUln: 0 } }],
    ['an infinite value', { labs: { haemoglobinGPerL: Number.POSITIVE_INFINITY } }],
    ['a truth as text', { diagnosis: { metastatic: 'yes' } }],
    ['a prototype', JSON.parse('{"__proto__": {"ageYears": 1}}')],
  ])('%s', (_, input) => {
    expect(() => parseEligibilityCase(input)).toThrow(expect.objectContaining({ code: 'invalid-case' }));
  });

  test('the error names the field', () => {
    expect(() => parseEligibilityCase({ therapies: [{ class: 'arpi', cycles: -1 }] })).toThrow(
      /therapies\.0\.cycles/,
    );
  });
});
