import { readNumber } from './number-text.ts';

/** Decimal digits of a currency by ISO 4217, e.g. CNY 2, JPY 0, KWD 3. */
export function currencyDigits(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

export type MoneyText = { value: number } | { issue: string };

/** Amount typed in major units → integer minor units. Never rounds: a digit too many is an error. */
export function readMoney(typed: string, currency: string): MoneyText {
  if (!/^[A-Z]{3}$/.test(currency)) return { issue: 'currency-first' };
  const text = typed.normalize('NFKC').trim();
  const grouped = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
  const read = readNumber(grouped);
  if ('issue' in read) return { issue: read.issue };
  const digits = currencyDigits(currency);
  const minor = Math.round(read.value * 10 ** digits);
  if (Math.abs(minor / 10 ** digits - read.value) > 1e-9 * Math.max(1, Math.abs(read.value))) {
    return { issue: 'too-many-decimals' };
  }
  return { value: minor };
}

/** Integer minor units → text in major units. */
export const writeMoney = (minor: number, currency: string): string => {
  const digits = /^[A-Z]{3}$/.test(currency) ? currencyDigits(currency) : 2;
  return (minor / 10 ** digits).toFixed(digits);
};
