import type { SupplyItem } from '@lutetia/contract';
import { useTranslation } from 'react-i18next';
import {
  type Column,
  DataTable,
  isState,
  Quantity,
  type RowChoice,
  type RowLight,
  StateBadge,
  useRead,
} from '../ui/index.ts';
import { PersonCell } from '../worklist/person-cell.tsx';
import { MilestoneLink } from './milestone-link.tsx';
import { keyOf } from './narrow.ts';
import { ReceiveLink } from './receive-link.tsx';
import { standingOf } from './standing.ts';
import { WayStops } from './way-stops.tsx';
import { WindowCell } from './window-cell.tsx';

export function SupplyTable({
  items,
  now,
  light,
  choice,
}: {
  items: readonly SupplyItem[];
  now: string;
  light: RowLight;
  choice: RowChoice<SupplyItem> | null;
}) {
  const { t } = useTranslation(['app', 'course', 'supply']);
  const site = useRead('site');
  const columns: Column<SupplyItem>[] = [
    {
      key: 'person',
      header: t('worklist.person'),
      cell: (item) => (
        <>
          <PersonCell item={item} />
          <div>
            <ReceiveLink item={item} now={now} />
          </div>
        </>
      ),
    },
    {
      key: 'reference',
      header: t('supply.reference'),
      cell: (item) => (
        <>
          <span className="nowrap">{item.reference}</span>
          <div className="small dimmed">{item.supplierReference}</div>
          <div className="small dimmed">{t('worklist.cycle', { cycle: item.cycle })}</div>
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
      key: 'standing',
      header: t('supply:standing-title'),
      cell: (item) => {
        const { state, word } = standingOf(item, now);
        return (
          <>
            <StateBadge state={state} label={t(`supply:standing.${word}`)} />
            <div className="small dimmed">
              {isState(item.status) ? t(`state.${item.status}`) : item.status}
            </div>
          </>
        );
      },
    },
    {
      key: 'journey',
      header: t('supply.journey'),
      cell: (item) => (
        <>
          <WayStops item={item} now={now} />
          <MilestoneLink item={item} />
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
      rowKey={keyOf}
      light={light}
      {...(choice ? { choice } : {})}
    />
  );
}
