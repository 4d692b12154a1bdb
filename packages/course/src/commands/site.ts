import { packKinds } from '@lutetia/protocol';
import { z } from 'zod';
import * as f from '../fields.ts';
import { deviceKinds, trainingTopics } from '../vocabulary.ts';

export const registerDevice = z.strictObject({
  id: f.identifier(),
  kind: z.enum(deviceKinds),
  name: f.text(),
  /** Nuclides it is calibrated for, e.g. Lu-177; meters: empty. */
  nuclides: z.array(f.identifier()),
  geometries: z.array(z.enum(['vial', 'syringe'])),
});

export const recordCalibration = z.strictObject({
  device: f.identifier().meta({ widget: 'device' }),
  calibratedOn: f.date(),
  dueOn: f.date(),
  certificate: f.identifier(),
});

/** Constancy source, background and zero of the day. */
export const recordDailyCheck = z.strictObject({
  device: f.identifier().meta({ widget: 'device' }),
  checkedAt: f.instant(),
  constancyDeviationPercent: z.number().min(-100).max(100).meta({ unit: '%' }),
  backgroundWithinLimits: z.boolean(),
  zeroWithinLimits: z.boolean(),
  /** The site's own action limit for constancy. */
  limitPercent: f.percent(),
});

export const retireDevice = z.strictObject({
  device: f.identifier().meta({ widget: 'device' }),
  reason: f.reason(),
});

export const recordTraining = z.strictObject({
  user: f.identifier().meta({ widget: 'user' }),
  topic: z.enum(trainingTopics),
  completedOn: f.date(),
  validUntil: f.date(),
});

/** Signs a rule pack into use. */
export const adoptPack = z.strictObject({
  kind: z.enum(packKinds),
  pack: f.identifier(),
  version: f.identifier(),
});

/** The site's own value where a pack has none, or none verified. */
export const signLocalValue = z.strictObject({
  kind: z.enum(packKinds),
  pack: f.identifier(),
  path: f.identifier(),
  value: f.unknownable(z.number()),
  /** With the path `rows` of a dose-modification pack and the unit `pack`: the pack whose rows are adopted. */
  rowsFrom: f.unknownable(f.identifier()),
  unit: f.identifier(),
  reason: f.reason(),
});

/** Where something is on the map; degrees of WGS 84, as aeronautical and civil maps give them. */
const place = () =>
  z.strictObject({
    name: f.text(),
    country: f.country(),
    latitude: z.number().min(-90).max(90).meta({ unit: '°' }),
    longitude: z.number().min(-180).max(180).meta({ unit: '°' }),
  });

/** The places that a vial of a lane passes, in its order; a lane by road has no airports. */
const lanePlaces = z.strictObject({
  production: place(),
  departureAirport: f.unknownable(place()),
  arrivalAirport: f.unknownable(place()),
  hospital: place(),
});

export const setLane = z.strictObject({
  id: f.identifier(),
  name: f.text(),
  supplier: f.text(),
  mode: z.enum(['air', 'road']),
  originTimeZone: f.timeZone(),
  transitHours: z.number().positive().meta({ unit: 'h' }),
  orderCutOffDays: z.number().nonnegative().meta({ unit: 'd' }),
  /** Hours before departure until which cancelling costs nothing. */
  freeCancellationHours: z.number().nonnegative().meta({ unit: 'h' }),
  open: z.boolean(),
  places: f.unknownable(lanePlaces),
  note: f.longText().default(''),
});

export const setLicence = z.strictObject({
  number: f.identifier(),
  validUntil: f.date(),
  nuclides: z.array(f.identifier()).min(1),
  /** Largest activity per nuclide in one patient or vial, where the licence states one. */
  maximumPerVialMBq: f.unknownable(f.activityMBq()),
});

export const publishConsentForm = z.strictObject({
  kind: z.enum(['treatment', 'data-export']),
  version: f.identifier(),
  languages: z.array(f.language()).min(1),
});

export const recallLot = z.strictObject({ lot: f.identifier(), reason: f.reason() });

/** For how long the law has a record kept after its last fact, as the site reads its own country's law. */
export const setRetention = z.strictObject({
  years: z.int().min(1).max(200),
  /** Act and article. */
  basis: f.text(),
});

/** Whom a patient calls; shown on his page and nowhere made up. */
export const setContact = z.strictObject({
  phone: f.text(),
  email: f.unknownable(z.email()),
});

/** Times, in minutes after the start, at which the injection site is looked at. */
export const setProcedure = z.strictObject({
  siteCheckMinutes: z.array(z.number().positive().meta({ unit: 'min' })).min(1),
  timeOutValidMinutes: z.number().positive().max(240).meta({ unit: 'min' }),
  lineCheckValidMinutes: z.number().positive().max(240).meta({ unit: 'min' }),
});
