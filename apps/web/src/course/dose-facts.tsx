import { type Course, type Cycle, type DoseWindow, doseWindowsOf } from '@lutetia/course';
import { useTranslation } from 'react-i18next';
import { labelOf, optionOf } from '../form/index.ts';
import { formatQuantity } from '../ui/format-quantity.ts';
import { Instant, isState, Quantity, SaidInstant, StateBadge } from '../ui/index.ts';
import { useSite } from './use-site.ts';
import { useSpeech } from './use-speech.ts';

/** The dose of one cycle: order, vial and its window, assays, what was delivered, dose rates. */
export function DoseFacts({ course, cycle }: { course: Course; cycle: Cycle }) {
  const { t } = useTranslation(['app', 'course']);
  const site = useSite();
  const { order, vial, delivery, doseRates } = cycle;
  const window = site.data ? doseWindowsOf(course, site.data)[cycle.number] : undefined;
  return (
    <>
      <dl className="key-values small">
        {order && (
          <>
            <dt>{t('course:command.order-dose')}</dt>
            <dd>
              {order.reference} ·{' '}
              <StateBadge
                state={isState(order.status) ? order.status : 'ordered'}
                label={t(`course:orderStatus.${order.status}`)}
              />
            </dd>
            <dt>{t('course:field.calibrationAt')}</dt>
            <dd>
              <Instant at={vial?.calibrationAt ?? order.calibrationAt} zone={order.calibrationTimeZone} />
            </dd>
          </>
        )}
        {window && <WindowLines window={window} />}
        {vial && (
          <>
            <dt>{labelOf(t, 'vialCode', [])}</dt>
            <dd>
              {vial.vialCode} · {t('course:field.lot')} {vial.lot} ·{' '}
              <StateBadge state={vial.status} label={t(`course:vialStatus.${vial.status}`)} />
            </dd>
            {vial.findings.length > 0 && (
              <>
                <dt>{t('course:input.findings')}</dt>
                <dd>{vial.findings.map((id) => t(`course:gate.${id}`)).join(' ')}</dd>
              </>
            )}
            {vial.assays.map((assay) => (
              <Assay key={assay.fact.version} assay={assay} />
            ))}
          </>
        )}
        {delivery && (
          <>
            <dt>{t('course:facts.delivery')}</dt>
            <dd>
              <Quantity value={delivery.deliveredMBq} unit="MBq" /> ±{' '}
              <Quantity value={delivery.uncertaintyMBq} unit="MBq" digits={2} />
            </dd>
            <dt>{t('course:facts.percent-of-directive')}</dt>
            <dd>
              <Quantity value={delivery.percentOfDirective} unit="%" digits={3} /> ·{' '}
              {t(
                delivery.withinTolerance ? 'course:facts.within-tolerance' : 'course:facts.outside-tolerance',
              )}
              {delivery.outdated && <> · {t('course:facts.outdated')}</>}
            </dd>
          </>
        )}
      </dl>
      {doseRates.length > 0 && <DoseRates rates={doseRates} />}
    </>
  );
}

function Assay({ assay }: { assay: NonNullable<Cycle['vial']>['assays'][number] }) {
  const { t } = useTranslation(['app', 'course']);
  return (
    <>
      <dt>{t('course:command.assay-dose')}</dt>
      <dd>
        <Quantity value={assay.activityMBq} unit="MBq" /> · <Instant at={assay.measuredAt} /> ·{' '}
        {assay.calibrator}
      </dd>
    </>
  );
}

function WindowLines({ window }: { window: DoseWindow }) {
  const { t } = useTranslation(['app', 'course']);
  return (
    <>
      <dt>{t('course:facts.window')}</dt>
      <dd>
        {t('course:facts.window-from')} <Instant at={window.from} /> {t('course:facts.window-to')}{' '}
        <Instant at={window.to} />
      </dd>
      <dt>{t('course:facts.latest-use')}</dt>
      <dd>
        <Instant at={window.latestUse} />
      </dd>
    </>
  );
}

/** Words and locale come from the table: hooks in each of so many cells would cost more than the cells. */
function DoseRates({ rates }: { rates: Cycle['doseRates'] }) {
  const { t, locale, zone } = useSpeech();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-scroll" tabIndex={0} aria-label={t('course:facts.dose-rates')}>
      <table>
        <caption className="visually-hidden">{t('course:facts.dose-rates')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('course:field.measuredAt')}</th>
            <th scope="col">{t('course:field.distanceM')}</th>
            <th scope="col">{t('course:field.height')}</th>
            <th scope="col">{t('course:field.doseRateUSvPerH')}</th>
          </tr>
        </thead>
        <tbody>
          {rates.map((rate) => (
            <tr key={rate.fact.version}>
              <th scope="row">
                <SaidInstant at={rate.measuredAt} zone={zone} home={zone} locale={locale} />
              </th>
              <td className="nowrap">{formatQuantity(rate.distanceM, 'm', locale)}</td>
              <td>
                {optionOf(t, 'height', rate.height)}, {optionOf(t, 'side', rate.side)}
              </td>
              <td className="nowrap">{formatQuantity(rate.doseRateUSvPerH, 'µSv/h', locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
