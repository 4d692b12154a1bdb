import { ProtocolError } from './errors.ts';
import { type LaboratoryQuantity, laboratoryQuantities, type ReportingUnit } from './packs/laboratory.ts';

export type { Bounds, LaboratoryQuantity, LaboratoryQuantityId, ReportingUnit } from './packs/laboratory.ts';

/** @throws ProtocolError on a quantity that is not in the table. */
export function laboratoryQuantity(id: string): LaboratoryQuantity {
  const quantity = laboratoryQuantities.find((one) => one.id === id);
  if (quantity === undefined) throw new ProtocolError('invalid-input', `unknown laboratory quantity ${id}`);
  return quantity;
}

function reportingUnit(id: string, unit: string): ReportingUnit {
  const known = laboratoryQuantity(id).units.find((one) => one.unit === unit);
  if (known === undefined) throw new ProtocolError('invalid-input', `${id} is not reported in ${unit}`);
  return known;
}

/**
 * A reported value in the unit in which it is stored: value · factor, multiplied as decimals, so that 1.2 mg/dL of
 * creatinine are 106.08 µmol/L and nothing beside.
 *
 * @throws ProtocolError on a unit in which the quantity is not reported.
 */
export function toStoredUnit(id: string, value: number, unit: string): number {
  return timesDecimal(value, reportingUnit(id, unit).factor);
}

/** A stored value or bound as it reads in a reporting unit, to show; `toStoredUnit` is the exact direction. */
export function fromStoredUnit(id: string, value: number, unit: string): number {
  return value / Number(reportingUnit(id, unit).factor);
}

/** The product of two decimal numbers, rounded once, at the end. */
function timesDecimal(value: number, factor: string): number {
  const [a, b] = [decimalOf(String(value)), decimalOf(factor)];
  return Number(`${a.digits * b.digits}e${a.exponent + b.exponent}`);
}

function decimalOf(text: string): { digits: bigint; exponent: number } {
  const [mantissa = '', exponent = '0'] = text.split('e');
  const [whole = '', decimals = ''] = mantissa.split('.');
  return { digits: BigInt(whole + decimals), exponent: Number(exponent) - decimals.length };
}
