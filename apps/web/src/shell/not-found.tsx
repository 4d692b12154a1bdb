import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageTitle } from '../ui/page-title.tsx';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <main className="outside">
      <PageTitle title={t('not-found.title')} lead={t('not-found.lead')} />
      <Link to="/">{t('not-found.back')}</Link>
    </main>
  );
}
