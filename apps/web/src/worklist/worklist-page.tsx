import { Button } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../api/index.ts';
import { useSpeech } from '../course/use-speech.ts';
import { useRowKeys } from '../palette/index.ts';
import { may } from '../session/may.ts';
import { useMe } from '../session/me.ts';
import { CsvButton, EmptyState, ErrorNotice, ListSkeleton, PageTitle } from '../ui/index.ts';
import { ClosedCourses } from './closed-courses.tsx';
import { PartTabs } from './part-tabs.tsx';
import { useWorklist, type Worklist } from './use-worklist.ts';
import { SaveView, ViewBar } from './view-bar.tsx';
import { worklistCsv } from './worklist-csv.ts';
import { WorklistFilter } from './worklist-filter.tsx';
import { WorklistTable } from './worklist-table.tsx';
import './worklist.css';

/** Where everybody starts: what waits for the reader's roles, or the courses that a search finds. */
export function WorklistPage() {
  const { t } = useTranslation(['app', 'palette']);
  const me = useMe();
  const list = useWorklist();
  useLive(null);
  const part = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const speech = useSpeech();
  useRowKeys(part, { choose: true });
  const found = list.kind === 'found';
  const isPatientOnly = me?.roles.every((role) => role === 'patient') ?? false;
  const newReferral = may(me, 'openCourse') && (
    <Button component={Link} to="/courses/new">
      {t('worklist.new-referral')}
    </Button>
  );
  const toggle = (key: string) =>
    setChosen((before) => {
      const after = new Set(before);
      if (!after.delete(key)) after.add(key);
      return after;
    });
  const ids = (list.items ?? []).map(({ courseId }) => courseId).filter((id) => chosen.has(id));
  return (
    <>
      <PageTitle
        title={t('nav.worklist')}
        lead={t(found ? 'worklist.lead-found' : `palette:list.lead-${list.kind}`)}
        actions={newReferral}
      />
      {may(me, 'worklist') && <PartTabs counts={list.counts} />}
      {may(me, 'listCourses') && !isPatientOnly && <WorklistFilter found={found} />}
      {may(me, 'worklist') && <ViewBar />}
      <ErrorNotice error={list.error} takeFocus={false} />
      {list.isPending && <ListSkeleton />}
      {list.items && (
        <div className="list-head">
          <p role="status" className="count">
            {t('worklist.count', { shown: list.items.length, total: list.total })}
          </p>
          <div className="list-tools">
            {may(me, 'worklist') && <SaveView />}
            {!isPatientOnly && list.items.length > 0 && (
              <CsvButton
                file="worklist"
                {...(ids.length === 0 ? {} : { label: t('palette:csv.selected', { count: ids.length }) })}
                load={async () => worklistCsv(await list.exported(ids), speech)}
              />
            )}
          </div>
        </div>
      )}
      <ClosedCourses ids={list.closed} />
      {list.items?.length === 0 && list.closed.length === 0 && <Nothing list={list} />}
      <div ref={part}>
        {list.items && list.items.length > 0 && (
          <WorklistTable items={list.items} {...(isPatientOnly ? {} : { chosen, onToggle: toggle })} />
        )}
      </div>
      {list.loaded < list.total && list.loaded < 500 && (
        <Button variant="default" name="more" onClick={list.showMore} mt="sm">
          {t('palette:list.more')}
        </Button>
      )}
    </>
  );
}

/** An empty list says why it is empty, and where else to look. */
function Nothing({ list }: { list: Worklist }) {
  const { t } = useTranslation(['app', 'palette']);
  const me = useMe();
  const navigate = useNavigate();
  const { text, step, cycle, role } = useSearch({ from: '/signed-in/' });
  if (list.kind === 'found') {
    return <EmptyState title={t('worklist.empty-found')}>{t('worklist.empty-help-found')}</EmptyState>;
  }
  if (text !== undefined && list.loaded > 0) {
    return (
      <EmptyState
        title={t('palette:list.nobody', { text })}
        action={
          may(me, 'listCourses') && (
            <Button
              mt="sm"
              name="search-all"
              onClick={() => void navigate({ to: '/', search: { search: text } })}
            >
              {t('palette:list.search-all', { text })}
            </Button>
          )
        }
      />
    );
  }
  const filtered = step !== undefined || cycle !== undefined || role !== undefined;
  return (
    <EmptyState title={t(filtered ? 'palette:list.empty-filtered' : `palette:list.empty-${list.kind}`)}>
      {t(list.kind === 'mine' && !filtered ? 'worklist.empty-help-tasks' : 'palette:list.empty-help')}
    </EmptyState>
  );
}
