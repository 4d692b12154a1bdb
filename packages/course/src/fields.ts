import { type Bounds, type LaboratoryQuantityId, laboratoryQuantity } from '@lutetia/protocol';
import { z } from 'zod';

/**
 * Field types shared by commands. A field's unit ends its name and stands in its metadata,
 * so that a form can show it; `null` means "not known", never zero.
 */

/** A value that may be unknown. */
export const unknownable = <T extends z.ZodType>(schema: T) => schema.nullable().default(null);

/** An instant on the wire: ISO 8601 with offset or Z. */
export const instant = () => z.iso.datetime({ offset: true });
export const date = () => z.iso.date();

export const timeZone = () =>
  z.string().refine(isTimeZone, { error: 'unknown IANA time zone' }).meta({ widget: 'time-zone' });

/** ISO 3166-1 alpha-2. */
export const country = () =>
  z
    .string()
    .regex(/^[A-Z]{2}$/)
    .meta({ widget: 'country' });

/** BCP 47 language tag, primary subtag with optional script or region. */
export const language = () =>
  z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
    .meta({ widget: 'language' });

/** ISO 4217. */
export const currency = () => z.string().regex(/^[A-Z]{3}$/);
/** Money in minor units of its currency (cents, fen). */
export const amountMinor = () => z.int().nonnegative().meta({ widget: 'money' });

const positive = (unit: string) => z.number().positive().meta({ unit });
const nonNegative = (unit: string) => z.number().nonnegative().meta({ unit });

/** 10¹² Bq is far above any radioligand vial: a larger figure is a unit mistake. */
export const activityMBq = () => z.number().positive().max(1_000_000).meta({ unit: 'MBq' });
export const residualActivityMBq = () => z.number().nonnegative().max(1_000_000).meta({ unit: 'MBq' });
export const volumeMl = () => z.number().positive().max(1000).meta({ unit: 'mL' });
export const doseRateUSvPerH = () => nonNegative('µSv/h');
export const suv = () => nonNegative('g/mL');
/** Uptake of a reference organ: it divides, so it is never zero. */
export const referenceSuv = () => positive('g/mL');
export const lengthMm = () => positive('mm');
export const weightKg = () => z.number().min(20).max(300).meta({ unit: 'kg' });

/** A laboratory value in its stored unit; refused where no living adult could have it (H-22, H-11). */
export const labValue = (id: LaboratoryQuantityId) => bounded(id, 'value', laboratoryQuantity(id).possible);
/** The reporting laboratory's own limit of a value, in the same unit. */
export const labLimit = (id: LaboratoryQuantityId) => {
  const { possible, possibleLimit } = laboratoryQuantity(id);
  return bounded(id, 'limit', possibleLimit ?? possible);
};
function bounded(quantity: LaboratoryQuantityId, part: 'value' | 'limit', { minimum, maximum }: Bounds) {
  const { unit } = laboratoryQuantity(quantity);
  const error = `not possible: ${minimum} to ${maximum} ${unit}; check the unit and the decimal point`;
  return z.number().min(minimum, { error }).max(maximum, { error }).meta({ unit, quantity, part });
}

export const percent = () => z.number().min(0).max(100).meta({ unit: '%' });
export const ecog = () => z.int().min(0).max(5);
export const ctcaeGrade = () => z.int().min(0).max(5);

export const text = () => z.string().trim().min(1).max(500);
export const longText = () => z.string().trim().max(5000).meta({ widget: 'long-text' });
/** A code read by a scanner or typed from the label. */
export const scannedCode = () => z.string().trim().min(1).max(200).meta({ widget: 'scan' });
export const reason = () => z.string().trim().min(3).max(2000).meta({ widget: 'long-text' });
/** Address of a stored file: SHA-256 of its sealed bytes, in hexadecimal. Whoever stores it knows it; no form asks for it. */
export const fileAddress = () =>
  z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .meta({ widget: 'carried' });
/** The order that an act is about, by its reference: the form carries the one it was opened for. */
export const orderReference = () => identifier().meta({ widget: 'carried' });
export const identifier = () => z.string().trim().min(1).max(100);

export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
