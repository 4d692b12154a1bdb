import type { PatientCourse } from '@lutetia/course';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { nameOfLanguage } from '../form/index.ts';
import { useLocale } from '../ui/index.ts';
import { sayDay } from './say-when.ts';

/** The patient's own papers: sheets to print, what was received, and the consent with its language. */
export function OwnPapers({ course }: { course: PatientCourse }) {
  const { t } = useTranslation(['patient', 'course']);
  const { locale } = useLocale();
  const { after, consent, papersHere } = course;
  return (
    <section aria-labelledby="patient-documents">
      <h2 id="patient-documents">{t('documents')}</h2>
      {after !== null && (
        <p className="no-print">
          <Link
            to="/courses/$id/instructions/$cycle"
            params={{ id: course.courseId, cycle: String(after.cycle) }}
          >
            {t('sheet')}
          </Link>
        </p>
      )}
      {papersHere.length > 0 && (
        <p>
          {t('here')}: {papersHere.map((kind) => t(`course:option.${kind}`)).join(' · ')}
        </p>
      )}
      {consent !== null && (
        <p>
          {t('consent', {
            date: sayDay(consent.signedOn, locale),
            language: nameOfLanguage(consent.language, locale),
          })}{' '}
          {t(`interpreter.${consent.interpreter}`)} {t(consent.copyGiven ? 'copy' : 'no-copy')}
        </p>
      )}
      <p className="patient-aside">
        {t('language')} {t('rights')}
      </p>
    </section>
  );
}
