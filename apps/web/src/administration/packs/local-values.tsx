import type { CallOutput } from '@lutetia/contract';
import type { Site } from '@lutetia/course';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable, Instant, Quantity } from '../../ui/index.ts';

type LocalValue = Site['localValues'][number];

export function LocalValues({ site }: { site: CallOutput<'site'> }) {
  const { t } = useTranslation();
  const columns: Column<LocalValue>[] = [
    {
      key: 'path',
      header: t('administration:packs.path'),
      cell: (one) => (
        <code>
          {one.pack} {one.path}
        </code>
      ),
    },
    {
      key: 'value',
      header: t('administration:packs.value'),
      cell: (one) =>
        one.rowsFrom === null ? <Quantity value={one.value} unit={one.unit} /> : <code>{one.rowsFrom}</code>,
    },
    { key: 'reason', header: t('administration:packs.reason'), cell: (one) => one.reason },
    {
      key: 'signed',
      header: t('administration:packs.signed-at'),
      cell: (one) => (
        <>
          {site.signers[one.signedBy] ?? one.signedBy} · <Instant at={one.signedAt} />
        </>
      ),
    },
  ];
  return (
    <section aria-labelledby="local-values">
      <h2 id="local-values">{t('administration:packs.local')}</h2>
      {site.localValues.length === 0 ? (
        <p>{t('administration:packs.no-local')}</p>
      ) : (
        <DataTable
          caption={t('administration:packs.local')}
          columns={columns}
          rows={site.localValues}
          rowKey={(one) => `${one.kind} ${one.pack} ${one.path} ${one.signedAt}`}
        />
      )}
    </section>
  );
}
