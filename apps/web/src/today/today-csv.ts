import type { DoseLine } from '@lutetia/contract';
import type { Speech } from '../course/describe.ts';
import { type CsvTable, csvInstant } from '../ui/csv.ts';
import { nameOf } from '../worklist/name-of.ts';

/** The doses of a day as a file, in the reader's language; instants on the hospital's clock. */
export function todayCsv(lines: readonly DoseLine[], { t, zone }: Speech): CsvTable {
  const onClock = (key: string) => t('palette:csv.of-zone', { name: t(key), zone });
  return {
    header: [
      onClock('app:supply.planned'),
      t('app:worklist.person'),
      t('palette:csv.native-name'),
      t('palette:csv.number'),
      t('palette:csv.course'),
      t('palette:csv.cycle'),
      t('palette:csv.activity'),
      t('app:supply.reference'),
      onClock('app:supply.expected'),
      onClock('app:supply.latest-use'),
      t('app:worklist.next'),
    ],
    rows: lines.map((line) => [
      csvInstant(line.dose.plannedAt, zone),
      nameOf(line, t),
      line.person?.nativeName ?? null,
      line.person?.hospitalNumber ?? null,
      line.courseId,
      line.dose.cycle,
      line.dose.prescribedMBq,
      line.dose.vial?.reference ?? null,
      csvInstant(line.dose.vial?.receivedAt ?? line.dose.vial?.expectedArrivalAt ?? null, zone),
      csvInstant(line.dose.vial?.window.latestUse ?? null, zone),
      line.next === null ? null : t(`course:command.${line.next}`),
    ]),
  };
}
