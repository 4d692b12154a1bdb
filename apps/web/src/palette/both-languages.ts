import { useTranslation } from 'react-i18next';
import { languages } from '../i18n/languages.ts';

/** A text in the language that the reader has not chosen, by which things are found too; empty until it is here. */
export function useOtherLanguage(): (key: string) => string {
  const { i18n } = useTranslation();
  const other = languages.find((language) => language !== i18n.language) ?? 'en';
  return (key) => (i18n.exists(key, { lng: other }) ? i18n.t(key, { lng: other }) : '');
}
