import { useTranslation } from 'react-i18next';
import { useZone } from '../session/use-zone.ts';
import { type CsvTable, csvInstant } from '../ui/index.ts';
import { auditKey, detailKeys } from './audit-names.ts';
import type { AuditItem } from './use-audit-pages.ts';

/** The entries on the screen as a file, in the reader's language, each with its code. */
export function useAuditCsv(): (items: readonly AuditItem[]) => CsvTable {
  const { t, i18n } = useTranslation(['app', 'course', 'palette']);
  const zone = useZone();
  const known = (keys: readonly string[], otherwise: string) => {
    const key = keys.find((one) => i18n.exists(one));
    return key === undefined ? otherwise : t(key);
  };
  return (items) => ({
    header: [
      t('palette:csv.of-zone', { name: t('app:audit.at'), zone }),
      t('app:audit.actor'),
      t('palette:csv.role'),
      t('app:audit.kind'),
      t('app:audit.what'),
      t('palette:csv.code'),
      t('app:audit.subject'),
      t('app:audit.detail'),
    ],
    rows: items.map((item) => [
      csvInstant(item.at, zone),
      item.actorName,
      known([`app:role.${item.role}`], item.role),
      t(`app:audit.kind-${item.kind}`),
      known([auditKey(item.what)], item.what),
      item.what,
      item.subject,
      known(detailKeys(item.detail), item.detail),
    ]),
  });
}
