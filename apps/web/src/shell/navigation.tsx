import type { Me } from '@lutetia/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { pagesOf } from './pages.ts';

export function Navigation({ me }: { me: Me }) {
  const { t } = useTranslation();
  return (
    <nav className="main-nav" aria-label={t('nav.label')}>
      {pagesOf(me).map(({ id, link }) => (
        <Link key={id} {...link} activeOptions={{ exact: link.to === '/', includeSearch: false }}>
          {t(`nav.${id}`)}
        </Link>
      ))}
    </nav>
  );
}
