import { useTranslation } from 'react-i18next';
import { isLanguage, type Language, localeOf } from '../i18n/languages.ts';

/** Locale for dates, numbers and names of countries. */
export function useLocale(): { language: Language; locale: string } {
  const { i18n } = useTranslation();
  const language = isLanguage(i18n.language) ? i18n.language : 'en';
  return { language, locale: localeOf[language] };
}
