import { optionOf } from '../form/index.ts';
import { localeOf } from '../i18n/languages.ts';
import { useMe } from '../session/me.ts';
import { formatQuantity } from '../ui/format-quantity.ts';
import { isDraft, nameOf, type PaperProps, travelDocumentOf, usePaper } from './paper.ts';

/** For border and airport detectors: what was given, when, and whom to call. */
export function TravelCard({ answer, cycle, language }: PaperProps) {
  const { t, day, instant, locale } = usePaper(language);
  const me = useMe();
  const { delivery, injection, release, instructions } = cycle;
  const missing = t('course:print.not-given');
  const { person } = answer;
  const document = travelDocumentOf(answer);
  const bearer: readonly [string, string][] =
    person === null
      ? []
      : [
          [t('course:print.born'), day(person.birthDate)],
          [
            t('course:print.document'),
            document === null
              ? t('course:print.no-document')
              : [`${optionOf(t, 'kind', document.kind)} ${document.value}`, document.country]
                  .filter((part) => part !== '')
                  .join(' · '),
          ],
        ];
  const lines: readonly [string, string][] = [
    [t('course:print.card-number'), instructions?.travelCardNumber ?? missing],
    [t('course:print.for'), nameOf(answer)],
    ...bearer,
    [t('course:print.nuclide'), t('course:print.nuclide-value')],
    [
      t('course:print.activity'),
      delivery ? formatQuantity(delivery.deliveredMBq, 'MBq', locale, 3) : missing,
    ],
    [t('course:print.given-on'), injection ? instant(injection.start.startedAt) : missing],
    [
      t('course:print.dose-rate'),
      release?.doseRateUSvPerH == null
        ? missing
        : formatQuantity(release.doseRateUSvPerH, 'µSv/h', locale, 3),
    ],
    [t('course:print.hospital'), me?.site.name ?? ''],
    [t('course:print.emergency'), instructions?.emergencyPhone ?? missing],
  ];
  return (
    <article className="paper travel-card" lang={localeOf[language]} data-paper="travel-card">
      <h2>{t('course:print.card')}</h2>
      {isDraft(cycle) && <p className="draft">{t('course:print.draft')}</p>}
      <p>{t('course:print.card-lead')}</p>
      <dl className="key-values">
        {lines.map(([label, value]) => (
          <Line key={label} label={label} value={value} />
        ))}
      </dl>
      <p className="signature-line">{t('course:print.signature')}</p>
    </article>
  );
}

function Line({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}
