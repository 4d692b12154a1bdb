import { betaBranches, emissions } from '@lutetia/nuclide';
import { type Figure, furthest, percentOff } from '../judge.ts';
import published from '../physics/energies.json' with { type: 'json' };
import { type Section, signed, table } from '../section.ts';

/** β, conversion and Auger electrons, keV per decay. */
function electronsKeV(nuclide: string): number {
  const { beta, conversion, auger } = emissions(nuclide).totalsKeV;
  return beta + conversion + auger;
}

/** All that a decay sets free, neutrinos among it, keV. */
function releasedKeV(nuclide: string): number {
  const { conversion, auger, gamma, x } = emissions(nuclide).totalsKeV;
  const branches = betaBranches(nuclide).reduce((sum, b) => sum + b.yieldPerDecay * b.endpointKeV, 0);
  return branches + conversion + auger + gamma + x;
}

const alphasKeV = (nuclide: string): number => emissions(nuclide, { daughters: true }).totalsKeV.alpha;

type Value = { nuclide: string; keV: number; differs?: string };

export function decaysSection(): Section {
  const rows = (values: readonly Value[], own: (nuclide: string) => number) =>
    values.map(({ nuclide, keV, differs }) => ({
      nuclide,
      keV,
      own: own(nuclide),
      off: percentOff(own(nuclide), keV),
      differs,
    }));
  const electrons = rows(published.electrons.values, electronsKeV);
  const released = rows(published.released.values, releasedKeV);
  const alphas = rows(published.alphas.values, alphasKeV);
  const far = (list: readonly { off: number | null }[]) => furthest(list.map(({ off }) => off));
  const apart = electrons.filter(({ differs }) => differs !== undefined);
  const alike = electrons.filter(({ differs }) => differs === undefined);
  const figures: Figure[] = [
    {
      what: `energy released per decay of ${released.length} nuclides, the furthest`,
      reference: 'Q values of the evaluations',
      limit: 0.5,
      reached: far(released),
      unit: '%',
    },
    {
      what: `electron energy per decay of ${alike.length} nuclides, the furthest`,
      reference: 'ICRP-107',
      limit: 0.5,
      reached: far(alike),
      unit: '%',
    },
    {
      what: `electron energy per decay of ${apart.length} nuclides on which the evaluations differ, the furthest`,
      reference: 'ICRP-107',
      limit: 0.8,
      reached: far(apart),
      unit: '%',
    },
    {
      what: 'α energy of the chain of Ra-223',
      reference: 'DDEP',
      limit: 0.5,
      reached: far(alphas),
      unit: '%',
    },
  ];
  const q = new Map(released.map(({ nuclide, ...rest }) => [nuclide, rest]));
  const nuclides = [...new Set([...electrons, ...released].map(({ nuclide }) => nuclide))];
  return {
    title: 'Energy per decay',
    figures,
    text: `keV per decay: β, conversion and Auger electrons beside ICRP Publication 107; and all that a decay sets free, neutrinos
among it, beside the Q value of its evaluation, so that branches, lines and cascades add up. Formulae:
[emissions](emissions.md).

${table(
  [
    'nuclide',
    'electrons, ICRP-107',
    'Lutetia',
    'difference, %',
    'Q value',
    'Lutetia',
    'difference, %',
    'why more than 0.5 %',
  ],
  nuclides.map((nuclide) => {
    const one = electrons.find((row) => row.nuclide === nuclide);
    const all = q.get(nuclide);
    return [
      nuclide,
      one?.keV.toFixed(1) ?? '',
      one?.own.toFixed(1) ?? '',
      one === undefined ? '' : signed(one.off),
      all?.keV.toFixed(1) ?? '',
      all?.own.toFixed(1) ?? '',
      all === undefined ? '' : signed(all.off),
      one?.differs ?? '',
    ];
  }),
  [0, 7],
)}`,
    plots: {},
  };
}
