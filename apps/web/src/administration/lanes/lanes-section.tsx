import type { Site } from '@lutetia/course';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable, EmptyState, Quantity, StateBadge } from '../../ui/index.ts';
import { SiteAct } from '../site-act.tsx';
import { WithSite } from '../with-site.tsx';

type Lane = Site['lanes'][string];

export function LanesSection() {
  const { t } = useTranslation(['app', 'course']);
  const columns: Column<Lane>[] = [
    {
      key: 'lane',
      header: t('administration:lanes.lane'),
      cell: (lane) => (
        <>
          {lane.name}
          <div className="small dimmed">
            {lane.supplier} · <code>{lane.id}</code>
          </div>
        </>
      ),
    },
    { key: 'mode', header: t('administration:lanes.mode'), cell: (lane) => t(`course:option.${lane.mode}`) },
    { key: 'zone', header: t('administration:lanes.zone'), cell: (lane) => lane.originTimeZone },
    {
      key: 'transit',
      header: t('administration:lanes.transit'),
      cell: (lane) => <Quantity value={lane.transitHours} unit="h" />,
    },
    {
      key: 'cut-off',
      header: t('administration:lanes.cut-off'),
      cell: (lane) => <Quantity value={lane.orderCutOffDays} unit="d" />,
    },
    {
      key: 'cancel',
      header: t('administration:lanes.cancel'),
      cell: (lane) => <Quantity value={lane.freeCancellationHours} unit="h" />,
    },
    {
      key: 'state',
      header: t('worklist.state'),
      cell: (lane) => <StateBadge state={lane.open ? 'open' : 'closed'} />,
    },
    {
      key: 'acts',
      header: t('administration:acts'),
      bare: true,
      cell: (lane) => (
        <>
          {lane.note && <div className="small">{lane.note}</div>}
          <SiteAct type="set-lane" initial={lane} label={t('administration:lanes.change')} />
        </>
      ),
    },
  ];
  return (
    <WithSite>
      {(site) => (
        <>
          {Object.keys(site.lanes).length === 0 ? (
            <EmptyState title={t('administration:lanes.empty')}>
              {t('administration:lanes.empty-help')}
            </EmptyState>
          ) : (
            <DataTable
              caption={t('app:administration.lanes.title')}
              columns={columns}
              rows={Object.values(site.lanes)}
              rowKey={(lane) => lane.id}
            />
          )}
          <SiteAct type="set-lane" label={t('administration:lanes.add')} />
        </>
      )}
    </WithSite>
  );
}
