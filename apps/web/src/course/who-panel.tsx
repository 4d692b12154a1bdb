import type { CallOutput, IdentityChange } from '@lutetia/contract';
import { useTranslation } from 'react-i18next';
import { nameOfCountry, nameOfLanguage, optionOf } from '../form/index.ts';
import { may } from '../session/may.ts';
import { useMe } from '../session/me.ts';
import { Instant, LinkButton, useLocale } from '../ui/index.ts';
import { numbersOf } from './who.ts';

/** How to reach the person, in which language, and every number; folded, for those who may see who it is. */
export function WhoPanel({ answer }: { answer: CallOutput<'course'> }) {
  const { t } = useTranslation(['app', 'course']);
  const { locale } = useLocale();
  const me = useMe();
  const { person, identity } = answer;
  if (person === null || identity === null) return null;
  return (
    <details className="who-panel">
      <summary>{t('course:who.title')}</summary>
      <dl className="key-values">
        <dt>{t('course:fieldIn.person.language')}</dt>
        <dd>{nameOfLanguage(person.language, locale)}</dd>
        <dt>{t('course:fieldIn.person.country')}</dt>
        <dd>{nameOfCountry(person.country, locale)}</dd>
        <dt>{t('course:fieldIn.person.phone')}</dt>
        <dd>{person.phone === '' ? t('course:page.not-known') : person.phone}</dd>
        <dt>{t('course:fieldIn.person.email')}</dt>
        <dd>{person.email === '' ? t('course:page.not-known') : person.email}</dd>
        {numbersOf(person).map(({ kind, value, country }) => (
          <div key={`${kind} ${country} ${value}`} className="contents">
            <dt>{optionOf(t, 'kind', kind)}</dt>
            <dd>
              {value}
              {kind !== 'hospital-number' && country !== '' && ` (${nameOfCountry(country, locale)})`}
            </dd>
          </div>
        ))}
      </dl>
      {identity.changes.length > 0 && <Corrections changes={identity.changes} />}
      {may(me, 'correctIdentity') && (
        <LinkButton to="/courses/$id/identity" params={{ id: answer.view.course.id }}>
          {t('course:who.correct')}
        </LinkButton>
      )}
    </details>
  );
}

function Corrections({ changes }: { changes: readonly IdentityChange[] }) {
  const { t } = useTranslation(['app', 'course']);
  return (
    <>
      <h3>{t('course:who.corrections')}</h3>
      <ul className="plain-list small">
        {changes.map((change) => (
          <li key={change.at}>
            <Instant at={change.at} /> · {change.by} ·{' '}
            {change.parts.map((part) => t(`course:who.part.${part}`)).join(', ')} · {change.reason}
          </li>
        ))}
      </ul>
    </>
  );
}
