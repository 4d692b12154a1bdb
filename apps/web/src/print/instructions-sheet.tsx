import { sayCitation } from '../course/index.ts';
import { nameOfLanguage } from '../form/index.ts';
import { localeOf } from '../i18n/languages.ts';
import { formatQuantity } from '../ui/format-quantity.ts';
import { isDraft, nameOf, type PaperProps, usePaper } from './paper.ts';

/** The label's instructions with the day on which each ends. */
export function InstructionsSheet({ answer, cycle, items, language, spoken }: PaperProps) {
  const { t, day, instant, locale, zone } = usePaper(language);
  const given = cycle.delivery?.deliveredMBq ?? null;
  const start = cycle.injection?.start.startedAt ?? null;
  const primary = spoken?.split('-')[0];
  return (
    <article className="paper" lang={localeOf[language]} data-paper="instructions">
      <h2>{t('course:print.title')}</h2>
      {isDraft(cycle) && <p className="draft">{t('course:print.draft')}</p>}
      <dl className="key-values">
        <dt>{t('course:print.for')}</dt>
        <dd>{nameOf(answer)}</dd>
        {start && (
          <>
            <dt>{t('course:print.given-on')}</dt>
            <dd>
              {instant(start)} · {t('course:print.cycle', { number: cycle.number })}
            </dd>
          </>
        )}
        {given !== null && (
          <>
            <dt>{t('course:print.activity')}</dt>
            <dd>{formatQuantity(given, 'MBq', locale, 3)}</dd>
          </>
        )}
        <dt>{t('course:print.emergency')}</dt>
        <dd>{cycle.instructions?.emergencyPhone ?? t('course:print.not-given')}</dd>
      </dl>
      {spoken && primary !== language && (
        <p>{t('course:print.other-language', { language: nameOfLanguage(spoken, locale) })}</p>
      )}
      {items.length === 0 && <p>{t('course:print.no-items')}</p>}
      <ol className="instructions">
        {items.map((item) => (
          <li key={item.id} data-instruction={item.id}>
            <div>
              {item.text[language]}
              {item.source.status === 'unverified' && ' †'}
            </div>
            {item.until && <strong>{t('course:print.until', { date: day(item.until) })}</strong>}
            {!item.until && item.days !== null && (
              <strong>{t('course:print.days', { days: item.days })}</strong>
            )}
          </li>
        ))}
      </ol>
      {items.length > 0 && (
        <footer className="small dimmed">
          <div>
            {t('course:print.sources', {
              list: [
                ...new Set(items.map(({ source }) => sayCitation(source.citation, { t, locale, zone }))),
              ].join('; '),
            })}
          </div>
          {items.some(({ source }) => source.status === 'unverified') && (
            <div>{t('course:print.unverified-mark')}</div>
          )}
        </footer>
      )}
    </article>
  );
}
