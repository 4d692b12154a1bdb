import { useTranslation } from 'react-i18next';
import { formatQuantity } from './format-quantity.ts';
import { useLocale } from './use-locale.ts';

/** A value with its unit. `null` is said to be unknown; it is never shown as zero. */
export function Quantity({ value, unit, digits }: { value: number | null; unit: string; digits?: number }) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  if (value === null) return <span className="unknown">{t('value.unknown')}</span>;
  return <span className="nowrap">{formatQuantity(value, unit, locale, digits)}</span>;
}
