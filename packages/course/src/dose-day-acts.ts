import type { CommandType } from './command-table.ts';

/** The acts of the day of a dose, in their order at the bedside. */
export const doseDayActs = [
  'receive-dose',
  'assay-dose',
  'check-fitness',
  'check-line',
  'time-out',
  'start-injection',
  'check-site',
  'stop-injection',
  'measure-residual',
  'confirm-delivery',
  'measure-dose-rate',
  'release-patient',
  'give-instructions',
] as const satisfies readonly CommandType[];
