import type { ReferredItem } from '@lutetia/contract';
import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { focusSoon } from '../course/focus-soon.ts';
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
  const detail = useRef<HTMLDivElement>(null);
  // On a phone the patient stands below the list: who chooses one is led there.
  const asked = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (course === undefined || asked.current !== course) return;
    // Once: who comes back to the same patient by another way is not led there.
    asked.current = undefined;
    leadTo(detail.current);
  }, [course]);
  const choose = (courseId: string) => {
    asked.current = courseId;
    if (courseId === course) leadTo(detail.current);
  };
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
                <Row key={item.courseId} item={item} open={item === open} onChoose={choose} />
              ))}
            </ul>
          </nav>
          <div ref={detail}>
            <Referred item={open} />
          </div>
        </div>
      )}
    </>
  );
}

function leadTo(detail: HTMLElement | null): void {
  detail?.scrollIntoView({ block: 'nearest' });
  focusSoon(() => detail?.querySelector<HTMLElement>('h2') ?? null);
}

function Row(props: { item: ReferredItem; open: boolean; onChoose: (courseId: string) => void }) {
  const { t } = useTranslation('referrer');
  const { item, open } = props;
  const { courseId, person, shown } = item;
  const wanted = wantedFrom(shown);
  return (
    <li>
      <Link
        to="/referrals"
        search={{ course: courseId }}
        resetScroll={false}
        onClick={() => props.onChoose(courseId)}
        aria-current={open ? 'true' : undefined}
      >
        <strong>{person?.name ?? t('forgotten')}</strong>
        {person !== null && <span className="small"> {person.nativeName}</span>}
        <span className="referral-standing">{t(`standing.${shown.standing}`)}</span>
        {wanted > 0 && <span className="referral-wanted">{t('wanted', { count: wanted })}</span>}
      </Link>
    </li>
  );
}
