import { useTranslation } from 'react-i18next';
import { useLive } from '../api/index.ts';
import { EmptyState, ErrorNotice, Loading, PageTitle, useRead } from '../ui/index.ts';
import { SupplyTable } from './supply-table.tsx';
import { WindowLegend } from './window-legend.tsx';

const everyMinute = 60_000;

export function SupplyPage() {
  const { t } = useTranslation();
  const supply = useRead('supply', {}, { refetchInterval: everyMinute });
  useLive(null);
  return (
    <>
      <PageTitle title={t('nav.supply')} lead={t('supply.lead')} />
      <ErrorNotice error={supply.error} takeFocus={false} />
      {supply.isPending && <Loading />}
      {supply.data?.length === 0 && (
        <EmptyState title={t('supply.empty')}>{t('supply.empty-help')}</EmptyState>
      )}
      {supply.data && supply.data.length > 0 && (
        <>
          <WindowLegend />
          <SupplyTable items={supply.data} />
        </>
      )}
    </>
  );
}
