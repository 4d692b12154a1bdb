import { useTranslation } from 'react-i18next';
import { Day, EmptyState, Quantity, StateBadge } from '../../ui/index.ts';
import { SiteAct } from '../site-act.tsx';
import { todayIn, validity } from '../validity.ts';
import { WithSite } from '../with-site.tsx';

export function LicenceSection() {
  const { t } = useTranslation();
  return (
    <WithSite>
      {({ licence, timeZone }) => (
        <>
          {licence ? (
            <dl className="key-values">
              <dt>{t('administration:licence.number')}</dt>
              <dd>{licence.number}</dd>
              <dt>{t('administration:licence.valid-until')}</dt>
              <dd>
                <Day date={licence.validUntil} />{' '}
                <StateBadge state={validity(licence.validUntil, todayIn(timeZone, Temporal.Now.instant()))} />
              </dd>
              <dt>{t('administration:licence.nuclides')}</dt>
              <dd>{licence.nuclides.join(', ')}</dd>
              <dt>{t('administration:licence.maximum')}</dt>
              <dd>
                <Quantity value={licence.maximumPerVialMBq} unit="MBq" />
              </dd>
            </dl>
          ) : (
            <EmptyState title={t('administration:licence.empty')}>
              {t('administration:licence.empty-help')}
            </EmptyState>
          )}
          <SiteAct type="set-licence" {...(licence ? { initial: licence } : {})} />
        </>
      )}
    </WithSite>
  );
}
