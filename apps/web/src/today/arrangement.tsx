import type { DoseLine } from '@lutetia/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { may, mayAct } from '../session/may.ts';
import { useMe } from '../session/me.ts';
import { useRead } from '../ui/index.ts';

/** Room, people and the patient's arrival; where nobody arranged them yet, the way to do so. */
export function Arrangement({
  line: { courseId, dose },
  clock,
}: {
  line: DoseLine;
  clock: (iso: string) => string;
}) {
  const { t } = useTranslation('today');
  const me = useMe();
  const colleagues = useRead('colleagues', {}, { enabled: may(me, 'colleagues') });
  const { arrangement } = dose;
  if (arrangement === null) {
    if (dose.injection !== null || !mayAct(me, 'arrange-dose-day')) return null;
    return (
      <div className="small day-arrangement">
        <Link to="/courses/$id" params={{ id: courseId }} search={{ act: 'arrange-dose-day' }}>
          {t('arrange')}
        </Link>
      </div>
    );
  }
  const nameOf = (user: string) =>
    colleagues.data?.find(({ username }) => username === user)?.displayName ?? user;
  return (
    <div className="small day-arrangement">
      <strong>{arrangement.room}</strong>
      {arrangement.people.length > 0 && ` · ${arrangement.people.map(nameOf).join(t('and'))}`}
      {arrangement.patientArrivesAt !== null &&
        ` · ${t('patient-arrives', { time: clock(arrangement.patientArrivesAt) })}`}
    </div>
  );
}
