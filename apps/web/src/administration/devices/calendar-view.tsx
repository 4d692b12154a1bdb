import { actsOfDevice, type Device, type Site } from '@lutetia/course';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { sayDate } from '../../course/describe.ts';
import { useSpeech } from '../../course/use-speech.ts';
import { type Column, DataTable, Day, saveText, ToneIcon, useLocale } from '../../ui/index.ts';
import { sayActs } from '../readiness/say-item.ts';
import { SiteAct } from '../site-act.tsx';
import { todayIn } from '../validity.ts';
import './calendar.css';
import { type CalendarMark, type CalendarRow, calibrationCalendar } from './calibration-calendar.ts';
import { calibrationIcs } from './calibration-ics.ts';
import { deviceState } from './device-state.ts';

const toneOf = { done: 'go', due: 'wait', overdue: 'stop', failed: 'stop' } as const;

/** Twelve months, a row for each device: what was done, what is due, and what stays closed meanwhile. */
export function CalendarView({ site }: { site: Site }) {
  const { t } = useTranslation(['administration', 'app']);
  const speech = useSpeech();
  const { locale } = useLocale();
  const now = Temporal.Now.instant();
  const devices = Object.values(site.devices);
  const { months, rows } = calibrationCalendar(devices, site.timeZone, todayIn(site.timeZone, now));
  const monthName = (month: string, index: number) =>
    Temporal.PlainDate.from(`${month}-01`).toLocaleString(locale, {
      month: 'short',
      ...(index === 0 || month.endsWith('-01') ? { year: '2-digit' } : {}),
    });
  const columns: Column<CalendarRow>[] = [
    {
      key: 'device',
      header: t('administration:devices.device'),
      cell: ({ device }) => <DeviceCell device={device} site={site} now={now} />,
    },
    { key: 'earlier', header: t('calendar.earlier'), cell: (row) => <Marks marks={row.earlier} whole /> },
    ...months.map((month, index) => ({
      key: month,
      header: monthName(month, index),
      cell: (row: CalendarRow) => <Marks marks={row.months[index] ?? []} />,
    })),
  ];
  const save = () =>
    saveText(
      `calibrations-${todayIn(site.timeZone, now)}.ics`,
      calibrationIcs(devices, site, now, {
        calendar: t('calendar.ics-name', { site: site.name }),
        summary: ({ name }) => t('calendar.ics-summary', { device: name }),
        description: ({ id, calibration }) =>
          t('calendar.ics-description', {
            id,
            certificate: calibration?.certificate,
            date: calibration === null ? '' : sayDate(calibration.calibratedOn, speech),
          }),
      }),
      'text/calendar',
    );
  return (
    <section aria-labelledby="calibration-calendar" className="calibration-calendar">
      <div className="calendar-head">
        <h2 id="calibration-calendar">{t('calendar.title')}</h2>
        <Button variant="default" name="save-ics" onClick={save}>
          {t('calendar.save-ics')}
        </Button>
      </div>
      <DataTable
        caption={t('calendar.title')}
        columns={columns}
        rows={rows}
        rowKey={({ device }) => device.id}
      />
    </section>
  );
}

function DeviceCell({ device, site, now }: { device: Device; site: Site; now: Temporal.Instant }) {
  const { t } = useTranslation('administration');
  const speech = useSpeech();
  const acts = actsOfDevice[device.kind];
  const usable = (one: Device) => deviceState(one, site.timeZone, now).usable;
  const instead = Object.values(site.devices).find((one) => one.kind === device.kind && usable(one));
  return (
    <>
      {device.name}
      {device.calibration === null && (
        <div className="small">
          <span className="state-badge" data-tone="stop">
            <ToneIcon tone="stop" />
            <span>{t('calendar.never')}</span>
          </span>
        </div>
      )}
      {!usable(device) && acts.length > 0 && (
        <div className="small" data-closed={device.id}>
          {instead
            ? t('calendar.instead', { device: instead.name })
            : t('calendar.closes', { acts: sayActs(acts, speech) })}
        </div>
      )}
      <SiteAct type="record-calibration" initial={{ device: device.id }} />
    </>
  );
}

/** `whole`: with the month and year, where the column does not say them. */
function Marks({ marks, whole = false }: { marks: readonly CalendarMark[]; whole?: boolean }) {
  const { t } = useTranslation('administration');
  return marks.map((mark) => (
    <span
      key={`${mark.what} ${mark.state} ${mark.on}`}
      className="state-badge calendar-mark"
      data-tone={toneOf[mark.state]}
    >
      <ToneIcon tone={toneOf[mark.state]} />
      <span>
        {whole ? <Day date={mark.on} /> : Number(mark.on.slice(-2))}{' '}
        {t(`calendar.${mark.what}-${mark.state}`)}
      </span>
    </span>
  ));
}
