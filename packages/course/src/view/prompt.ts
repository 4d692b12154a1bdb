import type { Prompt } from '../gate.ts';
import type { Role } from '../vocabulary.ts';

/** Every prompt that a course can raise; each is translated under `prompt.<id>`. */
export const promptIds = [
  'documents-missing',
  'documents-awaited',
  'directive-voided',
  'dose-at-risk',
  'dose-go-no-go',
  'dose-beyond-use',
  'dose-not-arrived',
  'dose-missing',
  'dose-quarantined',
  'dose-lot-recalled',
  'dose-lane-closed',
  'assay-outside-tolerance',
  'assay-implausible',
  'patient-unfit',
  'fitness-undecided',
  'line-not-good',
  'site-check',
  'stop-now',
  'injection-paused',
  'residuals-due',
  'extravasation-due',
  'delivery-outdated',
  'delivery-deviation',
  'delivery-reportable',
  'partial-dose',
  'release-not-met',
  'next-dose-due',
  'next-dose-withheld',
  'course-held',
] as const;
export type PromptId = (typeof promptIds)[number];

export const bedside: readonly Role[] = ['technologist', 'physician'];
export const supply: readonly Role[] = ['radiopharmacist', 'coordinator'];

export const prompt = (
  id: PromptId,
  severity: Prompt['severity'],
  roles: readonly Role[],
  rest: Partial<Omit<Prompt, 'id' | 'severity' | 'roles'>> = {},
): Prompt => ({ id, severity, roles, inputs: {}, dueAt: null, hazard: null, command: null, ...rest });
