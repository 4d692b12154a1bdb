/**
 * Atomic relaxation by the Evaluated Atomic Data Library (S. T. Perkins et al., UCRL-50400 vol. 30, 1991), read
 * from a binary copy of 4-byte records: record 1 + Z gives the record at which element Z begins.
 */
export interface Shell {
  readonly name: string;
  readonly bindingKeV: number;
  readonly transitions: readonly { readonly to: readonly number[]; readonly probability: number }[];
}
export type AtomicTotals = ReadonlyMap<string, { yield: number; energyKeV: number }>;

const names: Record<number, string> = {
  1: 'K',
  3: 'L1',
  5: 'L2',
  6: 'L3',
  8: 'M1',
  10: 'M2',
  11: 'M3',
  13: 'M4',
  14: 'M5',
  16: 'N1',
  18: 'N2',
  19: 'N3',
  21: 'N4',
  22: 'N5',
  24: 'N6',
  25: 'N7',
};
const outermost = { 27: 'O', 29: 'O', 30: 'O', 32: 'O', 33: 'O' } as Record<number, string>;

export class Eadl {
  readonly #data: DataView;
  /** K, L1, L2, L3 in keV from X-ray and photoelectron work, by Z; EADL's own are calculated ones. */
  readonly #inner: ReadonlyMap<number, readonly number[]>;

  constructor(relax: Uint8Array, binding: string) {
    this.#data = new DataView(relax.buffer, relax.byteOffset, relax.byteLength);
    const rows = binding
      .split('\n')
      .slice(0, 100)
      .map((row) => row.trim().split(/\s+/).map(Number));
    this.#inner = new Map(rows.map(([z = 0, ...eV]) => [z, eV.slice(0, 4).map((value) => value / 1000)]));
  }

  shells(z: number): Shell[] {
    const whole = (record: number) => this.#data.getInt32(4 * (record - 1), true);
    const real = (record: number) => this.#data.getFloat32(4 * (record - 1), true);
    let record = whole(1 + z);
    const count = whole(record++);
    const inner = this.#inner.get(z) ?? [];
    return Array.from({ length: count }, (_, index) => {
      const type = whole(record++);
      const length = whole(record++);
      const calculated = real(record++) * 1000;
      const transitions = Array.from({ length }, () => {
        const code = whole(record++);
        return { to: code < 64 ? [code] : [code >> 6, code & 63], probability: real(record++) };
      });
      const measured = inner[index];
      return {
        name: names[type] ?? outermost[type] ?? 'P',
        bindingKeV: measured !== undefined && measured > 0 ? measured : calculated,
        transitions,
      };
    });
  }
}

const fullOf = [2, 2, 2, 4, 2, 2, 4, 4, 6, 2, 2, 4, 4, 6, 6, 8];

/** The vacancies of a whole shell shared out over its subshells by their number of electrons. */
export function vacanciesIn(shells: readonly Shell[], letter: string): { index: number; share: number }[] {
  const members = shells.flatMap((shell, index) =>
    shell.name.charAt(0) === letter ? [{ index, electrons: fullOf[index] ?? 2 }] : [],
  );
  const total = members.reduce((sum, { electrons }) => sum + electrons, 0);
  return members.map(({ index, electrons }) => ({ index, share: electrons / total }));
}

export function meanBindingKeV(shells: readonly Shell[], letter: string): number {
  return vacanciesIn(shells, letter).reduce(
    (sum, { index, share }) => sum + share * (shells[index]?.bindingKeV ?? 0),
    0,
  );
}

/** Expected emissions of the whole cascade, by group: `XKA1`, `XKB`, `XLA` …, `KLL AUGER` …, `L AUGER`, `outer`. */
export function relax(shells: readonly Shell[], vacancies: readonly number[]): AtomicTotals {
  const open = shells.map((_, index) => vacancies[index] ?? 0);
  const sums = new Map<string, { yield: number; energy: number }>();
  const emit = (label: string, expected: number, energyKeV: number) => {
    const sum = sums.get(label) ?? { yield: 0, energy: 0 };
    sums.set(label, { yield: sum.yield + expected, energy: sum.energy + expected * energyKeV });
  };
  shells.forEach((shell, index) => {
    const here = open[index] ?? 0;
    if (here === 0) return;
    for (const { to, probability } of shell.transitions) {
      const left = to.reduce((sum, target) => sum + (shells[target]?.bindingKeV ?? 0), 0);
      const expected = here * probability;
      for (const target of to) open[target] = (open[target] ?? 0) + expected;
      emit(
        groupOf(
          shell.name,
          to.map((target) => shells[target]?.name ?? ''),
        ),
        expected,
        Math.max(0, shell.bindingKeV - left),
      );
    }
  });
  return new Map(
    [...sums].map(([label, { yield: expected, energy }]) => [
      label,
      { yield: expected, energyKeV: expected > 0 ? energy / expected : 0 },
    ]),
  );
}

function groupOf(from: string, to: readonly string[]): string {
  const [first = '', second] = to;
  if (from === 'K' && second === undefined) {
    if (first === 'L3') return 'XKA1';
    if (first === 'L2') return 'XKA2';
    return first.startsWith('M') ? 'XKB1' : 'XKB2';
  }
  if (from === 'K')
    return `K${[...to]
      .map((shell) => (shell.startsWith('L') ? 'L' : 'X'))
      .sort()
      .join('')} AUGER`.replace('XX', 'XY');
  if (from.startsWith('L') && second === undefined) return `X${from}`;
  if (from.startsWith('L')) return to.some((shell) => shell.startsWith('L')) ? 'outer' : 'L AUGER';
  return 'outer';
}
