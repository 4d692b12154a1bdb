import { NuclideError } from './errors.ts';

/** 1 mCi = 37 MBq exactly (1 Ci = 3.7 × 10¹⁰ Bq by definition). */
const mbqPerMillicurie = 37;

// Each unit as a power of ten of MBq or of mCi, so that "0.1 GBq" is read as exactly 100 MBq.
const units: Record<string, { exponent: number; curie: boolean }> = {
  Bq: { exponent: -6, curie: false },
  kBq: { exponent: -3, curie: false },
  MBq: { exponent: 0, curie: false },
  GBq: { exponent: 3, curie: false },
  TBq: { exponent: 6, curie: false },
  Ci: { exponent: 3, curie: true },
  mCi: { exponent: 0, curie: true },
  uCi: { exponent: -3, curie: true },
  µCi: { exponent: -3, curie: true },
  nCi: { exponent: -6, curie: true },
};

const pattern = /^([+-]?)(\d+(?:\.\d+)?|\.\d+)(?:[eE]([+-]?\d+))?\s*(.*)$/u;

/**
 * Reads an activity such as `7.4GBq`, `200 mCi` or `370 Bq` and gives it in MBq.
 *
 * Units are case-sensitive (m is milli, M is mega). Refused: a missing or unknown unit, a negative value, a
 * decimal comma (it can also part thousands), anything that is not one number and one unit.
 */
export function parseActivity(text: string): number {
  // NFKC turns the Greek mu into one sign with the micro sign.
  const match = pattern.exec(text.trim().normalize('NFKC'));
  if (/^[+-]?\d*,\d/.test(text.trim())) {
    throw new NuclideError(
      'malformed-activity',
      `"${text}" has a comma: use a point before decimals, as in 7.4GBq, and nothing between thousands`,
    );
  }
  if (!match) throw new NuclideError('malformed-activity', `"${text}" is not an activity such as 7.4GBq`);
  const [, sign = '', mantissa = '', exponent = '0', unitText = ''] = match;
  if (unitText === '')
    throw new NuclideError('missing-unit', `"${text}" has no unit: add Bq, kBq, MBq, GBq or mCi`);
  const unit = Object.hasOwn(units, unitText.replace('μ', 'µ'))
    ? units[unitText.replace('μ', 'µ')]
    : undefined;
  if (!unit) {
    throw new NuclideError(
      'unknown-unit',
      `"${unitText}" is not a unit of activity (Bq, kBq, MBq, GBq, TBq, µCi, mCi, Ci)`,
    );
  }
  if (sign === '-') throw new NuclideError('negative-activity', `"${text}" is negative`);
  const scaled = Number(`${mantissa}e${Number(exponent) + unit.exponent}`);
  const activityMBq = unit.curie ? scaled * mbqPerMillicurie : scaled;
  if (!Number.isFinite(activityMBq))
    throw new NuclideError('not-finite', `"${text}" is too large to be an activity`);
  return activityMBq;
}
