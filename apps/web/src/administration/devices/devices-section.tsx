import type { Device, Site } from '@lutetia/course';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable, Day, EmptyState, Instant, StateBadge } from '../../ui/index.ts';
import { SiteAct } from '../site-act.tsx';
import { WithSite } from '../with-site.tsx';
import { CalendarView } from './calendar-view.tsx';
import { deviceState } from './device-state.ts';

export function DevicesSection() {
  const { t } = useTranslation();
  return (
    <WithSite>
      {(site) => (
        <>
          {Object.keys(site.devices).length === 0 ? (
            <EmptyState title={t('administration:devices.empty')}>
              {t('administration:devices.empty-help')}
            </EmptyState>
          ) : (
            <>
              <CalendarView site={site} />
              <Devices site={site} />
            </>
          )}
          <SiteAct type="register-device" />
        </>
      )}
    </WithSite>
  );
}

function Devices({ site }: { site: Site }) {
  const { t } = useTranslation(['app', 'course']);
  const now = Temporal.Now.instant();
  const columns: Column<Device>[] = [
    {
      key: 'device',
      header: t('administration:devices.device'),
      cell: (device) => (
        <>
          {device.name}
          <div className="small dimmed">
            {t(`course:option.${device.kind}`)} · <code>{device.id}</code>
          </div>
        </>
      ),
    },
    {
      key: 'for',
      header: t('administration:devices.for'),
      cell: (device) =>
        [...device.nuclides, ...device.geometries.map((one) => t(`course:option.${one}`))].join(', ') ||
        t('value.none'),
    },
    {
      key: 'calibration',
      header: t('administration:devices.calibration'),
      cell: (device) => (
        <>
          <StateBadge state={deviceState(device, site.timeZone, now).calibration} />
          {device.calibration && (
            <div className="small">
              {t('administration:until')} <Day date={device.calibration.dueOn} />
              {' · '}
              {device.calibration.certificate}
            </div>
          )}
        </>
      ),
    },
    {
      key: 'check',
      header: t('administration:devices.check'),
      cell: (device) => {
        const { check } = deviceState(device, site.timeZone, now);
        return (
          <>
            {check === 'not-recorded' && device.kind !== 'dose-calibrator' ? (
              <span className="small dimmed">{t('administration:devices.check-not-asked')}</span>
            ) : (
              <StateBadge state={check} label={t(`administration:devices.check-${check}`)} />
            )}
            {device.lastCheck && (
              <div className="small">
                {t('administration:devices.last-check')} <Instant at={device.lastCheck.checkedAt} />
              </div>
            )}
          </>
        );
      },
    },
    {
      key: 'use',
      header: t('administration:devices.use'),
      cell: (device) =>
        device.retired ? (
          <StateBadge state="retired" />
        ) : (
          <StateBadge
            state={deviceState(device, site.timeZone, now).usable ? 'open' : 'blocked'}
            label={t(
              deviceState(device, site.timeZone, now).usable
                ? 'administration:devices.usable'
                : 'administration:devices.not-usable',
            )}
          />
        ),
    },
    {
      key: 'acts',
      header: t('administration:acts'),
      bare: true,
      cell: (device) =>
        device.retired ? null : (
          <div className="acts">
            <SiteAct type="record-daily-check" initial={{ device: device.id }} />
            <SiteAct type="retire-device" initial={{ device: device.id }} />
          </div>
        ),
    },
  ];
  return (
    <section aria-labelledby="devices">
      <h2 id="devices">{t('app:administration.devices.title')}</h2>
      <DataTable
        caption={t('app:administration.devices.title')}
        columns={columns}
        rows={Object.values(site.devices)}
        rowKey={(device) => device.id}
      />
    </section>
  );
}
