import type { CallOutput } from '@lutetia/contract';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '../../session/may.ts';
import { useMe } from '../../session/me.ts';
import { type Column, Instant, StateBadge, useRead } from '../../ui/index.ts';
import { RecordList } from '../record-list.tsx';
import { ReviewDialog } from './review-dialog.tsx';

type Access = CallOutput<'listBreakGlass'>[number];

export function EmergencySection() {
  const { t } = useTranslation();
  const me = useMe();
  const accesses = useRead('listBreakGlass');
  const [reviewing, setReviewing] = useState<string | null>(null);
  const mayReview = (one: Access) =>
    one.verdict === null && one.userId !== me?.userId && may(me, 'reviewBreakGlass');
  const columns: Column<Access>[] = [
    { key: 'at', header: t('audit.at'), cell: (one) => <Instant at={one.at} /> },
    { key: 'who', header: t('audit.actor'), cell: (one) => one.displayName },
    {
      key: 'course',
      header: t('administration:emergency.course'),
      cell: (one) => (
        <Link to="/courses/$id" params={{ id: one.courseId }}>
          <code>{one.courseId.slice(0, 8)}</code>
        </Link>
      ),
    },
    { key: 'reason', header: t('administration:emergency.reason'), cell: (one) => one.reason },
    { key: 'until', header: t('administration:emergency.until'), cell: (one) => <Instant at={one.until} /> },
    {
      key: 'review',
      header: t('administration:emergency.review'),
      cell: (one) => (
        <>
          <StateBadge state={one.verdict ?? 'not-reviewed'} />
          {one.reviewedAt && (
            <div className="small">
              {one.reviewedBy} · <Instant at={one.reviewedAt} />
            </div>
          )}
          {one.note && <div className="small">{one.note}</div>}
          {mayReview(one) && (
            <Button variant="light" size="compact-sm" name="review" onClick={() => setReviewing(one.id)}>
              {t('administration:emergency.do-review')}
            </Button>
          )}
        </>
      ),
    },
  ];
  return (
    <>
      <RecordList
        read={accesses}
        caption={t('app:administration.emergency.title')}
        columns={columns}
        empty={{ title: t('administration:emergency.empty'), help: t('administration:emergency.empty-help') }}
      />
      {reviewing && <ReviewDialog id={reviewing} onClose={() => setReviewing(null)} />}
    </>
  );
}
