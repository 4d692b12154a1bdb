import type { Course } from '@lutetia/course';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { labelOf, unitOf } from '../form/index.ts';
import { useZone } from '../session/use-zone.ts';
import { numberFormat } from '../ui/formats.ts';
import { Day, useLocale } from '../ui/index.ts';
import { type LabValue, labRows } from './lab-rows.ts';

/** Blood values over time, newest first, each with its grade. */
export function LabsTable({ labs }: { labs: Course['labs'] }) {
  const { t } = useTranslation(['app', 'course']);
  const { locale } = useLocale();
  const zone = useZone();
  const newestFirst = labs.toReversed();
  const rows = labRows(newestFirst);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-scroll" tabIndex={0} aria-label={t('course:facts.labs')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('course:facts.lab-value')}</th>
            {newestFirst.map((one) => (
              <th scope="col" key={one.fact.version}>
                <Day date={dayIn(one.collectedAt, zone)} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">
                {labelOf(t, row.name, ['record-labs'])} <span className="dimmed">{unitOf(t, row.unit)}</span>
              </th>
              {row.values.map((value, index) => (
                <td key={newestFirst[index]?.fact.version}>
                  <Value value={value} locale={locale} t={t} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const dayIn = (instant: string, zone: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();

/** Words and locale come from the table: a hook in each of so many cells would cost more than the cells. */
function Value({ value, locale, t }: { value: LabValue; locale: string; t: TFunction }) {
  if (value.value === null) return <span className="unknown">{t('course:page.not-known')}</span>;
  return (
    <span className={value.grade !== null && value.grade > 0 ? 'outside-limits' : undefined}>
      {numberFormat(locale, { maximumSignificantDigits: 5 }).format(value.value)}
      {value.grade !== null && value.grade > 0 && (
        <span className="small"> · {t('course:facts.grade', { grade: value.grade })}</span>
      )}
    </span>
  );
}
