import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import enAdministration from '../../locales/en/administration.json';
import enApp from '../../locales/en/app.json';
import enCourse from '../../locales/en/course.json';
import enDoseDay from '../../locales/en/dose-day.json';
import enPalette from '../../locales/en/palette.json';
import enPatient from '../../locales/en/patient.json';
import enReferrer from '../../locales/en/referrer.json';
import enSupply from '../../locales/en/supply.json';
import enToday from '../../locales/en/today.json';
import zhAdministration from '../../locales/zh/administration.json';
import zhApp from '../../locales/zh/app.json';
import zhCourse from '../../locales/zh/course.json';
import zhDoseDay from '../../locales/zh/dose-day.json';
import zhPalette from '../../locales/zh/palette.json';
import zhPatient from '../../locales/zh/patient.json';
import zhReferrer from '../../locales/zh/referrer.json';
import zhSupply from '../../locales/zh/supply.json';
import zhToday from '../../locales/zh/today.json';
import { chooseLanguage, isLanguage, localeOf } from './languages.ts';

/**
 * Namespaces: `app` (default: shell, session, administration, errors, roles, states), `administration` (readiness,
 * the training matrix, the calendar of calibrations, packs side by side), `course`
 * (commands, steps, fields, options, gates, prompts): `t('course:gate.<id>')`, `today` (the board), `supply`,
 * `patient` and `referrer` (their own pages), `dose-day` (the tablet at the bedside, and what waits on it), and
 * `palette` (palette, keys, theme, views of the worklist, files, gallery).
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
    ns: ['administration', 'app', 'course', 'dose-day', 'palette', 'patient', 'referrer', 'supply', 'today'],
    resources: {
      en: {
        administration: enAdministration,
        app: enApp,
        course: enCourse,
        'dose-day': enDoseDay,
        palette: enPalette,
        patient: enPatient,
        referrer: enReferrer,
        supply: enSupply,
        today: enToday,
      },
      zh: {
        administration: zhAdministration,
        app: zhApp,
        course: zhCourse,
        'dose-day': zhDoseDay,
        palette: zhPalette,
        patient: zhPatient,
        referrer: zhReferrer,
        supply: zhSupply,
        today: zhToday,
      },
    },
    interpolation: { escapeValue: false },
    returnNull: false,
    initAsync: false,
  });
  return i18next;
}
