/**
 * Reads decay data sets in the 80-column format of ENSDF (J. K. Tuli, BNL-NCS-51655): parent, normalisation,
 * level, β−, EC/β+, α and γ records, and the X-ray and Auger table that DDEP / LNHB files carry as T comments.
 * Energies in keV, yields per decay of the parent.
 */
export interface Branch {
  readonly endpointKeV: number;
  readonly yield: number;
  /** Order of a unique forbidden transition; 0 for allowed and non-unique ones. */
  readonly unique: 0 | 1 | 2 | 3;
  readonly meanKeV: number | null;
}
export interface Capture {
  readonly yield: number;
  readonly shells: Readonly<Record<string, number>>;
}
export interface Gamma {
  readonly energyKeV: number;
  /** Photons per decay; null where the evaluation gives none. */
  readonly yield: number | null;
  readonly isE0: boolean;
  readonly levelKeV: number;
  readonly totalConversion: number | null;
  readonly shells: Readonly<Record<string, number>>;
}
export interface AtomicLine {
  readonly label: string;
  readonly fromKeV: number;
  readonly toKeV: number;
  /** Per decay; null for a row without an intensity; the rows of one group carry it once. */
  readonly yield: number | null;
  readonly grouped: boolean;
}
export interface Decay {
  readonly parent: string;
  readonly daughter: string;
  readonly kind: string;
  readonly halfLifeS: number;
  readonly daughterHalfLifeS: number | null;
  readonly qKeV: number;
  /** Part of all decays; the branches below are scaled so that their sum is this, which evaluations miss by up to 1 %. */
  readonly branching: number;
  readonly evaluation: string;
  readonly beta: Branch[];
  readonly positron: Branch[];
  readonly capture: Capture[];
  readonly alpha: { energyKeV: number; yield: number }[];
  readonly gamma: Gamma[];
  readonly atomic: AtomicLine[];
  /** Σ (probability of reaching a level directly) × (its energy): what the γ cascade must give out. */
  readonly excitationKeV: number;
}

const secondsPer: Record<string, number> = {
  NS: 1e-9,
  US: 1e-6,
  MS: 1e-3,
  S: 1,
  M: 60,
  H: 3600,
  D: 86400,
  Y: 365.2422 * 86400,
};

export function readEnsdf(text: string): Decay[] {
  return text
    .split(/\r?\n\s*\r?\n/)
    .map((block) => block.split(/\r?\n/).filter((line) => line.trim() !== ''))
    .filter((lines) => lines.length > 0)
    .map(readDataSet);
}

function readDataSet(lines: readonly string[]): Decay {
  const title = lines[0] ?? '';
  const named = /^\s*(\d+[A-Z]{1,2})\s+(\d+[A-Z]{1,2})\s+(B-|EC|A|IT) DECAY/.exec(title);
  if (!named) throw new Error(`not a decay data set: "${title}"`);
  const [, daughterId = '', parentId = '', kind = ''] = named;
  const cards = lines
    .slice(1)
    .filter((line) => !/[CT]/.test(line.charAt(6)))
    .map((line) => line.padEnd(80));
  const primary = (type: string) =>
    cards.find((card) => card.slice(5, 7) === '  ' && card.charAt(7) === type && card.charAt(8) === ' ');
  const parent = primary('P');
  const normal = primary('N');
  if (!parent || !normal) throw new Error(`${title}: a P or N record is missing`);
  const branching = numberOf(normal.slice(31, 39)) ?? 1;
  const perHundred = branching / 100;
  const gammaFactor = (numberOf(normal.slice(9, 19)) ?? 1) * perHundred;
  const leptonFactor = (numberOf(normal.slice(41, 49)) ?? 1) * perHundred;
  const parentLevelKeV = numberOf(parent.slice(9, 19)) ?? 0;
  const qKeV = (numberOf(parent.slice(64, 74)) ?? 0) + parentLevelKeV;

  const beta: Branch[] = [];
  const positron: Branch[] = [];
  const capture: Capture[] = [];
  const alpha: { energyKeV: number; yield: number }[] = [];
  const gamma: Gamma[] = [];
  let levelKeV = 0;
  let daughterHalfLifeS: number | null = null;
  let fed = 0;
  cards.forEach((card, at) => {
    if (card.slice(5, 7) !== '  ') return;
    const energy = numberOf(card.slice(9, 19));
    const intensity = numberOf(card.slice(21, 29));
    const more = continued(cards, at);
    const unique = uniqueOrder(card.slice(77, 79));
    switch (card.charAt(7)) {
      case 'L':
        levelKeV = energy ?? 0;
        if (levelKeV === 0) daughterHalfLifeS = halfLifeOf(card.slice(39, 49));
        break;
      case 'B':
        if (intensity === null) break;
        fed += intensity * leptonFactor * levelKeV;
        beta.push({
          endpointKeV: qKeV - levelKeV,
          yield: intensity * leptonFactor,
          unique,
          meanKeV: more.EAV ?? null,
        });
        break;
      case 'E': {
        const captured = numberOf(card.slice(31, 39)) ?? 0;
        fed += ((intensity ?? 0) + captured) * leptonFactor * levelKeV;
        if (intensity !== null && intensity > 0)
          positron.push({
            endpointKeV: qKeV - levelKeV - 2 * 510.99895,
            yield: intensity * leptonFactor,
            unique,
            meanKeV: more.EAV ?? null,
          });
        if (captured > 0)
          capture.push({
            yield: captured * leptonFactor,
            shells: ofCaptures(shellsOf(more, 'C', ''), ((intensity ?? 0) + captured) / captured),
          });
        break;
      }
      case 'A':
        if (intensity === null || energy === null) break;
        fed += intensity * perHundred * levelKeV;
        alpha.push({ energyKeV: energy, yield: intensity * perHundred });
        break;
      case 'G':
        if (energy === null) break;
        gamma.push({
          energyKeV: energy,
          yield: intensity === null ? null : intensity * gammaFactor,
          isE0: card.slice(31, 41).trim() === 'E0',
          levelKeV,
          totalConversion: numberOf(card.slice(55, 62)),
          shells: shellsOf(more, '', 'C'),
        });
        break;
    }
  });
  const branches = [...beta, ...positron, ...capture, ...alpha];
  const total = branches.reduce((sum, { yield: one }) => sum + one, 0);
  const toWhole = <T extends { yield: number }>(rows: readonly T[]): T[] =>
    total === 0 ? [...rows] : rows.map((row) => ({ ...row, yield: (row.yield * branching) / total }));
  return {
    parent: nuclideName(parentId, parentLevelKeV > 0),
    daughter: nuclideName(daughterId, false),
    kind,
    halfLifeS: halfLifeOf(parent.slice(39, 49)) ?? Number.POSITIVE_INFINITY,
    daughterHalfLifeS,
    qKeV,
    branching,
    evaluation: evaluationOf(lines),
    beta: toWhole(beta),
    positron: toWhole(positron),
    capture: toWhole(capture),
    alpha: toWhole(alpha),
    gamma,
    atomic: atomicLines(lines),
    excitationKeV: kind === 'IT' ? branching * parentLevelKeV : fed,
  };
}

