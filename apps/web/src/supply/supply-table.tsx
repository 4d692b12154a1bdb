import type { SupplyItem } from '@lutetia/contract';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable, Instant, isState, Quantity, StateBadge, useRead } from '../ui/index.ts';
import { PersonCell } from '../worklist/person-cell.tsx';
import { WindowCell } from './window-cell.tsx';

export function SupplyTable({ items }: { items: readonly SupplyItem[] }) {
  const { t } = useTranslation(['app', 'course']);
  const site = useRead('site');
  const now = Temporal.Now.instant().toString();
  const columns: Column<SupplyItem>[] = [
    { key: 'person', header: t('worklist.person'), cell: (item) => <PersonCell item={item} /> },
    {
      key: 'reference',
      header: t('supply.reference'),
      cell: (item) => (
        <>
          <span className="nowrap">{item.reference}</span>
          <div className="small dimmed">{t('worklist.cycle', { cycle: item.cycle })}</div>
        </>
      ),
    },
    {
      key: 'product',
      header: t('supply.product'),
      cell: (item) => (
        <>
          {t(`course:option.${item.product}`)}
          <div>
            <Quantity value={item.prescribedMBq} unit="MBq" />
          </div>
          <div className="small dimmed">
            {t('supply.on-lane', { lane: site.data?.lanes[item.lane]?.name ?? item.lane })}
          </div>
        </>
      ),
    },
    {
      key: 'status',
      header: t('supply.status'),
      cell: (item) => (isState(item.status) ? <StateBadge state={item.status} /> : item.status),
    },
    { key: 'risk', header: t('supply.risk'), cell: (item) => <StateBadge state={item.risk} /> },
    {
      key: 'journey',
      header: t('supply.journey'),
      cell: (item) => (
        <>
          {item.receivedAt === null && <OnItsWay item={item} />}
          {item.receivedAt !== null && (
            <>
              {t('supply.received')} <Instant at={item.receivedAt} />
            </>
          )}
        </>
      ),
    },
    {
      key: 'window',
      header: t('supply.window'),
      bare: true,
      cell: (item) => <WindowCell item={item} now={now} />,
    },
  ];
  return (
    <DataTable
      caption={t('nav.supply')}
      columns={columns}
      rows={items}
      rowKey={(item) => `${item.courseId} ${item.cycle} ${item.reference}`}
    />
  );
}

function OnItsWay({ item }: { item: SupplyItem }) {
  const { t } = useTranslation(['app', 'course']);
  return (
    <>
      {item.lastMilestone ? t(`course:option.${item.lastMilestone}`) : t('supply.no-milestone')}
      {item.expectedArrivalAt && (
        <div className="small">
          {t('supply.expected')} <Instant at={item.expectedArrivalAt} />
        </div>
      )}
    </>
  );
}
