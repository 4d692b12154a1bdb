import type { WallDose } from '@lutetia/course';
import { useTranslation } from 'react-i18next';
import { StateBadge } from '../ui/index.ts';
import type { State } from '../ui/state.ts';

/** How a dose stands, in one word and its numbers. */
export function FitBadge({
  line: { dose },
  now,
  clock,
}: {
  line: { dose: WallDose };
  now: string;
  clock: (iso: string) => string;
}) {
  const { t } = useTranslation('today');
  const [state, text] = standing(dose, now);
  const times = {
    ready: dose.repairs[0]?.from == null ? '' : clock(dose.repairs[0].from),
    latest: dose.vial === null ? '' : clock(dose.vial.window.latestUse),
    leaves: dose.leaves?.at == null ? '' : clock(dose.leaves.at),
    arrives: dose.vial?.expectedArrivalAt == null ? '' : clock(dose.vial.expectedArrivalAt),
  };
  return <StateBadge state={state} label={t(`standing.${text}`, times)} />;
}

/** Tone and text of a dose's standing; the order is that of urgency. */
function standing(dose: WallDose, now: string): [State, string] {
  if (dose.phase === 'missing') return ['missing', 'missing'];
  if (dose.phase === 'quarantined') return ['quarantined', 'quarantined'];
  if (dose.fit === 'unusable') return ['lost', 'unusable'];
  if (dose.phase === 'paused') return ['overdue', 'paused'];
  if (dose.fit === 'late') return ['at-risk', 'late'];
  if (dose.phase === 'released') return ['done', 'released'];
  if (dose.phase === 'injected') {
    if (dose.leaves?.at == null) return ['waiting', 'injected'];
    return isPast(dose.leaves.at, now) ? ['due', 'leave-passed'] : ['waiting', 'leaves'];
  }
  if (dose.phase === 'injecting') return ['live', 'injecting'];
  if (dose.phase === 'no-order') return ['blocked', 'no-order'];
  if (dose.fit === 'unknown') return ['cannot-evaluate', 'unknown'];
  if (dose.phase === 'in-house') return ['received', 'in-house'];
  const arrives = dose.vial?.expectedArrivalAt;
  if (arrives == null) return ['waiting', 'travelling'];
  return isPast(arrives, now) ? ['due', 'expected'] : ['waiting', 'arrives'];
}

const isPast = (iso: string, now: string): boolean => Temporal.Instant.compare(iso, now) < 0;
