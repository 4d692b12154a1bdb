import { expect, test } from 'vitest';
import { alikeNames } from './alike-names.ts';
import type { Person } from './person.ts';

const named = (...names: [family: string, given: string][]): Pick<Person, 'names'> => ({
  names: names.map(([family, given]) => ({ script: 'latin', family, given })),
});

test.each([
  [named(['Specimen', 'Arif']), named(['SPECIMEN', 'Arif Budi']), true],
  [named(['Müller', 'Jörg']), named(['Jorg', 'Muller']), true],
  [named(['Shili', 'Geng'], ['示例庚', '']), named(['Shi Li', 'Keng'], ['示例庚', '']), true],
  // Twins share birth date and family name.
  [named(['Specimen', 'Arif']), named(['Specimen', 'Ahmad']), false],
  [named(['Specimen', 'Arif']), named(['Contoh', 'Budi']), false],
])('%j and %j: %s', (a, b, alike) => {
  expect(alikeNames(a, b)).toBe(alike);
  expect(alikeNames(b, a)).toBe(alike);
});
