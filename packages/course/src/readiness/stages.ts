import type { CommandType } from '../command-table.ts';
import { doseDayActs } from '../dose-day-acts.ts';

export const readinessStages = ['referral', 'order', 'injection', 'dose-day'] as const;
export type ReadinessStage = (typeof readinessStages)[number];

/** The acts that a first course goes through, by the point before which their needs must be met. */
export const actsOfStage: Readonly<Record<ReadinessStage, readonly CommandType[]>> = {
  referral: [
    'refer',
    'record-history',
    'record-labs',
    'record-psma-pet',
    'sign-psma-pet',
    'evaluate-eligibility',
    'decide-board',
  ],
  order: [
    'record-consent',
    'issue-estimate',
    'accept-estimate',
    'record-cover',
    'prescribe',
    'order-dose',
    'confirm-order',
  ],
  // Nobody is injected who could not be released afterwards.
  injection: [...doseDayActs, 'plan-follow-up'],
  'dose-day': [],
};
