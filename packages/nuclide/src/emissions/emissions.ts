import { NuclideError } from '../errors.ts';
import { parseNuclide } from '../parse-nuclide.ts';
import { addBranch, type BetaBranch, type Emitter } from './beta-spectrum.ts';
import { type Emissions, type Histogram, meanEnergyKeV, totalsOf } from './emissions-form.ts';
import evaluatedDecays from './evaluated-decays.json' with { type: 'json' };

interface Line {
  readonly energyKeV: number;
  readonly yield: number;
  readonly from?: string;
}
interface EvaluatedDecay {
  readonly z: number;
  readonly source: string;
  readonly halfLifeS: number;
  readonly daughters: readonly { nuclide: string; branching: number; halfLifeS: number }[];
  readonly beta: readonly BetaBranch[];
  readonly positron: readonly BetaBranch[];
  readonly gamma: readonly Line[];
  readonly conversion: readonly Line[];
  readonly x: readonly Line[];
  readonly auger: readonly Line[];
  readonly alpha: readonly Line[];
}
interface Member {
  readonly nuclide: string;
  readonly perDecay: number;
  readonly decay: EvaluatedDecay;
}

const decays: Readonly<Record<string, EvaluatedDecay>> = evaluatedDecays;
const bins = 200;
const annihilationKeV = 510.99895;
const alphaMass = 4.0015;
/** At-211's Bi-207 (33 a) or Tc-99m's Tc-99 (211 000 a) give their dose in another time than the first nuclide. */
const longestLife = 10;

/** The nuclides whose emissions are known, in no particular order. */
export const emitters: readonly string[] = Object.keys(decays);

/**
 * What one decay of a nuclide gives out: energies in keV, numbers per decay.
 *
 * Lines and branches are those of the evaluation named in `source` (DDEP / LNHB, else ENSDF); X-rays and Auger
 * electrons that it leaves out follow from the Evaluated Atomic Data Library; the β and β⁺ spectra are computed
 * branch by branch (`beta-spectrum.ts`), in 200 bins of equal width from zero to the highest end point.
 *
 * With `daughters`, each daughter's emissions are added, times the probability that a decay of the nuclide ends in
 * one of the daughter's: a complete decay of the chain. A daughter that lives more than ten times as long as the
 * nuclide is not followed, nor is a branch below 10⁻⁴.
 *
 * Throws `unknown-nuclide` for what is no nuclide's name, `no-emissions` where no evaluation is at hand.
 */
export function emissions(nuclide: string, { daughters = false }: { daughters?: boolean } = {}): Emissions {
  const name = parseNuclide(nuclide);
  const first = known(name);
  const chain = daughters ? follow(name, first) : [{ nuclide: name, perDecay: 1, decay: first }];
  const lines = <T>(
    pick: (decay: EvaluatedDecay) => readonly Line[],
    form: (line: Line, count: number, member: Member) => T,
  ) =>
    chain.flatMap((member) =>
      pick(member.decay).map((line) => form(line, line.yield * member.perDecay, member)),
    );
  const positrons = spectrum(chain, 'positron');
  const positronsPerDecay = sumOf(chain, ({ positron }) => positron);
  const electrons: Emissions['electrons'] = [
    ...lines(
      ({ conversion }) => conversion,
      ({ energyKeV }, yieldPerDecay) => ({ energyKeV, yieldPerDecay, kind: 'conversion' as const }),
    ),
    ...lines(
      ({ auger }) => auger,
      ({ energyKeV }, yieldPerDecay) => ({ energyKeV, yieldPerDecay, kind: 'auger' as const }),
    ),
  ].sort(byEnergy);
  const photons: Emissions['photons'] = [
    ...lines(
      ({ gamma }) => gamma,
      ({ energyKeV }, yieldPerDecay) => ({ energyKeV, yieldPerDecay, kind: 'gamma' as const }),
    ),
    ...lines(
      ({ x }) => x,
      ({ energyKeV }, yieldPerDecay) => ({ energyKeV, yieldPerDecay, kind: 'x' as const }),
    ),
    ...(positronsPerDecay > 0
      ? [{ energyKeV: annihilationKeV, yieldPerDecay: 2 * positronsPerDecay, kind: 'annihilation' as const }]
      : []),
  ].sort(byEnergy);
  const alphas = lines(
    ({ alpha }) => alpha,
    ({ energyKeV }, yieldPerDecay, member) => ({
      energyKeV,
      recoilKeV: (energyKeV * alphaMass) / (massNumber(member.nuclide) - 4),
      yieldPerDecay,
    }),
  ).sort(byEnergy);
  const betaSpectrum = spectrum(chain, 'electron');
  const found = {
    betaSpectrum,
    electrons,
    photons,
    ...(positronsPerDecay > 0 ? { positrons } : {}),
    alphas,
  };
  return {
    nuclide: name,
    source: [...new Set(chain.map((member) => `${member.nuclide}: ${member.decay.source}`))].join('; '),
    chain: chain.map(({ nuclide: member, perDecay }) => ({ nuclide: member, perDecay })),
    ...found,
    totalsKeV: totalsOf(found),
  };
}

