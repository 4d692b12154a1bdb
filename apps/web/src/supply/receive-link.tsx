import type { SupplyItem } from '@lutetia/contract';
import { useTranslation } from 'react-i18next';
import { mayAct } from '../session/may.ts';
import { useMe } from '../session/me.ts';
import { LinkButton } from '../ui/index.ts';
import { nameOf } from '../worklist/name-of.ts';

/** Ordered, not here yet, not given up, and of a course that the reader may open: then the name is told. */
export const canBeReceived = ({ receivedAt, status, fit, person }: SupplyItem): boolean =>
  receivedAt === null && status !== 'cancelled' && fit !== 'done' && person !== null;

/** Told to be still at its producer, or planned to leave it later. A carrier that says nothing closes no door. */
function hasNotLeft({ stops }: SupplyItem, now: string): boolean {
  const at = stops.findIndex(({ kind }) => kind === 'departed');
  const departure = stops[at];
  if (departure === undefined || stops.slice(at).some(({ state }) => state === 'done')) return false;
  const due = departure.expectedAt ?? departure.plannedAt;
  return due !== null && Temporal.Instant.compare(due, now) > 0;
}

/** Leads to the receipt of a dose; absent where there is nothing to receive, or not for this reader. */
export function ReceiveLink({ item, now }: { item: SupplyItem; now: string }) {
  const { t } = useTranslation(['supply', 'app']);
  const me = useMe();
  if (!canBeReceived(item) || hasNotLeft(item, now) || !mayAct(me, 'receive-dose')) return null;
  return (
    <LinkButton
      to="/courses/$id"
      params={{ id: item.courseId }}
      search={{ act: 'receive-dose' }}
      aria-label={t('receive-of', { reference: item.reference, person: nameOf(item, t) })}
    >
      {t('receive')}
    </LinkButton>
  );
}
