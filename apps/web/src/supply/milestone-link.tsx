import type { SupplyItem } from '@lutetia/contract';
import { useTranslation } from 'react-i18next';
import { mayAct } from '../session/may.ts';
import { useMe } from '../session/me.ts';
import { LinkButton } from '../ui/index.ts';

/** For a dose on its way, of a course that the reader may open: what the carrier's desk says is recorded from here. */
export function MilestoneLink({ item }: { item: SupplyItem }) {
  const { t } = useTranslation('course');
  const me = useMe();
  if (item.receivedAt !== null || item.person === null || !mayAct(me, 'record-milestone')) return null;
  return (
    <LinkButton
      size="compact-sm"
      mt="xs"
      to="/courses/$id"
      params={{ id: item.courseId }}
      search={{ act: 'record-milestone' }}
    >
      {t('do.record-milestone')}
    </LinkButton>
  );
}