/** Mean energies of the computed β⁻ branches beside the evaluation's own, in keV. */
export function betaBranches(nuclide: string): readonly {
  endpointKeV: number;
  yieldPerDecay: number;
  unique: number;
  meanKeV: number;
}[] {
  const name = parseNuclide(nuclide);
  const decay = known(name);
  return decay.beta.map((branch) => {
    const single = { nuclide: name, perDecay: 1, decay: { ...decay, beta: [{ ...branch, yield: 1 }] } };
    return {
      endpointKeV: branch.endpointKeV,
      yieldPerDecay: branch.yield,
      unique: branch.unique,
      meanKeV: meanEnergyKeV(spectrum([single], 'electron')),
    };
  });
}

function known(name: string): EvaluatedDecay {
  const decay = Object.hasOwn(decays, name) ? decays[name] : undefined;
  if (!decay) throw new NuclideError('no-emissions', `The emissions of ${name} are not known here`);
  return decay;
}

function follow(name: string, first: EvaluatedDecay): Member[] {
  const reached = new Map<string, number>();
  const add = (nuclide: string, perDecay: number): void => {
    reached.set(nuclide, (reached.get(nuclide) ?? 0) + perDecay);
    for (const { nuclide: daughter, branching, halfLifeS } of known(nuclide).daughters)
      if (halfLifeS <= longestLife * first.halfLifeS) add(daughter, perDecay * branching);
  };
  add(name, 1);
  return [...reached].map(([nuclide, perDecay]) => ({ nuclide, perDecay, decay: known(nuclide) }));
}

function spectrum(chain: readonly Member[], charge: Emitter['charge']): Histogram {
  const branchesOf = ({ beta, positron }: EvaluatedDecay) => (charge === 'electron' ? beta : positron);
  const highest = Math.max(0, ...chain.flatMap(({ decay }) => branchesOf(decay).map((b) => b.endpointKeV)));
  if (highest === 0) return { energyKeV: [], perKeVPerDecay: [] };
  const widthKeV = highest / bins;
  const perKeVPerDecay = Array.from({ length: bins }, () => 0);
  for (const { nuclide, perDecay, decay } of chain)
    for (const branch of branchesOf(decay))
      addBranch(
        perKeVPerDecay,
        widthKeV,
        { ...branch, yield: branch.yield * perDecay },
        { daughterZ: decay.z + (charge === 'electron' ? 1 : -1), massNumber: massNumber(nuclide), charge },
      );
  return { energyKeV: perKeVPerDecay.map((_, bin) => (bin + 1) * widthKeV), perKeVPerDecay };
}

const sumOf = (chain: readonly Member[], pick: (decay: EvaluatedDecay) => readonly { yield: number }[]) =>
  chain.reduce(
    (sum, { decay, perDecay }) =>
      sum + perDecay * pick(decay).reduce((inner, { yield: one }) => inner + one, 0),
    0,
  );

const massNumber = (nuclide: string) => Number(/\d+/.exec(nuclide)?.[0]);

const byEnergy = (a: { energyKeV: number }, b: { energyKeV: number }) => a.energyKeV - b.energyKeV;
