import type { SupplyItem } from '@lutetia/contract';
import { useTranslation } from 'react-i18next';
import { mayAct } from '../session/may.ts';
import { useMe } from '../session/me.ts';
import { LinkButton } from '../ui/index.ts';
import { nameOf } from '../worklist/name-of.ts';

/** Ordered, not here yet, not given up. */
export const canBeReceived = ({ receivedAt, status, fit }: SupplyItem): boolean =>
  receivedAt === null && status !== 'cancelled' && fit !== 'done';

/** Leads to the receipt of a dose; absent where there is nothing to receive, or not for this reader. */
export function ReceiveLink({ item }: { item: SupplyItem }) {
  const { t } = useTranslation(['supply', 'app']);
  const me = useMe();
  if (!canBeReceived(item) || !mayAct(me, 'receive-dose')) return null;
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
