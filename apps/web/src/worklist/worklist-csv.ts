import type { WorklistItem } from '@lutetia/contract';
import type { Speech } from '../course/describe.ts';
import { type CsvTable, csvInstant } from '../ui/csv.ts';
import { nameOf } from './name-of.ts';
import { reasonsOf } from './reasons.ts';
import { stateShown } from './state-shown.ts';

/** The list as a file, in the reader's language; instants on the hospital's clock. */
export function worklistCsv(items: readonly WorklistItem[], speech: Speech): CsvTable {
  const { t, zone } = speech;
  const withZone = (name: string) => t('palette:csv.of-zone', { name, zone });
  return {
    header: [
      t('app:worklist.person'),
      t('palette:csv.native-name'),
      t('palette:csv.number'),
      t('palette:csv.course'),
      t('app:worklist.stage'),
      t('palette:csv.cycle'),
      t('app:worklist.next'),
      t('app:worklist.state'),
      t('app:worklist.why'),
      withZone(t('app:worklist.due')),
      withZone(t('app:worklist.planned')),
    ],
    rows: items.map((item) => [
      nameOf(item, t),
      item.person?.nativeName ?? null,
      item.person?.hospitalNumber ?? null,
      item.courseId,
      t(`course:step.${item.stage}`),
      item.cycle,
      item.next === null ? null : t(`course:command.${item.next}`),
      t(`app:state.${stateShown(item)}`),
      reasonsOf(item, speech).join('\n'),
      csvInstant(item.dueAt, zone),
      csvInstant(item.plannedAt, zone),
    ]),
  };
}
