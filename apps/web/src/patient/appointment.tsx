import type { Appointment } from '@lutetia/course';
import { useTranslation } from 'react-i18next';
import { useMe } from '../session/me.ts';
import { useZone } from '../session/use-zone.ts';
import { useLocale } from '../ui/index.ts';
import { clocksDiffer, clockThere, sayDay } from './say-when.ts';

/** The next appointment: day, hour here and at the patient's home, place, and how long it takes. */
export function NextAppointment({ one, homeZone }: { one: Appointment; homeZone: string | null }) {
  const { t } = useTranslation('patient');
  const { locale } = useLocale();
  const hospital = useMe()?.site.name ?? '';
  return (
    <div className="patient-card" data-appointment={one.kind}>
      <h3>{t(`kind.${one.kind}`)}</h3>
      <p className="patient-day">{sayDay(one.on, locale)}</p>
      {one.kind === 'treatment' && one.at !== null && (
        <Hours at={one.at} arriveAt={one.arriveAt} homeZone={homeZone} />
      )}
      <dl className="patient-facts">
        <dt>{t('place')}</dt>
        <dd>
          {one.where !== null && t(`at.${one.where}`, { hospital })}
          {one.where === null && one.room !== null && t('room', { room: one.room, hospital })}
          {one.where === null && one.room === null && t('room-later', { hospital })}
        </dd>
        {one.kind === 'treatment' && (
          <>
            <dt>{t('length')}</dt>
            <dd>{t('length-treatment')}</dd>
          </>
        )}
      </dl>
    </div>
  );
}

function Hours(props: { at: string; arriveAt: string | null; homeZone: string | null }) {
  const { t } = useTranslation('patient');
  const { locale } = useLocale();
  const zone = useZone();
  const { at, arriveAt, homeZone } = props;
  const first = arriveAt ?? at;
  return (
    <>
      <p className="patient-come">
        {arriveAt === null ? t('come-unknown') : t('come', { ...clockThere(arriveAt, zone, locale) })}
      </p>
      <dl className="patient-facts">
        <dt>{t('injection')}</dt>
        <dd>{t('hospital-time', { ...clockThere(at, zone, locale) })}</dd>
      </dl>
      {homeZone !== null && clocksDiffer(first, zone, homeZone) && (
        <p>{t('home-time', { ...clockThere(first, homeZone, locale) })}</p>
      )}
    </>
  );
}

/** What comes afterwards, a line each. */
export function LaterAppointments({ all }: { all: readonly Appointment[] }) {
  const { t } = useTranslation('patient');
  const { locale } = useLocale();
  const hospital = useMe()?.site.name ?? '';
  if (all.length === 0) return null;
  return (
    <>
      <h3>{t('then')}</h3>
      <ul className="patient-list">
        {all.map((one) => (
          <li key={`${one.kind} ${one.on}`}>
            <strong>{sayDay(one.on, locale)}</strong>: {t(`kind.${one.kind}`)}
            {one.where !== null && (
              <span className="patient-aside"> {t(`at.${one.where}`, { hospital })}</span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
