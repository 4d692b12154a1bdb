import type { TrainingTopic } from '../vocabulary.ts';
import type { SiteCommandBody } from './site-command.ts';

export interface Device extends SiteCommandBody<'register-device'> {
  readonly calibration: SiteCommandBody<'record-calibration'> | null;
  readonly lastCheck: (SiteCommandBody<'record-daily-check'> & { passed: boolean }) | null;
  readonly retired: boolean;
}

/** Everything about the hospital that a decision on a course may look at. */
export interface Site {
  readonly id: string;
  readonly version: number;
  readonly timeZone: string;
  readonly country: string;
  readonly name: string;
  readonly devices: Readonly<Record<string, Device>>;
  /** By user and topic: the last day on which the training is valid. */
  readonly training: Readonly<Record<string, Partial<Record<TrainingTopic, string>>>>;
  readonly packs: readonly SiteCommandBody<'adopt-pack'>[];
  readonly localValues: readonly (SiteCommandBody<'sign-local-value'> & {
    signedBy: string;
    signedAt: string;
  })[];
  readonly lanes: Readonly<Record<string, SiteCommandBody<'set-lane'>>>;
  readonly licence: SiteCommandBody<'set-licence'> | null;
  readonly consentForms: Partial<
    Record<'treatment' | 'data-export', SiteCommandBody<'publish-consent-form'>>
  >;
  readonly recalledLots: Readonly<Record<string, string>>;
  readonly procedure: SiteCommandBody<'set-procedure'> | null;
  /** Absent until it is stated: no country's law is taken for another's. */
  readonly retention?: SiteCommandBody<'set-retention'>;
  /** Whom patients call; absent until it is stated. */
  readonly contact?: SiteCommandBody<'set-contact'>;
}

export const emptySite = (id: string): Site => ({
  id,
  version: 0,
  timeZone: 'UTC',
  country: '',
  name: '',
  devices: {},
  training: {},
  packs: [],
  localValues: [],
  lanes: {},
  licence: null,
  consentForms: {},
  recalledLots: {},
  procedure: null,
});
