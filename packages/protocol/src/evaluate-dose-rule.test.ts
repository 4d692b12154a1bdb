import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changed } from '../vectors/changed.ts';
import { type DoseRuleAction, evaluateDoseRule, getPack, parseDoseRuleCase } from './index.ts';

type Vectors = {
  base: Record<string, unknown>;
  cases: {
    name: string;
    why: string;
    change: Record<string, unknown>;
    packs: string[];
    expect: { action: DoseRuleAction; nextActivityMBq: number | null; fired?: string[]; open?: string[] };
  }[];
};
const vectors: Vectors = JSON.parse(
  readFileSync(new URL('../vectors/dose-rule.json', import.meta.url), 'utf8'),
);

const packs = ['fda-2022', 'fda-2025', 'eu-2022'];
const evaluate = (input: unknown, pack: string) =>
  evaluateDoseRule(parseDoseRuleCase(input), getPack('dose-modification', pack));

const rows = vectors.cases.flatMap(({ packs: under, ...entry }) => under.map((pack) => ({ ...entry, pack })));

test('the vectors reach every action that a label can ask for', () => {
  expect(rows.length).toBeGreaterThan(100);
  const actions = new Set(rows.map(({ expect: { action } }) => action));
  expect([...actions].sort()).toEqual([
    'cannot-evaluate',
    'discontinue',
    'pending-confirmation',
    'proceed',
    'withhold',
    'withhold-then-reduce',
  ]);
});

test.each(rows)('$pack: $name ($why)', ({ pack, change, expect: expected }) => {
  const answer = evaluate(changed(vectors.base, change), pack);
  expect(answer.action).toBe(expected.action);
  expect(answer.nextActivityMBq).toBe(expected.nextActivityMBq);
  const ids = (state: boolean | null) =>
    answer.rows.filter(({ fired }) => fired === state).map(({ id }) => id);
  if (expected.fired) expect(ids(true)).toEqual(expected.fired);
  if (expected.open) expect(ids(null)).toEqual(expected.open);
});

describe('the dates of the next dose', () => {
  test('six weeks, a week either way', () => {
    expect(evaluate(vectors.base, 'fda-2022')).toMatchObject({
      earliest: '2026-11-24',
      target: '2026-12-01',
      latest: '2026-12-08',
    });
  });
  test('none before the first dose, and none after discontinuation', () => {
    const none = { earliest: null, target: null, latest: null };
    expect(evaluate(changed(vectors.base, { cycle: 1, previousDose: null }), 'fda-2022')).toMatchObject(none);
    expect(evaluate(changed(vectors.base, { cycle: 7 }), 'fda-2022')).toMatchObject(none);
  });
});

describe('rows', () => {
  test('a fired row shows its grade, inputs, source and status', () => {
    const answer = evaluate(changed(vectors.base, { 'labs.haemoglobinGPerL': 96 }), 'fda-2022');
    expect(answer.rows.find(({ id }) => id === 'myelosuppression-grade-2')).toMatchObject({
      fired: true,
      grade: 2,
      effect: 'withhold',
      inputs: { haemoglobinGPerL: 96, 'baseline haemoglobinGPerL': 118 },
      status: 'verified',
    });
  });
  test('grade 2 dry mouth also asks to consider a reduction', () => {
    const answer = evaluate(
      changed(vectors.base, { adverseEvents: [{ term: 'dry-mouth', grade: 2 }] }),
      'fda-2022',
    );
    expect(answer.rows.find(({ id }) => id === 'dry-mouth-grade-2')).toMatchObject({
      alsoConsider: 'consider-reduction',
      status: 'unverified',
    });
  });
});

