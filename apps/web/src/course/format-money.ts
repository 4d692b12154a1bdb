/** Integer minor units → amount with its currency, e.g. CNY 1,234.50. */
export function formatMoney(minor: number, currency: string, locale: string): string {
  if (!/^[A-Z]{3}$/.test(currency)) return String(minor);
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'code' });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(minor / 10 ** digits);
}
