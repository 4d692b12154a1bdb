import type { ReferredItem } from '@lutetia/contract';
import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorNotice, ListSkeleton, PageTitle, useRead } from '../ui/index.ts';
import { Referred } from './referred.tsx';
import { wantedFrom } from './wanted.ts';
import './referrer.css';

const route = getRouteApi('/signed-in/referrals');

/** The patients whom the reader referred: where each stands, and one of them in full. */
export function ReferralsPage() {
  const { t } = useTranslation('referrer');
  const { course } = route.useSearch();
  const referrals = useRead('referrals', {}, { refetchInterval: 60_000 });
  const items = referrals.data?.items ?? [];
  const open = items.find(({ courseId }) => courseId === course) ?? items[0];
  return (
    <>
      <PageTitle
        title={t('title')}
        lead={t('lead')}
        actions={
          <Button component={Link} to="/courses/new">
            {t('new')}
          </Button>
        }
      />
      <ErrorNotice error={referrals.error} takeFocus={false} />
      {referrals.isPending && <ListSkeleton rows={3} />}
      {referrals.data && open === undefined && <EmptyState title={t('empty')}>{t('empty-help')}</EmptyState>}
      {open !== undefined && (
        <div className="referrals">
          <nav aria-label={t('list')}>
            <ul className="referral-list">
              {items.map((item) => (
                <Row key={item.courseId} item={item} open={item === open} />
              ))}
            </ul>
          </nav>
          <Referred item={open} />
        </div>
      )}
    </>
  );
}

function Row({ item, open }: { item: ReferredItem; open: boolean }) {
  const { t } = useTranslation('referrer');
  const { courseId, person, shown } = item;
  const wanted = wantedFrom(shown);
  return (
    <li>
      <Link to="/referrals" search={{ course: courseId }} aria-current={open ? 'true' : undefined}>
        <strong>{person?.name ?? t('forgotten')}</strong>
        {person !== null && <span className="small"> {person.nativeName}</span>}
        <span className="referral-standing">{t(`standing.${shown.standing}`)}</span>
        {wanted > 0 && <span className="referral-wanted">{t('wanted', { count: wanted })}</span>}
      </Link>
    </li>
  );
}
