import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { activity } from '../api/activity.ts';
import { languageNotArrived, switchLanguage } from './index.ts';
import { type Language, languages } from './languages.ts';

/** Each language is named in itself, so that it can be found from the other. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  const [missing, setMissing] = useState<Language | null>(null);
  useEffect(() => {
    const arrived = () => setMissing(null);
    i18n.on(languageNotArrived, setMissing);
    i18n.on('languageChanged', arrived);
    return () => {
      i18n.off(languageNotArrived, setMissing);
      i18n.off('languageChanged', arrived);
    };
  }, [i18n]);
  return (
    <>
      <fieldset className="language-switch">
        <legend className="visually-hidden">{t('language.choose')}</legend>
        {languages.map((language) => (
          <button
            key={language}
            type="button"
            lang={language}
            aria-pressed={i18n.language === language}
            onClick={() => {
              setMissing(null);
              void activity.during(switchLanguage(language));
            }}
          >
            {t(`language.${language}`)}
          </button>
        ))}
      </fieldset>
      {missing !== null && (
        <span role="alert" className="small">
          {t('language.not-arrived', { language: t(`language.${missing}`) })}
        </span>
      )}
    </>
  );
}
