import type { Role, SignatureMeaning } from '../vocabulary.ts';

/** What an act of the site is, apart from the form of what is entered for it. */
export interface SiteCommandFacts {
  readonly event: `site.${string}`;
  readonly roles: readonly Role[];
  readonly signature?: SignatureMeaning;
}

const define = (facts: SiteCommandFacts) => facts;

/** Acts that change what a site works with: devices, people's training, packs, lanes. Their forms stand in `siteCommands`. */
export const siteCommandTable = {
  'register-device': define({
    event: 'site.device-registered',
    roles: ['physicist', 'administrator'],
  }),
  'record-calibration': define({
    event: 'site.device-calibrated',
    roles: ['physicist'],
  }),
  'record-daily-check': define({
    event: 'site.device-checked',
    roles: ['radiopharmacist', 'technologist', 'physicist'],
  }),
  'retire-device': define({
    event: 'site.device-retired',
    roles: ['physicist', 'administrator'],
  }),
  'record-training': define({
    event: 'site.training-recorded',
    roles: ['physicist', 'administrator'],
  }),
  'adopt-pack': define({
    event: 'site.pack-adopted',
    roles: ['physician', 'physicist'],
    signature: 'approved',
  }),
  'sign-local-value': define({
    event: 'site.local-value-signed',
    roles: ['physician', 'physicist'],
    signature: 'approved',
  }),
  'set-lane': define({
    event: 'site.lane-set',
    roles: ['radiopharmacist', 'manager', 'administrator'],
  }),
  'set-licence': define({
    event: 'site.licence-set',
    roles: ['physicist'],
    signature: 'approved',
  }),
  'publish-consent-form': define({
    event: 'site.consent-form-published',
    roles: ['physician', 'administrator'],
  }),
  'recall-lot': define({
    event: 'site.lot-recalled',
    roles: ['radiopharmacist', 'physicist'],
  }),
  'set-procedure': define({
    event: 'site.procedure-set',
    roles: ['physicist'],
    signature: 'approved',
  }),
  'set-retention': define({
    event: 'site.retention-set',
    roles: ['manager'],
    signature: 'approved',
  }),
  'set-contact': define({
    event: 'site.contact-set',
    roles: ['coordinator', 'manager', 'administrator'],
  }),
} as const satisfies Record<string, SiteCommandFacts>;

export type SiteCommandType = keyof typeof siteCommandTable;
export const siteCommandTypes = Object.keys(siteCommandTable) as SiteCommandType[];
