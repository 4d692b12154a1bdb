import { expect, test } from 'vitest';
import { readEnsdf } from './ensdf.ts';

// An invented nuclide in the columns of the format: two branches that add up to 99 %, one converted γ, one E0.
const card = (columns: Record<number, string>) =>
  Object.entries(columns).reduce((line, [at, text]) => line.padEnd(Number(at) - 1) + text, '');
const file = [
  card({ 1: ' 90ZR', 10: '90Y B- DECAY (2 D)' }),
  card({ 1: ' 90ZR  H TYP=FUL$AUT=A.NOBODY$CUT=01-JAN-2000$' }),
  card({ 1: ' 90ZR T', 17: '15.7', 35: '0.00009815', 50: 'XKA1' }),
  card({ 1: ' 90ZR T', 17: '17.6', 30: '|]', 50: 'XKB3' }),
  card({ 1: ' 90Y   P', 10: '0.0', 40: '2 D', 65: '1000' }),
  card({ 1: ' 90ZR  N', 10: '0.5', 32: '1', 42: '1.0' }),
  card({ 1: ' 90ZR  L', 10: '0', 40: 'STABLE' }),
  card({ 1: ' 90ZR  B', 10: '1000', 22: '66', 78: '1U' }),
  card({ 1: ' 90ZRS B EAV=350 3' }),
  card({ 1: ' 90ZR  L', 10: '200' }),
  card({ 1: ' 90ZR  B', 10: '800', 20: '1033.0' }),
  card({ 1: ' 90ZR  G', 10: '200', 22: '60', 32: 'E2', 56: '0.1' }),
  card({ 1: ' 90ZR2 G KC=0.08     2$LC=0.015 1' }),
  card({ 1: ' 90ZR  G', 10: '150', 32: 'E0' }),
].join('\n');

test('records by their columns, intensities per decay, branches scaled to whole decays', () => {
  const [decay] = readEnsdf(`${file}\n\n`);
  expect(decay).toMatchObject({
    parent: 'Y-90',
    daughter: 'Zr-90',
    halfLifeS: 2 * 86_400,
    daughterHalfLifeS: null,
    evaluation: 'evaluated by A.NOBODY, cut-off 01-JAN-2000',
    gamma: [
      { energyKeV: 200, yield: 0.3, totalConversion: 0.1, shells: { K: 0.08, L: 0.015 }, levelKeV: 200 },
      { energyKeV: 150, yield: null, isE0: true },
    ],
    // The uncertainty may follow the intensity without a space.
    atomic: [
      { label: 'XKA1', fromKeV: 15.7, yield: 0.000098 / 100, grouped: false },
      { label: 'XKB3', fromKeV: 17.6, yield: null, grouped: true },
    ],
  });
  expect(decay?.beta.map(({ endpointKeV, unique }) => [endpointKeV, unique])).toEqual([
    [1000, 1],
    [800, 0],
  ]);
  expect(decay?.beta[0]?.yield).toBeCloseTo(66 / 99, 12);
  expect(decay?.beta[0]?.meanKeV).toBe(350);
  expect(decay?.excitationKeV).toBeCloseTo(0.33 * 200, 12);
});

test('a text that is no decay data set is refused', () => {
  expect(() => readEnsdf('not a data set')).toThrow('not a decay data set');
});
