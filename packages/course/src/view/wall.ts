import type { DoseOfDay, DoseVial } from './day.ts';

/** A dose as a screen on a public wall may show it: no people, no reference that leads to a patient. */
export interface WallDose extends Omit<DoseOfDay, 'arrangement' | 'vial'> {
  readonly vial: Omit<DoseVial, 'reference' | 'lane'> | null;
}

export function wallDose({ arrangement: _, vial, ...dose }: DoseOfDay): WallDose {
  if (vial === null) return { ...dose, vial: null };
  const { reference: __, lane: ___, ...shown } = vial;
  return { ...dose, vial: shown };
}
