import { useTranslation } from 'react-i18next';
import { may } from '../../session/may.ts';
import { useMe } from '../../session/me.ts';
import { EmptyState } from '../../ui/index.ts';
import { SiteAct } from '../site-act.tsx';
import { WithSite } from '../with-site.tsx';
import { FindPerson } from './find-person.tsx';

/** For how long records are kept, as the site states it; and, for administrators, forgetting a person. */
export function ForgettingSection() {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <WithSite>
      {({ retention }) => (
        <>
          {retention ? (
            <dl className="key-values">
              <dt>{t('administration:forgetting.kept')}</dt>
              <dd>{t('administration:forgetting.years', { count: retention.years })}</dd>
              <dt>{t('administration:forgetting.basis')}</dt>
              <dd>{retention.basis}</dd>
            </dl>
          ) : (
            <EmptyState title={t('administration:forgetting.empty')}>
              {t('administration:forgetting.empty-help')}
            </EmptyState>
          )}
          <SiteAct type="set-retention" {...(retention ? { initial: retention } : {})} />
          {may(me, 'forgetPerson') && <FindPerson />}
        </>
      )}
    </WithSite>
  );
}
