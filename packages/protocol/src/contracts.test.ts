import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  evaluateDoseRule,
  evaluateEligibility,
  evaluateRelease,
  getPack,
  listPacks,
  localValue,
  parseDoseRuleCase,
  parseEligibilityCase,
  withLocalValues,
} from './index.ts';

// The examples that the documents show are read by the code that they describe.

const document = (path: string) => readFileSync(new URL(`../../../docs/${path}`, import.meta.url), 'utf8');
const examples = (path: string): unknown[] =>
  [...document(path).matchAll(/```json\n([\s\S]*?)```/g)].map(([, json = '']) => JSON.parse(json));

test('the eligibility case', () => {
  const [example] = examples('contracts/eligibility-case.md');
  const given = parseEligibilityCase(example);
  const outcome = (pack: string) => evaluateEligibility(given, getPack('eligibility', pack)).outcome;
  expect(['nmpa-2025', 'fda-2022', 'fda-2025', 'eu-2022', 'vision', 'therap'].map(outcome)).toEqual(
    Array.from({ length: 6 }, () => 'eligible'),
  );
});

test('the dose-rule case and its answer', () => {
  const [example, answer] = examples('contracts/dose-rule-case.md');
  const { rows: _, ...evaluation } = evaluateDoseRule(
    parseDoseRuleCase(example),
    getPack('dose-modification', 'fda-2022'),
  );
  expect({ ...evaluation, rows: [] }).toEqual(answer);
});

test('the local value', () => {
  const [example] = examples('rule-packs.md');
  const pack = withLocalValues(getPack('release', 'cn'), [localValue.parse(example)]);
  expect(
    evaluateRelease(pack, { measurements: [], administeredMBq: null, halfLifeDays: null }).rules[0]?.limit,
  ).toBe(25);
});

test('the table of packs names them all', () => {
  const text = document('rule-packs.md');
  for (const { id } of listPacks()) expect(text).toContain(id);
});
