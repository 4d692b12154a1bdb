import { examplePeople } from '@lutetia/example';
import { expect, test } from 'vitest';
import { isDraft, travelDocumentOf } from './paper.ts';

const [example] = examplePeople;
const numbers = (...kinds: ('passport' | 'identity-card' | 'insurance' | 'hospital-number')[]) => ({
  person: { ...example, identifiers: kinds.map((kind) => ({ kind, value: `no-${kind}`, country: 'DE' })) },
});

test('a travel card names the passport, else the identity card, never a hospital number', () => {
  expect(travelDocumentOf(numbers('hospital-number', 'identity-card', 'passport'))?.value).toBe(
    'no-passport',
  );
  expect(travelDocumentOf(numbers('insurance', 'identity-card'))?.value).toBe('no-identity-card');
  expect(travelDocumentOf(numbers('hospital-number', 'insurance'))).toBeNull();
});

test('it names no document to who may not see who the person is', () => {
  expect(travelDocumentOf({ person: null })).toBeNull();
});

test('a paper is a draft until the injection', () => {
  expect(isDraft({ injection: null })).toBe(true);
});
