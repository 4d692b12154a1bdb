import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Outside } from './outside.tsx';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Outside title={t('not-found.title')} lead={t('not-found.lead')}>
      <Link to="/">{t('not-found.back')}</Link>
    </Outside>
  );
}
