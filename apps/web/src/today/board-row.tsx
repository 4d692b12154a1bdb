import type { DoseLine } from '@lutetia/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSpeech } from '../course/use-speech.ts';
import { StateBadge } from '../ui/index.ts';
import { sayBlocker } from '../worklist/say-blocker.ts';
import { Arrangement } from './arrangement.tsx';
import { FitBadge } from './fit-badge.tsx';
import type { Axis } from './layout.ts';
import { Person } from './person.tsx';
import { Repairs } from './repairs.tsx';
import { TrackOfDay } from './track.tsx';

interface RowGiven {
  line: DoseLine;
  axis: Axis;
  now: string;
  clock: (iso: string) => string;
}

export function BoardRow({ line, axis, now, clock }: RowGiven) {
  const { t } = useTranslation(['today', 'course']);
  const speech = useSpeech();
  const { dose } = line;
  return (
    <li className="day-row" data-fit={dose.fit} data-phase={dose.phase}>
      <div className="day-who">
        <Person line={line} />
        <div className="day-facts">
          <span className="day-time">{clock(dose.plannedAt)}</span>
          <FitBadge line={line} now={now} clock={clock} />
        </div>
        <Arrangement line={line} clock={clock} />
        {line.next !== null && (
          <div className="day-next">
            <Link to="/courses/$id/dose-day" params={{ id: line.courseId }}>
              {t('next', { act: t(`course:do.${line.next}`) })}
            </Link>
            {line.state === 'blocked' && (
              <div className="small">
                <StateBadge state="blocked" />{' '}
                {line.blockedBy
                  .slice(0, 2)
                  .map((gate) => sayBlocker(gate, speech))
                  .join(' · ')}
              </div>
            )}
          </div>
        )}
      </div>
      <div className="day-track-cell">
        <TrackOfDay line={line} axis={axis} now={now} clock={clock} />
        <Repairs line={line} clock={clock} />
      </div>
    </li>
  );
}
