import { expect, test } from 'vitest';
import { sectionAt } from './sections.ts';

test('an address that is no section is not found; one of others is not allowed', () => {
  const open = ['packs', 'ledger'] as const;
  expect(sectionAt('packs', open)).toBe('packs');
  expect(sectionAt('people', open)).toBe('not-allowed');
  expect(sectionAt('peopel', open)).toBe('not-found');
  expect(sectionAt(undefined, [])).toBe('not-allowed');
});
