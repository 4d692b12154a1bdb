import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { readSupplySearch, type SupplyPart, supplyParts } from './search.ts';

/** The parts of the list, each with how many doses it holds; past ones are counted once they are asked for. */
export function PartTabs({ counts }: { counts: Partial<Record<SupplyPart, number>> }) {
  const { t } = useTranslation('supply');
  return (
    <nav className="section-nav part-tabs" aria-label={t('parts')}>
      {supplyParts.map((part) => (
        <Link
          key={part}
          to="/supply"
          search={readSupplySearch({ part })}
          activeOptions={{ exact: true }}
          data-part={part}
        >
          {t(`part.${part}`)} <span className="part-count">{counts[part] ?? ''}</span>
        </Link>
      ))}
    </nav>
  );
}