describe('laws', () => {
  const order: DoseRuleAction[] = [
    'proceed',
    'consider-reduction',
    'pending-confirmation',
    'withhold',
    'withhold-then-reduce',
    'discontinue',
  ];
  const distinct = vectors.cases
    .filter(({ packs: [pack] }) => pack !== 'nmpa-2025')
    .map(({ change }) => changed(vectors.base, change));
  const needed = [
    'asOf',
    'cycle',
    'previousDose',
    'doseReductionsSoFar',
    'weightKg',
    'ageYears',
    'labs',
    'adverseEvents',
    'liverMetastases',
    'labs.haemoglobinGPerL',
    'labs.plateletsPerNl',
    'labs.neutrophilsPerNl',
    'labs.leukocytesPerNl',
    'labs.creatinineUmolPerL',
    'labs.creatinineUln',
    'labs.altUPerL',
    'labs.altUln',
    'labs.astUPerL',
    'labs.astUln',
    'baseline',
    'baseline.creatinineUmolPerL',
    'baseline.creatinineClearanceMlPerMin',
  ];

  test('taking an input away leaves the action as it was, or open', () => {
    for (const input of distinct) {
      for (const pack of packs) {
        const before = evaluate(input, pack).action;
        for (const path of needed) {
          const parent = path.split('.').length === 2 ? path.split('.')[0] : undefined;
          if (parent && Reflect.get(Object(input), parent) === null) continue;
          expect([before, 'cannot-evaluate'], path).toContain(
            evaluate(changed(input, { [path]: null }), pack).action,
          );
        }
      }
    }
  });

  const grades = fc.integer({ min: 0, max: 4 });
  const terms = fc.constantFrom(
    'dry-mouth',
    'fatigue',
    'hypokalaemia',
    'anaemia',
    'thrombocytopenia',
    'vomiting',
    'other',
  );
  test('a worse grade never asks for less', () => {
    fc.assert(
      fc.property(
        terms,
        grades,
        grades,
        fc.integer({ min: 0, max: 1 }),
        fc.constantFrom(...packs),
        (term, a, b, doseReductionsSoFar, pack) => {
          const action = (grade: number) =>
            evaluate(
              changed(vectors.base, {
                doseReductionsSoFar,
                adverseEvents: [{ term, grade, recurrent: true, persistent: true, amenable: false }],
              }),
              pack,
            ).action;
          const [mild, severe] = [action(Math.min(a, b)), action(Math.max(a, b))];
          expect(order.indexOf(severe)).toBeGreaterThanOrEqual(order.indexOf(mild));
        },
      ),
    );
  });

  test('a lower blood count or a higher creatinine never asks for less', () => {
    const counts = fc.constantFrom(
      'haemoglobinGPerL',
      'plateletsPerNl',
      'neutrophilsPerNl',
      'leukocytesPerNl',
    );
    const fractions = fc.double({ min: 0.01, max: 1, noNaN: true });
    const action = (path: string, value: number) =>
      evaluate(changed(vectors.base, { [path]: value }), 'fda-2022').action;
    fc.assert(
      fc.property(counts, fractions, fractions, (count, a, b) => {
        const normal = {
          haemoglobinGPerL: 118,
          plateletsPerNl: 180,
          neutrophilsPerNl: 3,
          leukocytesPerNl: 5,
        }[count];
        const [low, high] = [Math.min(a, b) * normal, Math.max(a, b) * normal];
        expect(order.indexOf(action(`labs.${count}`, low))).toBeGreaterThanOrEqual(
          order.indexOf(action(`labs.${count}`, high)),
        );
        const [less, more] = [80 / Math.max(a, b), 80 / Math.min(a, b)];
        expect(order.indexOf(action('labs.creatinineUmolPerL', more))).toBeGreaterThanOrEqual(
          order.indexOf(action('labs.creatinineUmolPerL', less)),
        );
      }),
    );
  });

  test('after a reduction nothing above the reduced activity is ever named', () => {
    for (const input of distinct) {
      const { nextActivityMBq } = evaluate(changed(input, { doseReductionsSoFar: 1 }), 'fda-2022');
      expect([5900, null]).toContain(nextActivityMBq);
    }
  });
});

describe('bad input', () => {
  test.each<[string, unknown]>([
    ['null', null],
    ['an unknown field', { weight: 80 }],
    ['an unknown term', { adverseEvents: [{ term: 'rash', grade: 2 }] }],
    ['grade 6', { adverseEvents: [{ term: 'fatigue', grade: 6 }] }],
    ['half a grade', { adverseEvents: [{ term: 'fatigue', grade: 1.5 }] }],
    ['two reductions', { doseReductionsSoFar: 2 }],
    ['cycle 0', { cycle: 0 }],
    [
      'a first cycle after a previous dose',
      { cycle: 1, previousDose: { date: '2026-01-01', activityMBq: 7400 } },
    ],
    ['a previous dose in the future', { asOf: '2026-01-01', previousDose: { date: '2026-01-02' } }],
    ['labs in the future', { asOf: '2026-01-01', labs: { date: '2026-01-02' } }],
    ['no weight', { weightKg: 0 }],
    ['an unknown confirmed value', { confirmed: ['psa'] }],
    ['a date that does not exist', { asOf: '2026-11-31' }],
  ])('%s', (_, input) => {
    expect(() => parseDoseRuleCase(input)).toThrow(expect.objectContaining({ code: 'invalid-case' }));
  });
});
