import { worklistViews } from '@lutetia/contract';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { readWorklistSearch } from './search.ts';
import type { Worklist } from './use-worklist.ts';

/** The parts of the list, each with how many courses it holds. */
export function PartTabs({ counts }: Pick<Worklist, 'counts'>) {
  const { t } = useTranslation('palette');
  const { search: _, status: __, ...kept } = useSearch({ from: '/signed-in/' });
  return (
    <nav className="section-nav part-tabs" aria-label={t('list.parts')}>
      {worklistViews.map((view) => (
        <Link
          key={view}
          to="/"
          search={readWorklistSearch({ ...kept, view })}
          activeOptions={{ exact: true }}
          data-part={view}
        >
          {t(`list.${view}`)} <span className="part-count">{counts?.[view] ?? ''}</span>
        </Link>
      ))}
    </nav>
  );
}
