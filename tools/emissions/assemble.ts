import { type AtomicTotals, type Eadl, meanBindingKeV, relax, type Shell, vacanciesIn } from './eadl.ts';
import type { AtomicLine, Branch, Decay, Gamma } from './ensdf.ts';

interface Line {
  readonly energyKeV: number;
  readonly yield: number;
  /** The shell and transition, X-ray group or Auger group. */
  readonly from?: string;
}

export interface EvaluatedDecay {
  readonly z: number;
  readonly source: string;
  readonly halfLifeS: number;
  readonly daughters: readonly { nuclide: string; branching: number; halfLifeS: number }[];
  readonly beta: readonly Branch[];
  readonly positron: readonly Branch[];
  readonly gamma: readonly Line[];
  readonly conversion: readonly Line[];
  readonly x: readonly Line[];
  readonly auger: readonly Line[];
  readonly alpha: readonly Line[];
}

/** Rarer branches are not followed (the largest so left out: Tc-99m to Ru-99, Fr-221 to Ra-221, At-217 to Rn-217). */
const leastBranching = 1e-4;
const letters = ['K', 'L', 'M', 'N', 'O', 'P'];
const symbols =
  'H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Y Zr Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po At Rn Fr Ra Ac Th Pa U'.split(
    ' ',
  );

/** All decay modes of a nuclide as one record, and by how much its lines miss the energy that is to be given out. */
export function assemble(
  nuclide: string,
  sets: readonly Decay[],
  eadl: Eadl,
  library: string,
): { decay: EvaluatedDecay; balanceKeV: number } {
  const parts = sets
    .filter(({ parent }) => parent === nuclide)
    .map((set) => ({ set, ...emitted(set, eadl) }));
  const [first] = parts;
  if (!first) throw new Error(`no decay data set of ${nuclide}`);
  const branches = (rows: readonly Branch[]) =>
    rows.map((row) => ({ ...row, endpointKeV: six(row.endpointKeV), yield: six(row.yield) }));
  const decay: EvaluatedDecay = {
    z: atomicNumber(nuclide),
    source: `${library}, ${first.set.evaluation}`,
    halfLifeS: six(first.set.halfLifeS),
    daughters: parts.flatMap(({ set: { daughter, branching, daughterHalfLifeS } }) =>
      branching < leastBranching || daughterHalfLifeS === null
        ? []
        : [{ nuclide: daughter, branching, halfLifeS: six(daughterHalfLifeS) }],
    ),
    beta: parts.flatMap(({ set }) => branches(set.beta)),
    positron: parts.flatMap(({ set }) => branches(set.positron)),
    gamma: parts.flatMap(({ gamma }) => gamma),
    conversion: parts.flatMap(({ conversion }) => conversion),
    x: parts.flatMap(({ x }) => x),
    auger: parts.flatMap(({ auger }) => auger),
    alpha: parts.flatMap(({ set }) => set.alpha.map((row) => line(row.energyKeV, row.yield))),
  };
  return { decay, balanceKeV: parts.reduce((sum, part) => sum + part.balanceKeV, 0) };
}

const atomicNumber = (nuclide: string) => symbols.indexOf(nuclide.split('-')[0] ?? '') + 1;

function emitted(set: Decay, eadl: Eadl) {
  const shells = eadl.shells(atomicNumber(set.daughter));
  const vacancies = shells.map(() => 0);
  const vacate = (letter: string, count: number) => {
    for (const { index, share } of vacanciesIn(shells, letter))
      vacancies[index] = (vacancies[index] ?? 0) + count * share;
  };
  for (const { yield: captured, shells: fractions } of set.capture)
    for (const [letter, fraction] of Object.entries(fractions)) vacate(letter, captured * fraction);

  const conversion: Line[] = [];
  const gamma: Line[] = [];
  for (const transition of set.gamma) {
    const photons = transition.yield ?? 0;
    if (photons > 0) gamma.push(line(transition.energyKeV, photons));
    for (const [letter, electrons] of converted(transition, set, shells)) {
      const energyKeV = transition.energyKeV - meanBindingKeV(shells, letter);
      if (energyKeV <= 0 || electrons <= 0) continue;
      conversion.push(line(six(energyKeV), electrons, `${letter} ${transition.energyKeV}`));
      vacate(letter, electrons);
    }
  }
  const vacancyKeV = vacancies.reduce(
    (sum, count, index) => sum + count * (shells[index]?.bindingKeV ?? 0),
    0,
  );
  const { x, auger } = atomic(set.atomic, relax(shells, vacancies), vacancyKeV, shells);
  const captureKeV = set.capture.reduce(
    (sum, { yield: captured, shells: fractions }) =>
      sum +
      Object.entries(fractions).reduce(
        (inner, [letter, part]) => inner + captured * part * meanBindingKeV(shells, letter),
        0,
      ),
    0,
  );
  const energyOf = (lines: readonly Line[]) =>
    lines.reduce((sum, { energyKeV, yield: count }) => sum + energyKeV * count, 0);
  return {
    gamma,
    conversion,
    x,
    auger,
    balanceKeV:
      energyOf(gamma) + energyOf(conversion) + energyOf(x) + energyOf(auger) - set.excitationKeV - captureKeV,
  };
}

