import { describe, expect, test } from 'vitest';
import { NuclideError, parseEmissions } from '../index.ts';

const file = () => ({
  note: 'made for a test',
  nuclides: {
    'Lu-177': {
      betaPerDecay: 1,
      betaMeanKeV: 137.5,
      betaHistogram: { upperEdgesMeV: [0.1, 0.2, 0.4], probability: [0.5, 0.25, 0.25] },
      electronLinesMeV: [
        [0.1436, 0.0057],
        [0.0014, 0.2],
      ],
      photonLinesMeV: [[0.2084, 0.11]],
    },
  },
});

test('a file’s spectrum and lines, in keV', () => {
  const read = parseEmissions(file());
  expect(read).toMatchObject({
    nuclide: 'Lu-177',
    source: 'made for a test',
    betaSpectrum: { energyKeV: [100, 200, 400], perKeVPerDecay: [0.005, 0.0025, 0.00125] },
    photons: [{ energyKeV: 208.4, yieldPerDecay: 0.11, kind: 'unclassified' }],
  });
  expect(read.electrons.map(({ energyKeV }) => energyKeV)).toEqual([1.4, 143.6]);
  expect(read.totalsKeV.beta).toBeCloseTo(137.5, 9);
  expect(read.totalsKeV.electrons).toBeCloseTo(137.5 + 0.1436 * 5.7 + 1.4 * 0.2, 9);
  expect(read.totalsKeV.photons).toBeCloseTo(208.4 * 0.11, 9);
});

test('one of several nuclides is named', () => {
  const { nuclides } = file();
  const two = { nuclides: { ...nuclides, 'Y-90': nuclides['Lu-177'] } };
  expect(parseEmissions(two, 'Y-90').nuclide).toBe('Y-90');
  expect(() => parseEmissions(two)).toThrow(expect.objectContaining({ code: 'malformed-emissions' }));
  expect(() => parseEmissions(file(), 'Y-90')).toThrow(expect.objectContaining({ code: 'no-emissions' }));
});

describe('refuses', () => {
  const lutetium = file().nuclides['Lu-177'];
  const changed = (change: Record<string, unknown>) => ({
    nuclides: { 'Lu-177': { ...lutetium, ...change } },
  });
  test.each<[string, unknown]>([
    ['no object', null],
    ['a list', []],
    ['an unknown key at the top', { ...file(), more: 1 }],
    ['no nuclides', { nuclides: {} }],
    ['an unknown key in a nuclide', changed({ gammaLines: [] })],
    ['a NaN', changed({ betaPerDecay: Number.NaN })],
    ['a negative yield', changed({ photonLinesMeV: [[0.2, -0.1]] })],
    ['an energy of zero', changed({ photonLinesMeV: [[0, 0.1]] })],
    ['an energy in keV', changed({ photonLinesMeV: [[208, 0.1]] })],
    ['a line of three numbers', changed({ photonLinesMeV: [[0.2, 0.1, 1]] })],
    ['a line without a yield', changed({ electronLinesMeV: [[0.2]] })],
    ['a missing list', changed({ electronLinesMeV: undefined })],
    ['a spectrum that is missing', changed({ betaHistogram: undefined })],
    [
      'edges that do not ascend',
      changed({ betaHistogram: { upperEdgesMeV: [0.2, 0.1, 0.4], probability: [0.5, 0.25, 0.25] } }),
    ],
    [
      'fewer probabilities than edges',
      changed({ betaHistogram: { upperEdgesMeV: [0.1, 0.2, 0.4], probability: [0.5, 0.5] } }),
    ],
    [
      'probabilities that do not add up',
      changed({ betaHistogram: { upperEdgesMeV: [0.1, 0.2, 0.4], probability: [0.5, 0.2, 0.2] } }),
    ],
    ['a mean that is not the spectrum’s', changed({ betaMeanKeV: 150 })],
  ])('%s', (_, json) => expect(() => parseEmissions(json)).toThrow(NuclideError));
});

test('10,000 mutated files: an error or sound emissions, nothing else', () => {
  const random = sequence(20_260_101);
  const replacements = [null, -1, Number.NaN, 1e300, '0.1', [], {}, true, undefined, 0];
  let refused = 0;
  for (let round = 0; round < 10_000; round++) {
    const mutated: unknown = mutate(file(), random, replacements);
    try {
      const { totalsKeV, betaSpectrum } = parseEmissions(mutated);
      expect(Object.values(totalsKeV).every((total) => Number.isFinite(total) && total >= 0)).toBe(true);
      expect(betaSpectrum.perKeVPerDecay.every((density) => density >= 0)).toBe(true);
    } catch (error) {
      if (!(error instanceof NuclideError)) throw error;
      refused += 1;
    }
  }
  expect(refused).toBeGreaterThan(5000);
});

function mutate(value: unknown, random: () => number, replacements: readonly unknown[]): unknown {
  if (typeof value !== 'object' || value === null || random() < 0.05)
    return replacements[Math.floor(random() * replacements.length)];
  const copy = structuredClone(value);
  const keys = Object.keys(copy);
  const key = keys[Math.floor(random() * keys.length)] ?? '';
  const inner: unknown = Reflect.get(copy, key);
  if (random() < 0.1) Reflect.deleteProperty(copy, key);
  else Reflect.set(copy, key, mutate(inner, random, replacements));
  return copy;
}

/** Park and Miller's generator: the same files on every run. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
