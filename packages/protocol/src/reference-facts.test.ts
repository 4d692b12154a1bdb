import { expect, test } from 'vitest';
import { listReferenceFacts, referenceFact, referenceTopics } from './reference-facts.ts';

test('every fact has its source, each id is used once, and no topic is empty', () => {
  const facts = listReferenceFacts();
  for (const fact of facts) expect(referenceFact.parse(fact)).toEqual(fact);
  expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length);
  for (const topic of referenceTopics) expect(listReferenceFacts(topic).length).toBeGreaterThan(0);
});

test('a value has a unit', () => {
  for (const { id, value, unit } of listReferenceFacts()) expect(value === null, id).toBe(unit === null);
});

test('absorbed doses of the label are remembered, those of the substudy were read', () => {
  const status = (id: string) => listReferenceFacts('absorbed-dose').find((fact) => fact.id === id)?.status;
  expect([status('label-kidneys'), status('kidneys-cycle-1')]).toEqual(['unverified', 'verified']);
});
