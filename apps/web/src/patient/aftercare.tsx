import type { PatientCourse } from '@lutetia/course';
import { useTranslation } from 'react-i18next';
import { sayCitation } from '../course/index.ts';
import { isLanguage } from '../i18n/languages.ts';
import { useZone } from '../session/use-zone.ts';
import { useLocale } from '../ui/index.ts';
import { sayDay } from './say-when.ts';

type After = NonNullable<PatientCourse['after']>;

/** What holds after the injection, each with the day on which it ends; what is over stands folded. */
export function Aftercare({ after }: { after: After }) {
  const { t } = useTranslation('patient');
  const { locale } = useLocale();
  const zone = useZone();
  const day = Temporal.Instant.from(after.startedAt).toZonedDateTimeISO(zone).toPlainDate().toString();
  const still = after.instructions.filter(({ over }) => !over);
  const over = after.instructions.filter((one) => one.over);
  return (
    <section aria-labelledby="patient-after">
      <h2 id="patient-after">{t('after', { date: sayDay(day, locale) })}</h2>
      {still.length > 0 && <p>{t('after-lead')}</p>}
      <Rules rules={still} />
      {over.length > 0 && (
        <details className="no-print">
          <summary>{t('over')}</summary>
          <Rules rules={over} />
        </details>
      )}
      <Sources of={after.instructions} />
    </section>
  );
}

function Rules({ rules }: { rules: After['instructions'] }) {
  const { t, i18n } = useTranslation('patient');
  const { locale } = useLocale();
  return (
    <ul className="patient-rules">
      {rules.map(({ id, text, until }) => (
        <li key={id} data-instruction={id}>
          <span>{text[isLanguage(i18n.language) ? i18n.language : 'en']}</span>
          {until !== null && <strong>{t('until', { date: sayDay(until, locale) })}</strong>}
        </li>
      ))}
    </ul>
  );
}

/** Where it is written. */
export function Sources({ of }: { of: readonly Pick<After['instructions'][number], 'source'>[] }) {
  const { t } = useTranslation(['patient', 'app', 'course']);
  const { locale } = useLocale();
  const zone = useZone();
  const list = [...new Set(of.map(({ source }) => sayCitation(source.citation, { t, locale, zone })))];
  if (list.length === 0) return null;
  return <p className="patient-aside">{t('source', { list: list.join('; ') })}</p>;
}
