import { useTranslation } from 'react-i18next';
import { activity } from '../api/activity.ts';
import { switchLanguage } from './index.ts';
import { languages } from './languages.ts';

/** Each language is named in itself, so that it can be found from the other. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  return (
    <fieldset className="language-switch">
      <legend className="visually-hidden">{t('language.choose')}</legend>
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={i18n.language === language}
          onClick={() => void activity.during(switchLanguage(language))}
        >
          {t(`language.${language}`)}
        </button>
      ))}
    </fieldset>
  );
}
