import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import enApp from '../../locales/en/app.json';
import enCourse from '../../locales/en/course.json';
import zhApp from '../../locales/zh/app.json';
import zhCourse from '../../locales/zh/course.json';
import { chooseLanguage, isLanguage, localeOf } from './languages.ts';

/**
 * Two namespaces: `app` (default: shell, session, administration, errors, roles, states) and
 * `course` (commands, steps, fields, options, gates, prompts): `t('course:gate.<id>')`.
 */
const remembered = 'lutetia.language';

export function startI18n(): i18n {
  const follow = (language: string) => {
    if (!isLanguage(language)) return;
    document.documentElement.lang = localeOf[language];
    localStorage.setItem(remembered, language);
  };
  i18next.on('languageChanged', follow);
  void i18next.use(initReactI18next).init({
    lng: chooseLanguage(localStorage.getItem(remembered), navigator.languages),
    fallbackLng: false,
    defaultNS: 'app',
    ns: ['app', 'course'],
    resources: { en: { app: enApp, course: enCourse }, zh: { app: zhApp, course: zhCourse } },
    interpolation: { escapeValue: false },
    returnNull: false,
    initAsync: false,
  });
  return i18next;
}
