import { describe, expect, test } from 'vitest';
import { betaBranches, emissions, emitters, NuclideError } from '../index.ts';
import { meanEnergyKeV, momentsOf } from './emissions-form.ts';
import evaluated from './evaluated-decays.json' with { type: 'json' };

const within = (value: number, wanted: number, relative: number) => {
  expect(value).toBeGreaterThanOrEqual(wanted * (1 - relative));
  expect(value).toBeLessThanOrEqual(wanted * (1 + relative));
};

describe('lutetium-177', () => {
  const { totalsKeV, photons, electrons, betaSpectrum } = emissions('177Lu');

  test('β, electrons and photons add up to the evaluation', () => {
    // DDEP / LNHB, Lu-177: Σ I × E of its branches' mean energies (scaled to one β a decay) and of its γ lines.
    within(
      totalsKeV.beta,
      (0.793 * 149.4 + 0.091 * 111.7 + 0.00012 * 78.6 + 0.1164 * 47.66) / 1.00052,
      0.005,
    );
    const gamma =
      0.062 * 112.9498 + 0.1038 * 208.3662 + 0.00047 * 136.7245 + 0.002012 * 249.6742 + 0.001726 * 71.6418;
    within(totalsKeV.gamma, gamma + 0.00216 * 321.3159, 1e-6);
    // The levels fed: 321.3162 keV by 11.64 %, 249.6744 keV by 0.012 %, 112.9499 keV by 9.1 % of decays.
    const fed = 0.1164 * 321.3162 + 0.00012 * 249.6744 + 0.091 * 112.9499;
    within(totalsKeV.gamma + totalsKeV.x + totalsKeV.conversion + totalsKeV.auger, fed, 0.0005);
  });

  test('agrees with ICRP-107 except where the two evaluations differ', () => {
    // ICRP Publication 107: β 133.3, conversion 13.52, Auger 1.13, γ 31.56, X 3.54 keV per decay. Its γ yields are
    // higher (208 keV: 11.0 % against DDEP's 10.38 %), and with them conversion and X.
    within(totalsKeV.beta, 133.3, 0.006);
    within(totalsKeV.conversion, 13.52, 0.03);
    within(totalsKeV.auger, 1.13, 0.02);
    within(totalsKeV.gamma, 31.56, 0.052);
    within(totalsKeV.x, 3.54, 0.032);
    within(totalsKeV.electrons, 147.9, 0.004);
  });

  test('each line is the evaluation’s', () => {
    expect(photons.find(({ energyKeV }) => energyKeV === 208.3662)).toEqual({
      energyKeV: 208.3662,
      yieldPerDecay: 0.1038,
      kind: 'gamma',
    });
    const kConversion = electrons.find(({ energyKeV }) => Math.abs(energyKeV - 143.0) < 0.1);
    within(kConversion?.yieldPerDecay ?? 0, 0.1038 * 0.055, 1e-4);
  });

  test('the spectrum ends at the end point and holds one β a decay', () => {
    expect(betaSpectrum.energyKeV).toHaveLength(200);
    expect(betaSpectrum.energyKeV.at(-1)).toBeCloseTo(498.3, 9);
    expect(momentsOf(betaSpectrum).perDecay).toBeCloseTo(1, 5);
  });
});

describe('β means', () => {
  // The evaluation's mean energies come from LOGFT, which takes no screening; they agree where the shape is allowed.
  test.each(['Lu-177', 'I-131', 'P-32', 'Sc-47', 'Sm-153', 'Re-188', 'Pb-212', 'Bi-213', 'Sr-89'])(
    '%s: each branch above 1 % within 0.15 % of the evaluation',
    (nuclide) => {
      const means = Object.entries(evaluated).find(([name]) => name === nuclide)?.[1].beta ?? [];
      const compared = betaBranches(nuclide).filter(({ yieldPerDecay }) => yieldPerDecay > 0.01);
      expect(compared.length).toBeGreaterThan(0);
      for (const { endpointKeV, meanKeV } of compared)
        within(meanKeV, means.find((branch) => branch.endpointKeV === endpointKeV)?.meanKeV ?? 0, 0.0015);
    },
  );

  test('yttrium-90 is first unique forbidden: 932 keV, not the allowed 927', () => {
    // 932.9 keV in ICRP-107; the DDEP file's 926.7 keV is what the allowed shape gives.
    within(betaBranches('Y-90')[0]?.meanKeV ?? 0, 932.9, 0.001);
  });

  test('positrons of fluorine-18 and copper-64', () => {
    // DDEP: 249.5 and 278.21 keV.
    within(meanEnergyKeV(emissions('F-18').positrons ?? { energyKeV: [], perKeVPerDecay: [] }), 249.5, 0.005);
    within(
      meanEnergyKeV(emissions('Cu-64').positrons ?? { energyKeV: [], perKeVPerDecay: [] }),
      278.21,
      0.005,
    );
    const annihilation = emissions('F-18').photons.find(({ kind }) => kind === 'annihilation');
    expect(annihilation?.yieldPerDecay).toBeCloseTo(2 * 0.9686, 4);
  });
});

