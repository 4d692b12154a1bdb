export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

/** Value of `<html lang>` and locale of dates and numbers. */
export const localeOf: Readonly<Record<Language, string>> = { en: 'en-GB', zh: 'zh-CN' };

export const isLanguage = (value: unknown): value is Language => languages.includes(value as Language);

/** The remembered language, else the first of the browser's that we have, else English. */
export function chooseLanguage(remembered: string | null, browser: readonly string[]): Language {
  if (isLanguage(remembered)) return remembered;
  for (const tag of browser) {
    const primary = tag.split('-')[0];
    if (isLanguage(primary)) return primary;
  }
  return 'en';
}
