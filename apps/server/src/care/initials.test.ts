import { expect, test } from 'vitest';
import { initials } from './initials.ts';

test.each([
  ['Specimen, Arif', 'S. A.'],
  ['Specimen', 'S.'],
  ['Élan, Øyvind', 'É. Ø.'],
  ['示例, 甲', '示＊'],
  ['示例甲', '示＊'],
  ['견본, 갑', '견＊'],
])('%s is shown as %s', (name, shown) => {
  expect(initials(name)).toBe(shown);
});
