import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { chooseLanguage, isLanguage, type Language, localeOf } from './languages.ts';
import { loadLanguage, textFiles } from './texts.ts';

/**
 * A namespace is a file of texts in each language, and a page names those it needs (`withTexts`). `app` (shell,
 * session, errors, roles, states) and `palette` (palette, keys, theme, lists, files) are there from the start;
 * `course` holds commands, steps, fields, options, gates, prompts: `t('course:gate.<id>')`.
 */
const always = ['app', 'palette'];
const remembered = 'lutetia.language';

export async function startI18n(): Promise<i18n> {
  const follow = (language: string) => {
    if (!isLanguage(language)) return;
    document.documentElement.lang = localeOf[language];
    localStorage.setItem(remembered, language);
  };
  i18next.on('languageChanged', follow);
  await i18next
    .use(textFiles)
    .use(initReactI18next)
    .init({
      lng: chooseLanguage(localStorage.getItem(remembered), navigator.languages),
      fallbackLng: false,
      defaultNS: 'app',
      ns: always,
      interpolation: { escapeValue: false },
      returnNull: false,
      react: { bindI18nStore: 'added' },
    });
  return i18next;
}

/** A language whose texts could not be fetched. */
export const languageNotArrived = 'languageNotArrived';

/** Changes the language once its texts are here; without them the page stays as it is, and says so. */
export async function switchLanguage(language: Language): Promise<void> {
  try {
    await loadLanguage(language);
  } catch {
    i18next.emit(languageNotArrived, language);
    return;
  }
  await i18next.changeLanguage(language);
}
