import { dateTimeFormat } from './formats.ts';

/** A calendar day: `1 Dec 2026`, `2026年12月1日`. Intl, because `PlainDate.toLocaleString` ignores the month's form. */
export const formatDate = (date: Temporal.PlainDate, locale: string): string =>
  dateTimeFormat(locale, {
    timeZone: 'UTC',
    year: 'numeric',
    month: locale.startsWith('zh') ? 'long' : 'short',
    day: 'numeric',
  }).format(Date.UTC(date.year, date.month - 1, date.day));
