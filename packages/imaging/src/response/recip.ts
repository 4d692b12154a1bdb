import { ImagingError } from '../errors.ts';

export type Recip = {
  readonly category: 'CR' | 'PR' | 'SD' | 'PD';
  /** Relative change of the volume; null where there was none before. */
  readonly change: number | null;
  /** Whether the change is exactly −30 % or +20 %: one summary of the criteria has them exclusive. */
  readonly atBoundary: boolean;
};

/**
 * RECIP 1.0 (Gafita et al., J Nucl Med 2022;63:1651; recip-criteria.com): complete response without uptake, partial response
 * from −30 % on without a new lesion, progression from +20 % on with one, all else stable. Boundaries are inclusive and
 * compared as the decimals that were given. Errors: `out-of-range`.
 */
export function recip(beforeMl: number, afterMl: number, newLesions: number): Recip {
  for (const [value, name] of [
    [beforeMl, 'before'],
    [afterMl, 'after'],
  ] as const)
    if (!(Number.isFinite(value) && value >= 0 && value < 1e6))
      throw new ImagingError('out-of-range', `the volume ${name} is ${value} mL`);
  if (!(Number.isInteger(newLesions) && newLesions >= 0 && newLesions <= 1e6))
    throw new ImagingError('out-of-range', `${newLesions} is no number of new lesions`);
  if (beforeMl === 0 && afterMl > 0 && newLesions === 0)
    throw new ImagingError('out-of-range', 'uptake where there was none before is a new lesion');
  const [before, after] = decimals(beforeMl, afterMl);
  const change = beforeMl === 0 ? null : Number((10n ** 12n * (after - before)) / before) / 1e12;
  if (afterMl === 0) {
    if (newLesions > 0) throw new ImagingError('out-of-range', 'new lesions have a volume');
    return { category: 'CR', change, atBoundary: false };
  }
  const [response, progression] = [10n * after - 7n * before, 10n * after - 12n * before];
  const category =
    response <= 0n && newLesions === 0 ? 'PR' : progression >= 0n && newLesions > 0 ? 'PD' : 'SD';
  return { category, change, atBoundary: before > 0n && (response === 0n || progression === 0n) };
}

/** Two decimal numbers as whole ones of the same unit: no rounding. */
function decimals(a: number, b: number): [bigint, bigint] {
  const parts = [a, b].map((value) => {
    const [digits = '0', exponent = '0'] = String(value).split('e');
    const [whole = '0', fraction = ''] = digits.split('.');
    return { whole: BigInt(whole + fraction), power: Number(exponent) - fraction.length };
  });
  const least = Math.min(...parts.map(({ power }) => power));
  const [x = 0n, y = 0n] = parts.map(({ whole, power }) => whole * 10n ** BigInt(power - least));
  return [x, y];
}
