import type { SupplyItem } from '@lutetia/contract';
import type { Speech } from '../course/describe.ts';
import { type CsvTable, csvInstant } from '../ui/csv.ts';
import { nameOf } from '../worklist/name-of.ts';

/** Doses under way as a file, in the reader's language; instants on the hospital's clock. */
export function supplyCsv(
  items: readonly SupplyItem[],
  laneName: (lane: string) => string,
  { t, zone }: Speech,
): CsvTable {
  const onClock = (key: string) => t('palette:csv.of-zone', { name: t(`app:supply.${key}`), zone });
  const instants = ['planned', 'expected', 'from', 'to', 'latest-use', 'expires', 'calibration'] as const;
  const names = { from: 'csv.window-from', to: 'csv.window-to' } as const;
  return {
    header: [
      t('app:worklist.person'),
      t('palette:csv.number'),
      t('palette:csv.course'),
      t('palette:csv.cycle'),
      t('app:supply.reference'),
      t('palette:csv.product'),
      t('palette:csv.activity'),
      t('palette:csv.lane'),
      t('app:supply.status'),
      t('app:supply.risk'),
      t('app:supply.journey'),
      ...instants.map((name) =>
        name === 'from' || name === 'to'
          ? t('palette:csv.of-zone', { name: t(`palette:${names[name]}`), zone })
          : onClock(name),
      ),
    ],
    rows: items.map((item) => [
      nameOf(item, t),
      item.person?.hospitalNumber ?? null,
      item.courseId,
      item.cycle,
      item.reference,
      t(`course:option.${item.product}`),
      item.prescribedMBq,
      laneName(item.lane),
      t(`app:state.${item.status}`),
      t(`app:state.${item.risk}`),
      item.lastMilestone === null ? null : t(`course:option.${item.lastMilestone}`),
      csvInstant(item.plannedAt, zone),
      csvInstant(item.expectedArrivalAt, zone),
      csvInstant(item.window.from, zone),
      csvInstant(item.window.to, zone),
      csvInstant(item.window.latestUse, zone),
      csvInstant(item.window.expires, zone),
      csvInstant(item.calibrationAt, zone),
    ]),
  };
}
