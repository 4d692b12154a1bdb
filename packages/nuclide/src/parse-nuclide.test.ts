import { expect, test } from 'vitest';
import { parseNuclide } from './index.ts';

test.each([
  ['Lu-177', 'Lu-177'],
  ['177Lu', 'Lu-177'],
  ['177-Lu', 'Lu-177'],
  ['¹⁷⁷Lu', 'Lu-177'],
  ['Lu177', 'Lu-177'],
  ['lu-177', 'Lu-177'],
  ['LU-177', 'Lu-177'],
  ['lutetium-177', 'Lu-177'],
  [' Lutetium 177 ', 'Lu-177'],
  ['177mLu', 'Lu-177m'],
  ['Lu-177m', 'Lu-177m'],
  ['99mTc', 'Tc-99m'],
  ['technetium-99m', 'Tc-99m'],
  ['123I', 'I-123'],
  ['iodine-123', 'I-123'],
  ['Cesium-137', 'Cs-137'],
  ['caesium-137', 'Cs-137'],
])('%s is %s', (text, name) => expect(parseNuclide(text)).toBe(name));

test.each(['', 'Lu', '177', 'Lu-', 'unobtainium-12', 'Lu-177x', 'Lu-177-m', '__proto__-1', 'constructor-12'])(
  '"%s" is refused',
  (text) => expect(() => parseNuclide(text)).toThrow(expect.objectContaining({ code: 'unknown-nuclide' })),
);
