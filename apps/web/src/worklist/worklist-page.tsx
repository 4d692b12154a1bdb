import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLive } from '../api/index.ts';
import { may } from '../session/may.ts';
import { useMe } from '../session/me.ts';
import { EmptyState, ErrorNotice, Loading, PageTitle } from '../ui/index.ts';
import { ClosedCourses } from './closed-courses.tsx';
import { useWorklist } from './use-worklist.ts';
import { WorklistFilter } from './worklist-filter.tsx';
import { WorklistTable } from './worklist-table.tsx';

/** Where everybody starts: what waits for the reader's roles, or the courses that a search finds. */
export function WorklistPage() {
  const { t } = useTranslation();
  const me = useMe();
  const list = useWorklist();
  useLive(null);
  const isPatientOnly = me?.roles.every((role) => role === 'patient') ?? false;
  const newReferral = may(me, 'openCourse') && (
    <Button component={Link} to="/courses/new">
      {t('worklist.new-referral')}
    </Button>
  );
  return (
    <>
      <PageTitle title={t('nav.worklist')} lead={t(`worklist.lead-${list.kind}`)} actions={newReferral} />
      {may(me, 'listCourses') && !isPatientOnly && <WorklistFilter />}
      <ErrorNotice error={list.error} takeFocus={false} />
      {list.isPending && <Loading />}
      {list.data && (
        <p role="status" className="count">
          {t('worklist.count', { shown: list.data.items.length, total: list.data.total })}
        </p>
      )}
      <ClosedCourses ids={list.closed} />
      {list.data?.items.length === 0 && list.closed.length === 0 && (
        <EmptyState
          title={t(`worklist.empty-${list.kind}`)}
          action={list.kind === 'tasks' ? newReferral : undefined}
        >
          {t(`worklist.empty-help-${list.kind}`)}
        </EmptyState>
      )}
      {list.data && list.data.items.length > 0 && <WorklistTable items={list.data.items} />}
    </>
  );
}
