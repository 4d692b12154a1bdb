import type { Me } from '@lutetia/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { may } from '../session/may.ts';

export function Navigation({ me }: { me: Me }) {
  const { t } = useTranslation();
  return (
    <nav className="main-nav" aria-label={t('nav.label')}>
      <Link to="/" activeOptions={{ exact: true, includeSearch: false }}>
        {t('nav.worklist')}
      </Link>
      {may(me, 'today') && <Link to="/today">{t('nav.today')}</Link>}
      {may(me, 'supply') && <Link to="/supply">{t('nav.supply')}</Link>}
      {may(me, 'site') && (
        <Link to="/administration/{-$section}" params={{ section: undefined }}>
          {t('nav.administration')}
        </Link>
      )}
      {may(me, 'audit') && <Link to="/audit">{t('nav.audit')}</Link>}
      <Link to="/account">{t('nav.account')}</Link>
    </nav>
  );
}
