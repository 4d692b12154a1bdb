import type { PastEvent } from '../event.ts';
import { isAfter } from '../time.ts';
import type { Device, Site } from './site.ts';
import type { SiteCommandBody } from './site-command.ts';

type LaneSet = Omit<SiteCommandBody<'set-lane'>, 'places'> & Partial<SiteCommandBody<'set-lane'>>;
type Evolver = (site: Site, event: PastEvent) => Site;

const changeDevice =
  (change: (device: Device, event: PastEvent) => Partial<Device>): Evolver =>
  (site, event) => {
    const id = event.body.device as string;
    const device = site.devices[id];
    return device === undefined
      ? site
      : { ...site, devices: { ...site.devices, [id]: { ...device, ...change(device, event) } } };
  };

const evolvers: Record<string, Evolver> = {
  'site.opened': (site, event) => ({
    ...site,
    ...(event.body as { name: string; country: string; timeZone: string }),
  }),
  'site.device-registered': (site, event) => {
    const device = event.body as SiteCommandBody<'register-device'>;
    return {
      ...site,
      devices: {
        ...site.devices,
        [device.id]: { ...device, calibration: null, lastCheck: null, retired: false },
      },
    };
  },
  // A certificate or check that is entered late does not hide a newer one.
  'site.device-calibrated': changeDevice((device, event) => {
    const calibration = event.body as SiteCommandBody<'record-calibration'>;
    return calibration.calibratedOn < (device.calibration?.calibratedOn ?? '') ? {} : { calibration };
  }),
  'site.device-checked': changeDevice((device, event) => {
    const check = event.body as SiteCommandBody<'record-daily-check'>;
    const passed =
      check.backgroundWithinLimits &&
      check.zeroWithinLimits &&
      Math.abs(check.constancyDeviationPercent) <= check.limitPercent;
    const last = device.lastCheck?.checkedAt;
    return last !== undefined && isAfter(last, check.checkedAt) ? {} : { lastCheck: { ...check, passed } };
  }),
  'site.device-retired': changeDevice(() => ({ retired: true })),
  'site.training-recorded': (site, event) => {
    const { user, topic, validUntil } = event.body as SiteCommandBody<'record-training'>;
    return {
      ...site,
      training: { ...site.training, [user]: { ...site.training[user], [topic]: validUntil } },
    };
  },
  'site.pack-adopted': (site, event) => {
    const adopted = event.body as SiteCommandBody<'adopt-pack'>;
    const others = site.packs.filter(({ kind, pack }) => kind !== adopted.kind || pack !== adopted.pack);
    return { ...site, packs: [...others, adopted] };
  },
  'site.local-value-signed': (site, event) => {
    const value = event.body as SiteCommandBody<'sign-local-value'>;
    const others = site.localValues.filter(
      ({ kind, pack, path }) => kind !== value.kind || pack !== value.pack || path !== value.path,
    );
    return { ...site, localValues: [...others, { ...value, signedBy: event.actor, signedAt: event.at }] };
  },
  'site.lane-set': (site, event) => {
    const lane = event.body as LaneSet;
    // Lanes set before places were asked for have none on record.
    const places = lane.places ?? null;
    return { ...site, lanes: { ...site.lanes, [lane.id]: { ...lane, places } } };
  },
  'site.licence-set': (site, event) => ({ ...site, licence: event.body as SiteCommandBody<'set-licence'> }),
  'site.consent-form-published': (site, event) => {
    const form = event.body as SiteCommandBody<'publish-consent-form'>;
    return { ...site, consentForms: { ...site.consentForms, [form.kind]: form } };
  },
  'site.lot-recalled': (site, event) => {
    const { lot, reason } = event.body as SiteCommandBody<'recall-lot'>;
    return { ...site, recalledLots: { ...site.recalledLots, [lot]: reason } };
  },
  'site.procedure-set': (site, event) => ({
    ...site,
    procedure: event.body as SiteCommandBody<'set-procedure'>,
  }),
  'site.retention-set': (site, event) => ({
    ...site,
    retention: event.body as SiteCommandBody<'set-retention'>,
  }),
  'site.contact-set': (site, event) => ({ ...site, contact: event.body as SiteCommandBody<'set-contact'> }),
};

export const siteEventTypes = Object.keys(evolvers);

/** The site after one more event. @throws Error on an event type that this version does not know. */
export function evolveSite(site: Site, event: PastEvent): Site {
  const evolver = evolvers[event.type];
  if (evolver === undefined) throw new Error(`unknown site event ${event.type}`);
  return { ...evolver(site, event), version: event.version };
}
