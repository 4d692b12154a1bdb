import type { BatchExecutor, DecayEmission } from '@lutetia/dosimetry';
import type { Figure } from './judge.ts';

/** What the sections are computed with. */
export type Bench = {
  readonly executor: BatchExecutor;
  /** The emissions that the EGSnrc runs had. */
  readonly sameEmission: DecayEmission;
  readonly seed: number;
  readonly say: (text: string) => void;
};

export type Section = {
  readonly title: string;
  readonly figures: readonly Figure[];
  /** Markdown, without the title. */
  readonly text: string;
  /** SVG by name. */
  readonly plots: Readonly<Record<string, string>>;
};

/** A Markdown table; columns of `text` stand to the left, numbers to the right. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  text: readonly number[] = [0],
): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (text.includes(i) ? '---' : '--:'))), ...rows.map(line)].join(
    '\n',
  );
}

/** A number with its sign; a dash where there is none. */
export const signed = (value: number | null | undefined, places = 2): string =>
  value === null || value === undefined || !Number.isFinite(value)
    ? '–'
    : `${value < 0 && Number(value.toFixed(places)) !== 0 ? '−' : '+'}${Math.abs(value).toFixed(places)}`;

export const digits = (value: number | null | undefined, significant = 4): string => {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–';
  const [mantissa = '', exponent] = value.toExponential(significant - 1).split('e');
  const power = Number(exponent);
  return power >= -3 && power < 6
    ? Number(value.toPrecision(significant)).toFixed(Math.max(0, significant - 1 - power))
    : `${mantissa}·10<sup>${String(power).replace('-', '−')}</sup>`;
};
