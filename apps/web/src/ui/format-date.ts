/** A calendar day: `1 Dec 2026`, `2026年12月1日`. */
export const formatDate = (date: Temporal.PlainDate, locale: string): string =>
  date.toLocaleString(locale, {
    year: 'numeric',
    month: locale.startsWith('zh') ? 'long' : 'short',
    day: 'numeric',
  });
