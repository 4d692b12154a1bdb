import type { PatientCourse } from '@lutetia/course';
import { useTranslation } from 'react-i18next';
import { isLanguage } from '../i18n/languages.ts';
import { Sources } from './aftercare.tsx';

/** What to have with one, which papers are still wanted, and how to prepare. */
export function Bring({ course }: { course: PatientCourse }) {
  const { t, i18n } = useTranslation(['patient', 'course']);
  const { bring, papersWanted, prepare } = course;
  return (
    <>
      {bring.length > 0 && (
        <section aria-labelledby="patient-bring">
          <h2 id="patient-bring">{t('bring')}</h2>
          <ul className="patient-list">
            {bring.map((item) => (
              <li key={item}>{t(`item.${item}`)}</li>
            ))}
          </ul>
        </section>
      )}
      {papersWanted.length > 0 && (
        <section aria-labelledby="patient-papers">
          <h2 id="patient-papers">{t('papers-wanted')}</h2>
          <ul className="patient-list">
            {papersWanted.map((kind) => (
              <li key={kind}>{t(`course:option.${kind}`)}</li>
            ))}
          </ul>
        </section>
      )}
      {prepare.length > 0 && (
        <section aria-labelledby="patient-prepare">
          <h2 id="patient-prepare">{t('prepare')}</h2>
          <ul className="patient-list">
            {prepare.map(({ id, text }) => (
              <li key={id}>{text[isLanguage(i18n.language) ? i18n.language : 'en']}</li>
            ))}
            <li>{t('tell-us')}</li>
          </ul>
          <Sources of={prepare} />
        </section>
      )}
    </>
  );
}
