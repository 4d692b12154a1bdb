import { useTranslation } from 'react-i18next';
import { type Column, DataTable, EmptyState } from '../../ui/index.ts';
import { SiteAct } from '../site-act.tsx';
import { WithSite } from '../with-site.tsx';

export function RecalledLotsSection() {
  const { t } = useTranslation();
  const columns: Column<[string, string]>[] = [
    { key: 'lot', header: t('administration:recalled-lots.lot'), cell: ([lot]) => <code>{lot}</code> },
    { key: 'reason', header: t('administration:recalled-lots.reason'), cell: ([, reason]) => reason },
  ];
  return (
    <WithSite>
      {(site) => (
        <>
          {Object.keys(site.recalledLots).length === 0 ? (
            <EmptyState title={t('administration:recalled-lots.empty')}>
              {t('administration:recalled-lots.empty-help')}
            </EmptyState>
          ) : (
            <DataTable
              caption={t('app:administration.recalled-lots.title')}
              columns={columns}
              rows={Object.entries(site.recalledLots)}
              rowKey={([lot]) => lot}
            />
          )}
          <SiteAct type="recall-lot" />
        </>
      )}
    </WithSite>
  );
}
