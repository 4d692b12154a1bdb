import { numberFormat } from './formats.ts';

/** 1 mCi = 37 MBq exactly, by the definition of the curie. */
const mbqPerMCi = 37;

const significant = (value: number, locale: string, digits: number): string =>
  numberFormat(locale, { maximumSignificantDigits: digits }).format(value);

/** A value with its unit; activities from 1 GBq on in GBq, with mCi beside. */
export function formatQuantity(value: number, unit: string, locale: string, digits = 4): string {
  if (unit !== 'MBq') return `${significant(value, locale, digits)} ${unit}`;
  const curies = `${significant(value / mbqPerMCi, locale, 3)} mCi`;
  const becquerels =
    Math.abs(value) >= 1000
      ? `${significant(value / 1000, locale, digits)} GBq`
      : `${significant(value, locale, digits)} MBq`;
  return `${becquerels} (${curies})`;
}
