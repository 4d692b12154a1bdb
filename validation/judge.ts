/** One figure that is held against a reference: how far it may be off, and how far it is, in the same unit. */
export type Figure = {
  readonly what: string;
  /** Whose figure it is held against. */
  readonly reference: string;
  readonly limit: number;
  /** Null where the reference or our own figure is missing. */
  readonly reached: number | null;
  readonly unit: '%' | 'points';
};

export type Verdict = 'holds' | 'missed' | 'missing';

/** What is missing, or is no number, never holds. */
export function verdictOf({ limit, reached }: Figure): Verdict {
  if (reached === null || !Number.isFinite(reached) || !Number.isFinite(limit)) return 'missing';
  return Math.abs(reached) <= limit ? 'holds' : 'missed';
}

/** Whether all hold. A list without figures looked at nothing, and fails. */
export const allHold = (figures: readonly Figure[]): boolean =>
  figures.length > 0 && figures.every((figure) => verdictOf(figure) === 'holds');

/** The deviation furthest from zero, with its sign; null where there is none, or where one is missing. */
export function furthest(deviations: readonly (number | null | undefined)[]): number | null {
  let found: number | null = null;
  for (const deviation of deviations) {
    if (deviation === null || deviation === undefined || !Number.isFinite(deviation)) return null;
    if (found === null || Math.abs(deviation) > Math.abs(found)) found = deviation;
  }
  return found;
}

/** How far a value lies above its reference, per cent; null where either is missing or the reference is not positive. */
export function percentOff(
  value: number | null | undefined,
  reference: number | null | undefined,
): number | null {
  if (value === null || value === undefined || !Number.isFinite(value)) return null;
  if (reference === null || reference === undefined || !(reference > 0 && Number.isFinite(reference)))
    return null;
  return 100 * (value / reference - 1);
}

export type VoxelDoses = {
  readonly dose: ArrayLike<number>;
  /** Relative standard errors, fractions. */
  readonly error: ArrayLike<number>;
};

/**
 * Root mean square of the relative difference, per cent, over voxels above 1 % of the reference's maximum; what the
 * two statistical errors alone would give; and what is left of it in quadrature. Null where nothing can be compared.
 */
export function voxelAgreement(
  found: VoxelDoses,
  reference: VoxelDoses,
): { voxels: number; rms: number; statistical: number; beyond: number } | null {
  const size = reference.dose.length;
  if ([found.dose, found.error, reference.error].some((values) => values.length !== size)) return null;
  let largest = 0;
  for (let i = 0; i < size; i++) largest = Math.max(largest, reference.dose[i] ?? Number.NaN);
  let [voxels, differences, errors] = [0, 0, 0];
  for (let i = 0; i < size; i++) {
    const wanted = reference.dose[i] ?? Number.NaN;
    if (!(wanted > 0.01 * largest)) continue;
    voxels++;
    differences += ((found.dose[i] ?? Number.NaN) / wanted - 1) ** 2;
    errors += (found.error[i] ?? Number.NaN) ** 2 + (reference.error[i] ?? Number.NaN) ** 2;
  }
  if (voxels === 0 || !Number.isFinite(differences + errors)) return null;
  const percent = (squares: number): number => 100 * Math.sqrt(Math.max(0, squares) / voxels);
  return {
    voxels,
    rms: percent(differences),
    statistical: percent(errors),
    beyond: percent(differences - errors),
  };
}
