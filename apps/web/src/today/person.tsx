import type { DoseLine } from '@lutetia/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** Who it is for, in both scripts, or the course's short name for readers who may not see it. */
export function Person({ line }: { line: DoseLine }) {
  const { t } = useTranslation(['today', 'app']);
  const { person, courseId, restricted, dose } = line;
  const number = courseId.slice(0, 8);
  return (
    <div className="day-person">
      <Link to="/courses/$id" params={{ id: courseId }} className="day-name">
        {person?.name ?? t(restricted ? 'app:worklist.restricted' : 'app:worklist.masked', { number })}
      </Link>
      {person !== null && person.nativeName !== '' && person.nativeName !== person.name && (
        <span className="nowrap">{person.nativeName}</span>
      )}
      <span className="small dimmed nowrap">
        {person?.hospitalNumber} {t('cycle', { cycle: dose.cycle })}
      </span>
    </div>
  );
}
