import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { call, useLive } from '../api/index.ts';
import { useSpeech } from '../course/use-speech.ts';
import { useRowKeys } from '../palette/index.ts';
import { CsvButton, EmptyState, ErrorNotice, ListSkeleton, PageTitle, useRead } from '../ui/index.ts';
import { supplyCsv } from './supply-csv.ts';
import { SupplyTable } from './supply-table.tsx';
import { WindowLegend } from './window-legend.tsx';

const everyMinute = 60_000;

export function SupplyPage() {
  const { t } = useTranslation();
  const supply = useRead('supply', {}, { refetchInterval: everyMinute });
  const site = useRead('site');
  const speech = useSpeech();
  const part = useRef<HTMLDivElement>(null);
  useLive(null);
  useRowKeys(part);
  const laneName = (lane: string) => site.data?.lanes[lane]?.name ?? lane;
  return (
    <>
      <PageTitle
        title={t('nav.supply')}
        lead={t('supply.lead')}
        actions={
          <CsvButton
            file="supply"
            load={async () =>
              supplyCsv(await call('supply', { query: { export: 'true' } }), laneName, speech)
            }
          />
        }
      />
      <ErrorNotice error={supply.error} takeFocus={false} />
      {supply.isPending && <ListSkeleton />}
      {supply.data?.length === 0 && (
        <EmptyState title={t('supply.empty')}>{t('supply.empty-help')}</EmptyState>
      )}
      {supply.data && supply.data.length > 0 && (
        <div ref={part}>
          <WindowLegend />
          <SupplyTable items={supply.data} />
        </div>
      )}
    </>
  );
}
