import type { z } from 'zod';
import * as site from '../commands/site.ts';
import type { Role, SignatureMeaning } from '../vocabulary.ts';

interface SiteCommandDefinition<S extends z.ZodType = z.ZodType> {
  readonly schema: S;
  readonly event: `site.${string}`;
  readonly roles: readonly Role[];
  readonly signature?: SignatureMeaning;
}

const define = <S extends z.ZodType>(definition: SiteCommandDefinition<S>) => definition;

/** Acts that change what a site works with: devices, people's training, packs, lanes. */
export const siteCommands = {
  'register-device': define({
    schema: site.registerDevice,
    event: 'site.device-registered',
    roles: ['physicist', 'administrator'],
  }),
  'record-calibration': define({
    schema: site.recordCalibration,
    event: 'site.device-calibrated',
    roles: ['physicist'],
  }),
  'record-daily-check': define({
    schema: site.recordDailyCheck,
    event: 'site.device-checked',
    roles: ['radiopharmacist', 'technologist', 'physicist'],
  }),
  'retire-device': define({
    schema: site.retireDevice,
    event: 'site.device-retired',
    roles: ['physicist', 'administrator'],
  }),
  'record-training': define({
    schema: site.recordTraining,
    event: 'site.training-recorded',
    roles: ['physicist', 'administrator'],
  }),
  'adopt-pack': define({
    schema: site.adoptPack,
    event: 'site.pack-adopted',
    roles: ['physician', 'physicist'],
    signature: 'approved',
  }),
  'sign-local-value': define({
    schema: site.signLocalValue,
    event: 'site.local-value-signed',
    roles: ['physician', 'physicist'],
    signature: 'approved',
  }),
  'set-lane': define({
    schema: site.setLane,
    event: 'site.lane-set',
    roles: ['radiopharmacist', 'manager', 'administrator'],
  }),
  'set-licence': define({
    schema: site.setLicence,
    event: 'site.licence-set',
    roles: ['physicist'],
    signature: 'approved',
  }),
  'publish-consent-form': define({
    schema: site.publishConsentForm,
    event: 'site.consent-form-published',
    roles: ['physician', 'administrator'],
  }),
  'recall-lot': define({
    schema: site.recallLot,
    event: 'site.lot-recalled',
    roles: ['radiopharmacist', 'physicist'],
  }),
  'set-procedure': define({
    schema: site.setProcedure,
    event: 'site.procedure-set',
    roles: ['physicist'],
    signature: 'approved',
  }),
  'set-retention': define({
    schema: site.setRetention,
    event: 'site.retention-set',
    roles: ['manager'],
    signature: 'approved',
  }),
  'set-contact': define({
    schema: site.setContact,
    event: 'site.contact-set',
    roles: ['coordinator', 'manager', 'administrator'],
  }),
} as const satisfies Record<string, SiteCommandDefinition>;

export type SiteCommandType = keyof typeof siteCommands;
export type SiteCommandBody<K extends SiteCommandType> = z.output<(typeof siteCommands)[K]['schema']>;
export const siteCommandTypes = Object.keys(siteCommands) as SiteCommandType[];
