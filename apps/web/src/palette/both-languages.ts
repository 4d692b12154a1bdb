import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '../i18n/languages.ts';

/** A text in the language that the reader has not chosen: by it, too, things are found. */
export function useOtherLanguage(): (key: string) => string {
  const { i18n } = useTranslation(['app', 'course', 'palette']);
  return useMemo(() => {
    const other = languages.find((language) => language !== i18n.language) ?? 'en';
    return i18n.getFixedT(other, ['app', 'course', 'palette']);
  }, [i18n, i18n.language]);
}
