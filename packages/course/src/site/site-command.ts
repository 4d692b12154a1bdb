import type { z } from 'zod';
import * as site from '../commands/site.ts';
import { type SiteCommandFacts, type SiteCommandType, siteCommandTable } from './site-command-table.ts';

/** Every act of the site with the form of what is entered for it. */
export const siteCommands = {
  'register-device': { ...siteCommandTable['register-device'], schema: site.registerDevice },
  'record-calibration': { ...siteCommandTable['record-calibration'], schema: site.recordCalibration },
  'record-daily-check': { ...siteCommandTable['record-daily-check'], schema: site.recordDailyCheck },
  'retire-device': { ...siteCommandTable['retire-device'], schema: site.retireDevice },
  'record-training': { ...siteCommandTable['record-training'], schema: site.recordTraining },
  'adopt-pack': { ...siteCommandTable['adopt-pack'], schema: site.adoptPack },
  'sign-local-value': { ...siteCommandTable['sign-local-value'], schema: site.signLocalValue },
  'set-lane': { ...siteCommandTable['set-lane'], schema: site.setLane },
  'set-licence': { ...siteCommandTable['set-licence'], schema: site.setLicence },
  'publish-consent-form': { ...siteCommandTable['publish-consent-form'], schema: site.publishConsentForm },
  'recall-lot': { ...siteCommandTable['recall-lot'], schema: site.recallLot },
  'set-procedure': { ...siteCommandTable['set-procedure'], schema: site.setProcedure },
  'set-retention': { ...siteCommandTable['set-retention'], schema: site.setRetention },
  'set-contact': { ...siteCommandTable['set-contact'], schema: site.setContact },
} as const satisfies Record<SiteCommandType, SiteCommandFacts & { readonly schema: z.ZodType }>;

export type SiteCommandBody<K extends SiteCommandType> = z.output<(typeof siteCommands)[K]['schema']>;
