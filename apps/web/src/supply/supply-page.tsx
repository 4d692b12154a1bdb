import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useDeferredValue, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, useLive } from '../api/index.ts';
import { useSpeech } from '../course/use-speech.ts';
import { useRowKeys } from '../palette/index.ts';
import { mayAct } from '../session/may.ts';
import { useMe } from '../session/me.ts';
import { useZone } from '../session/use-zone.ts';
import { useMinute } from '../today/use-minute.ts';
import {
  CsvButton,
  EmptyState,
  ErrorNotice,
  ListSkeleton,
  Loading,
  PageTitle,
  useRead,
} from '../ui/index.ts';
import { FindDose } from './find-dose.tsx';
import { belongsTo, isFound, keyOf } from './narrow.ts';
import { PartTabs } from './part-tabs.tsx';
import { supplyCsv } from './supply-csv.ts';
import { SupplyTable } from './supply-table.tsx';
import { WindowLegend } from './window-legend.tsx';
import './supply.css';

const MilestoneForAll = lazy(async () => ({
  default: (await import('./milestone-for-all.tsx')).MilestoneForAll,
}));
const SupplyMap = lazy(async () => ({ default: (await import('./supply-map.tsx')).SupplyMap }));
const route = getRouteApi('/signed-in/supply');
const everyMinute = 60_000;

/** Every dose under way on a map and in a list, its milestones and its windows. */
export function SupplyPage() {
  const { t } = useTranslation(['supply', 'app']);
  const { part = 'under-way' } = route.useSearch();
  const past = part === 'past';
  const query = past ? { past: 'true' as const } : {};
  const supply = useRead('supply', { query }, { refetchInterval: everyMinute });
  const site = useRead('site');
  const speech = useSpeech();
  const me = useMe();
  const zone = useZone();
  const now = useMinute();
  const [words, setWords] = useState('');
  const [lit, setLit] = useState<string | null>(null);
  const shownWords = useDeferredValue(words);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  useLive(null);
  useRowKeys(list);
  const lanes = site.data?.lanes;
  const all = supply.data ?? [];
  const inPart = (one: typeof part) => all.filter((item) => belongsTo(item, one, now, zone));
  const items = inPart(part).filter((item) => isFound(item, shownWords));
  const counts = past
    ? { past: all.length }
    : { 'under-way': all.length, today: inPart('today').length, 'at-risk': inPart('at-risk').length };
  const choose = (key: string, on: boolean) =>
    setChosen((before) => {
      const next = new Set(before);
      if (on) next.add(key);
      else next.delete(key);
      return next;
    });
  const bulk = !past && mayAct(me, 'record-milestone');
  const taken = all.filter((item) => chosen.has(keyOf(item)));
  const goToRow = (key: string) => {
    setLit(key);
    const row = list.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`);
    row?.scrollIntoView({ block: 'center' });
    row?.querySelector('a')?.focus({ preventScroll: true });
  };
  return (
    <>
      <PageTitle
        title={t('app:nav.supply')}
        lead={t('lead', { zone })}
        actions={
          <CsvButton
            file="supply"
            load={async () =>
              supplyCsv(
                await call('supply', { query: { ...query, export: 'true' } }),
                (lane) => lanes?.[lane]?.name ?? lane,
                speech,
              )
            }
          />
        }
      />
      <ErrorNotice error={supply.error} takeFocus={false} />
      <FindDose items={all} words={words} onWords={setWords} />
      <PartTabs counts={counts} />
      {supply.isPending && <ListSkeleton />}
      {supply.data && items.length === 0 && <Nothing narrowed={shownWords !== ''} part={part} />}
      {items.length > 0 && !past && (
        <Suspense fallback={<MapRoom />}>
          {lanes ? (
            <SupplyMap
              items={items}
              now={now.toString()}
              lanes={lanes}
              lit={lit}
              onLight={setLit}
              onChoose={goToRow}
            />
          ) : (
            <MapRoom />
          )}
        </Suspense>
      )}
      <div ref={list}>
        {items.length > 0 && <WindowLegend />}
        {bulk && items.length > 0 && (
          <div className="choice-bar">
            <Button
              variant="default"
              name="milestone-for-all"
              disabled={taken.length === 0}
              onClick={() => setAsking(true)}
            >
              {taken.length === 0 ? t('for-all.open-none') : t('for-all.open', { count: taken.length })}
            </Button>
            {taken.length === 0 && <span className="small dimmed">{t('for-all.how')}</span>}
          </div>
        )}
        {/* What is typed in it stays while a search finds nothing. */}
        {bulk && asking && taken.length > 0 && (
          <Suspense fallback={<Loading />}>
            <MilestoneForAll
              items={taken}
              onRecorded={(key) => choose(key, false)}
              onClose={() => setAsking(false)}
            />
          </Suspense>
        )}
        {items.length > 0 && (
          <SupplyTable
            items={items}
            now={now.toString()}
            light={{ lit, onLight: setLit }}
            choice={
              bulk
                ? {
                    chosen,
                    // Whose name the reader may not see is not theirs to act on.
                    mayChoose: ({ receivedAt, person }) => receivedAt === null && person !== null,
                    toggle: (key) => choose(key, !chosen.has(key)),
                    label: ({ reference }) => t('for-all.choose', { reference }),
                  }
                : null
            }
          />
        )}
      </div>
    </>
  );
}

/** The map's room while it comes, so that the list under it does not move away. */
function MapRoom() {
  const { t } = useTranslation('supply');
  return (
    <section className="supply-map" aria-busy="true" aria-label={t('map.title')}>
      <div className="map-room" />
      <p className="small dimmed">{t('map.how')}</p>
    </section>
  );
}

function Nothing({ narrowed, part }: { narrowed: boolean; part: string }) {
  const { t } = useTranslation(['supply', 'app']);
  if (narrowed) return <EmptyState title={t('empty-found')}>{t('empty-found-help')}</EmptyState>;
  if (part === 'under-way') {
    return <EmptyState title={t('app:supply.empty')}>{t('app:supply.empty-help')}</EmptyState>;
  }
  return <EmptyState title={t('empty-part')}>{t('empty-part-help')}</EmptyState>;
}