/** Conversion electrons per decay by shell; what the total has beyond the listed shells is the next one's. */
function converted(transition: Gamma, set: Decay, shells: readonly Shell[]): [string, number][] {
  const { totalConversion, shells: coefficients } = transition;
  if (transition.isE0 && transition.yield === null) return [['K', fedByE0(transition, set)]];
  const photons = transition.yield ?? 0;
  const listed = letters.filter((letter) => coefficients[letter] !== undefined);
  const sum = listed.reduce((total, letter) => total + (coefficients[letter] ?? 0), 0);
  const rest = (totalConversion ?? sum) - sum;
  const last = listed.at(-1);
  const next =
    last === undefined
      ? letters.find((letter) => meanBindingKeV(shells, letter) < transition.energyKeV)
      : letters[letters.indexOf(last) + 1];
  return [
    ...listed.map((letter): [string, number] => [letter, photons * (coefficients[letter] ?? 0)]),
    ...(rest > 0 && next !== undefined && meanBindingKeV(shells, next) > 0
      ? [[next, photons * rest] as [string, number]]
      : []),
  ];
}

/** A 0⁺ → 0⁺ transition has no photon: it carries all that reaches its level and leaves it by no γ. */
function fedByE0(transition: Gamma, set: Decay): number {
  const level = transition.levelKeV;
  const near = (energyKeV: number) => Math.abs(energyKeV - level) < 1;
  const whole = ({ yield: photons, totalConversion }: Gamma) => (photons ?? 0) * (1 + (totalConversion ?? 0));
  const q = set.qKeV;
  const direct = set.beta
    .filter(({ endpointKeV }) => near(q - endpointKeV))
    .reduce((sum, b) => sum + b.yield, 0);
  const arriving = set.gamma
    .filter(({ levelKeV, energyKeV }) => near(levelKeV - energyKeV))
    .reduce((sum, g) => sum + whole(g), 0);
  const leaving = set.gamma
    .filter(({ levelKeV }) => levelKeV === level)
    .reduce((sum, g) => sum + whole(g), 0);
  return Math.max(0, direct + arriving - leaving);
}

function atomic(
  listed: readonly AtomicLine[],
  cascade: AtomicTotals,
  vacancyKeV: number,
  shells: readonly Shell[],
) {
  // One file lists M and N electrons under the names of the K and L groups.
  const least = (shell: string) => meanBindingKeV(shells, shell) / 2;
  const trusted = listed.filter(
    ({ label, toKeV }) => !label.endsWith('AUGER') || toKeV > least(label.charAt(0)),
  );
  const x = [...xLines(trusted, cascade, 'XK'), ...xLines(trusted, cascade, 'XL')];
  const auger = [...augerLines(trusted, cascade, 'K'), ...augerLines(trusted, cascade, 'L')];
  const given = [...x, ...auger].reduce((sum, { energyKeV, yield: count }) => sum + energyKeV * count, 0);
  const outer = cascade.get('outer');
  const rest = vacancyKeV - given;
  if (outer && outer.energyKeV > 0 && rest > 0)
    auger.push(line(six(outer.energyKeV), rest / outer.energyKeV, 'outer shells'));
  return { x, auger };
}

function xLines(listed: readonly AtomicLine[], cascade: AtomicTotals, series: 'XK' | 'XL'): Line[] {
  const rows = listed.filter(({ label }) => label.startsWith(series) && !label.includes('total'));
  const groups = gather(rows).filter(({ yield: count }) => count !== null);
  const total = listed.find(({ label, yield: count }) => label === `${series} (total)` && count !== null);
  if (groups.length > 0)
    return groups.map(({ energyKeV, yield: count, label }) => line(six(energyKeV), count ?? 0, label));
  const own = [...cascade].filter(([label, { yield: count }]) => label.startsWith(series) && count > 0);
  const ownTotal = own.reduce((sum, [, { yield: count }]) => sum + count, 0);
  const scale = total?.yield && ownTotal > 0 ? total.yield / ownTotal : 1;
  return own.map(([label, { energyKeV, yield: count }]) => line(six(energyKeV), count * scale, label));
}

/** Rows marked `|]` stand together and give one intensity: one line at their mean energy. */
function gather(rows: readonly AtomicLine[]): { label: string; energyKeV: number; yield: number | null }[] {
  const groups: AtomicLine[][] = [];
  for (const row of rows) {
    const open = groups.at(-1);
    const sameGroup = row.grouped && open?.[0]?.grouped && row.label.charAt(2) === open[0].label.charAt(2);
    const split =
      sameGroup &&
      /[24]|O/.test(row.label.slice(3, 4) || row.label.charAt(2)) !==
        /[24]|O/.test(open?.[0]?.label.slice(3, 4) ?? '');
    if (open && sameGroup && !split) open.push(row);
    else groups.push([row]);
  }
  return groups.map((group) => {
    const energies = group.map(({ fromKeV, toKeV }) => (fromKeV + toKeV) / 2).filter((energy) => energy > 0);
    return {
      label: group.map(({ label }) => label).join('+'),
      energyKeV: energies.reduce((sum, energy) => sum + energy, 0) / energies.length,
      yield: group.find(({ yield: count }) => count !== null)?.yield ?? null,
    };
  });
}

function augerLines(listed: readonly AtomicLine[], cascade: AtomicTotals, shell: 'K' | 'L'): Line[] {
  const own = [...cascade].filter(([label]) => label.startsWith(shell) && label.endsWith('AUGER'));
  const ownTotal = own.reduce((sum, [, { yield: count }]) => sum + count, 0);
  const total = listed.find(
    ({ label, yield: count }) => label.startsWith(shell) && label.endsWith('AUGER') && count !== null,
  )?.yield;
  if (ownTotal === 0) return [];
  const scale = total ? total / ownTotal : 1;
  return own.map(([label, { energyKeV, yield: count }]) =>
    line(six(energyKeV), count * scale, label.replace(' AUGER', '')),
  );
}

const line = (energyKeV: number, count: number, from?: string): Line => ({
  energyKeV,
  yield: six(count),
  ...(from === undefined ? {} : { from }),
});

const six = (value: number): number => Number(value.toPrecision(6));
