import { useTranslation } from 'react-i18next';
import { EmptyState, Quantity } from '../../ui/index.ts';
import { SiteAct } from '../site-act.tsx';
import { WithSite } from '../with-site.tsx';

export function ProcedureSection() {
  const { t } = useTranslation();
  return (
    <WithSite>
      {({ procedure }) => (
        <>
          {procedure ? (
            <dl className="key-values">
              <dt>{t('administration:procedure.site-checks')}</dt>
              <dd>
                {t('administration:procedure.minutes', { list: procedure.siteCheckMinutes.join(', ') })}
              </dd>
              <dt>{t('administration:procedure.time-out')}</dt>
              <dd>
                <Quantity value={procedure.timeOutValidMinutes} unit="min" />
              </dd>
              <dt>{t('administration:procedure.line')}</dt>
              <dd>
                <Quantity value={procedure.lineCheckValidMinutes} unit="min" />
              </dd>
            </dl>
          ) : (
            <EmptyState title={t('administration:procedure.empty')}>
              {t('administration:procedure.empty-help')}
            </EmptyState>
          )}
          <SiteAct type="set-procedure" {...(procedure ? { initial: procedure } : {})} />
        </>
      )}
    </WithSite>
  );
}