/** CK, CL … are parts of captures and positrons together; here they are parts of the captures. */
function ofCaptures(shells: Readonly<Record<string, number>>, factor: number): Record<string, number> {
  return Object.fromEntries(Object.entries(shells).map(([shell, part]) => [shell, part * factor]));
}

function numberOf(text: string): number | null {
  const plain = text.trim();
  if (!/^[-+]?(\d+\.?\d*|\.\d+)(E[-+]?\d+)?$/i.test(plain)) return null;
  return Number(plain);
}

function halfLifeOf(text: string): number | null {
  const match = /^\s*([\d.E+-]+)\s+([A-Z]+)/.exec(text);
  const unit = secondsPer[match?.[2] ?? ''];
  return match && unit ? Number(match[1]) * unit : null;
}

function nuclideName(id: string, isomer: boolean): string {
  const match = /^(\d+)([A-Z])([A-Z]?)$/.exec(id);
  return `${match?.[2]}${match?.[3]?.toLowerCase()}-${match?.[1]}${isomer ? 'm' : ''}`;
}

function uniqueOrder(text: string): 0 | 1 | 2 | 3 {
  const order = /^([123])U$/.exec(text.trim())?.[1];
  return order === '1' ? 1 : order === '2' ? 2 : order === '3' ? 3 : 0;
}

/** `KC=0.817    12$LC=1.104 …` of the continuation records that follow a record. */
function continued(cards: readonly string[], at: number): Record<string, number> {
  const found: Record<string, number> = {};
  for (const card of cards.slice(at + 1)) {
    if (card.charAt(5) === ' ') break;
    for (const part of card.slice(9).split('$')) {
      const match = /^\s*([A-Z]+)\s*=\s*([\d.E+-]+)/.exec(part);
      if (match?.[1]) found[match[1]] = Number(match[2]);
    }
  }
  return found;
}

function shellsOf(more: Record<string, number>, before: string, after: string): Record<string, number> {
  return Object.fromEntries(
    ['K', 'L', 'M', 'N', 'O', 'P'].flatMap((shell) => {
      const value = more[`${before}${shell}${after}`];
      return value === undefined ? [] : [[shell, value]];
    }),
  );
}

function evaluationOf(lines: readonly string[]): string {
  const history = lines.find((line) => line.charAt(7) === 'H' && /AUT=/.test(line)) ?? '';
  const by = /AUT=([^$]+)\$/.exec(history)?.[1];
  const cut = /CUT=([^$]+)\$/.exec(history)?.[1];
  return by && cut ? `evaluated by ${by.trim()}, cut-off ${cut.trim()}` : 'no date in the file';
}

function atomicLines(lines: readonly string[]): AtomicLine[] {
  return lines.flatMap((line) => {
    if (line.charAt(6) !== 'T') return [];
    const match =
      /^\s*([\d.]*)(?:-([\d.]*))?\s*(\|\])?\s*(.*?)\s*(X[KL][A-Z0-9 ()a-z]*|K[LX][LXY] AUGER|L AUGER)\s*$/.exec(
        line.slice(9),
      );
    if (!match) return [];
    const from = Number(match[1]);
    const intensity = numberOf((match[4] ?? '').slice(0, 8));
    return [
      {
        label: (match[5] ?? '').trim(),
        fromKeV: from,
        toKeV: match[2] ? Number(match[2]) : from,
        yield: intensity === null ? null : intensity / 100,
        grouped: match[3] !== undefined,
      },
    ];
  });
}
