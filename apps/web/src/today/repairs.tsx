import type { DoseLine } from '@lutetia/contract';
import { isCommandType } from '@lutetia/course';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mayAct } from '../session/may.ts';
import { useMe } from '../session/me.ts';
import { useZone } from '../session/use-zone.ts';

/** What a dose that no longer fits can still be used for; each leads to the act that does it. */
export function Repairs({
  line: { courseId, dose },
  clock,
}: {
  line: DoseLine;
  clock: (iso: string) => string;
}) {
  const { t } = useTranslation('today');
  const me = useMe();
  const zone = useZone();
  if (dose.repairs.length === 0) return null;
  return (
    <div className="day-repairs">
      <span className="day-repairs-title">{t('repairs')}</span>
      <ul>
        {dose.repairs.map(({ kind, from, to, command }) => {
          const allDay = to !== null && isMidnight(to, zone);
          const words = t(`repair.${kind}${kind === 'later-that-day' && allDay ? '-on' : ''}`, {
            from: from === null ? '' : clock(from),
            to: to === null ? '' : clock(to),
          });
          return (
            <li key={kind}>
              {isCommandType(command) && mayAct(me, command) ? (
                <Link to="/courses/$id" params={{ id: courseId }} search={{ act: command }}>
                  {words}
                </Link>
              ) : (
                words
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

const isMidnight = (iso: string, zone: string): boolean =>
  Temporal.Instant.from(iso).toZonedDateTimeISO(zone).toPlainTime().equals('00:00');