describe('energy adds up', () => {
  // Q of each evaluation (DDEP / LNHB; Cu-67 and Tb-161 ENSDF), keV: β end points and all that follows them.
  test.each([
    ['Sc-47', 600.8],
    ['Cu-67', 561.7],
    ['I-131', 970.8],
    ['Sm-153', 807.6],
    ['Tb-161', 593],
    ['Ho-166', 1854.5],
    ['Er-169', 353],
    ['Lu-177', 498.3],
    ['Re-188', 2120.4],
    ['Tl-208', 4999],
    ['Pb-212', 569.9],
  ])('%s: what a decay releases is its Q value of %d keV', (nuclide, qKeV) => {
    const released = betaBranches(nuclide).reduce((sum, b) => sum + b.yieldPerDecay * b.endpointKeV, 0);
    const { conversion, auger, gamma, x } = emissions(nuclide).totalsKeV;
    within(released + conversion + auger + gamma + x, qKeV, 0.005);
  });

  // ICRP Publication 107: β, conversion and Auger electrons, keV per decay. Where the evaluations themselves differ
  // by more than 0.5 %, the part that differs is named.
  test.each([
    ['P-32', 694.8, 0.005],
    ['Sc-47', 162.4, 0.005],
    ['Cu-67', 150.4, 0.005],
    ['Sr-89', 584.5, 0.005],
    ['Y-90', 933.1, 0.005],
    ['I-131', 191.8, 0.008], // DDEP counts the conversion electrons of Xe-131m, ICRP-107 keeps it apart
    ['Sm-153', 269.9, 0.006], // 5 % of conversion
    ['Tb-161', 202.5, 0.007], // 2 % of conversion
    ['Ho-166', 696.3, 0.007], // the unique branch
    ['Er-169', 103.5, 0.005],
    ['Lu-177', 147.9, 0.005],
    ['Re-186', 336.2, 0.005],
    ['Re-188', 779.4, 0.005],
  ])('%s: electrons of %d keV in ICRP-107', (nuclide, keV, relative) => {
    const { beta, conversion, auger } = emissions(nuclide).totalsKeV;
    within(beta + conversion + auger, keV, relative);
  });
});

test.each(emitters)(
  '%s: numbers are finite, none is negative, and the spectrum holds its branches',
  (nuclide) => {
    const { betaSpectrum, electrons, photons, alphas, totalsKeV } = emissions(nuclide);
    for (const { energyKeV, yieldPerDecay } of [...electrons, ...photons, ...alphas]) {
      expect(energyKeV).toBeGreaterThan(0);
      expect(yieldPerDecay).toBeGreaterThan(0);
    }
    expect(betaSpectrum.perKeVPerDecay.every((density) => density >= 0)).toBe(true);
    const branches = betaBranches(nuclide).reduce((sum, { yieldPerDecay }) => sum + yieldPerDecay, 0);
    expect(momentsOf(betaSpectrum).perDecay).toBeCloseTo(branches, 9);
    expect(Object.values(totalsKeV).every((total) => Number.isFinite(total) && total >= 0)).toBe(true);
  },
);

describe('chains', () => {
  test('radium-223 with its daughters: four α a decay and the lead', () => {
    const chain = emissions('Ra-223', { daughters: true });
    expect(Object.fromEntries(chain.chain.map(({ nuclide, perDecay }) => [nuclide, perDecay]))).toMatchObject(
      {
        'Ra-223': 1,
        'Rn-219': 1,
        'Bi-211': expect.closeTo(1, 4),
        'Po-211': expect.closeTo(0.00276, 6),
      },
    );
    const alphas = chain.alphas.reduce((sum, { yieldPerDecay }) => sum + yieldPerDecay, 0);
    expect(alphas).toBeCloseTo(4, 4);
    // 5.66 + 6.75 + 7.39 + 6.55 MeV, DDEP's mean α energies.
    within(chain.totalsKeV.alpha, 26_350, 0.003);
  });

  test('actinium-225 ends in lead-209; a daughter of years is not followed', () => {
    const { chain } = emissions('Ac-225', { daughters: true });
    expect(chain.map(({ nuclide }) => nuclide)).toEqual(
      expect.arrayContaining(['Fr-221', 'At-217', 'Bi-213', 'Po-213', 'Tl-209', 'Pb-209']),
    );
    expect(chain.find(({ nuclide }) => nuclide === 'Pb-209')?.perDecay).toBeCloseTo(1, 3);
    expect(emissions('At-211', { daughters: true }).chain.map(({ nuclide }) => nuclide)).toEqual([
      'At-211',
      'Po-211',
    ]);
  });

  test('without daughters the nuclide stands alone', () => {
    expect(emissions('Ac-225').chain).toEqual([{ nuclide: 'Ac-225', perDecay: 1 }]);
  });
});

test('a nuclide without an evaluation is an error, and so is no nuclide', () => {
  expect(() => emissions('Cs-137')).toThrow(expect.objectContaining({ code: 'no-emissions' }));
  expect(() => emissions('constructor-1')).toThrow(NuclideError);
});
