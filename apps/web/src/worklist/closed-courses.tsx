import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Notice } from '../ui/index.ts';

/** A restricted course of just the number that was searched for: that it is there, and the way in an emergency. */
export function ClosedCourses({ ids }: { ids: readonly string[] }) {
  const { t } = useTranslation();
  return ids.map((id) => (
    <Notice tone="unknown" key={id}>
      <span data-closed={id}>{t('worklist.closed')}</span>{' '}
      <Link to="/courses/$id" params={{ id }}>
        {t('worklist.closed-way')}
      </Link>
    </Notice>
  ));
}
