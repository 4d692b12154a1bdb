import { NuclideError } from './errors.ts';
import { type HalfLifeRecord, halfLifeTable } from './half-life-table.ts';
import { parseNuclide } from './parse-nuclide.ts';

const hoursPer = { s: 1 / 3600, min: 1 / 60, h: 1, d: 24, a: 24 * 365.2422 } as const;

export type HalfLife = HalfLifeRecord & { hours: number };

/** The half-life of a nuclide in any accepted spelling, with its source. Unknown nuclides are an error. */
export function halfLife(nuclide: string): HalfLife {
  const name = parseNuclide(nuclide);
  const record = halfLifeTable.find((entry) => entry.nuclide === name);
  if (!record) throw new NuclideError('unknown-nuclide', `No half-life is known for "${nuclide}"`);
  return { ...record, hours: record.value * hoursPer[record.unit] };
}

export function listNuclides(): HalfLife[] {
  return halfLifeTable.map((record) => ({ ...record, hours: record.value * hoursPer[record.unit] }));
}
