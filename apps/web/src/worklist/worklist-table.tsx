import type { WorklistItem } from '@lutetia/contract';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable, Instant, StateBadge } from '../ui/index.ts';
import { nameOf } from './name-of.ts';
import { NextCell } from './next-cell.tsx';
import { PersonCell } from './person-cell.tsx';
import { ReasonCell } from './reason-cell.tsx';
import { stateShown } from './state-shown.ts';

export function WorklistTable({
  items,
  chosen,
  onToggle,
}: {
  items: readonly WorklistItem[];
  chosen?: ReadonlySet<string>;
  onToggle?: (courseId: string) => void;
}) {
  const { t } = useTranslation(['app', 'course', 'palette']);
  const columns: Column<WorklistItem>[] = [
    { key: 'person', header: t('worklist.person'), cell: (item) => <PersonCell item={item} /> },
    {
      key: 'stage',
      header: t('worklist.stage'),
      cell: (item) => (
        <>
          {t(`course:step.${item.stage}`)}
          <div className="small dimmed">{t('worklist.cycle', { cycle: item.cycle })}</div>
        </>
      ),
    },
    {
      key: 'next',
      header: t('worklist.next'),
      cell: (item) => <NextCell item={item} />,
    },
    {
      key: 'state',
      header: t('worklist.state'),
      cell: (item) => <StateBadge state={stateShown(item)} />,
    },
    { key: 'why', header: t('worklist.why'), cell: (item) => <ReasonCell item={item} /> },
    {
      key: 'due',
      header: t('worklist.due'),
      cell: (item) =>
        item.dueAt || item.plannedAt ? (
          <>
            {item.dueAt && <Instant at={item.dueAt} />}
            {item.plannedAt && (
              <div className="small dimmed">
                {t('worklist.planned')} <Instant at={item.plannedAt} />
              </div>
            )}
          </>
        ) : (
          t('worklist.no-date')
        ),
    },
  ];
  return (
    <DataTable<WorklistItem>
      caption={t('nav.worklist')}
      columns={columns}
      rows={items}
      rowKey={(item) => item.courseId}
      {...(chosen === undefined || onToggle === undefined
        ? {}
        : {
            choice: {
              chosen,
              toggle: onToggle,
              label: (item: WorklistItem) => t('palette:list.select', { name: nameOf(item, t) }),
            },
          })}
    />
  );
}
