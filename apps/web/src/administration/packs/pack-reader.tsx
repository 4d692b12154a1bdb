import type { CallOutput } from '@lutetia/contract';
import type { PackKind } from '@lutetia/protocol';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable, StateBadge } from '../../ui/index.ts';
import { SiteAct } from '../site-act.tsx';
import type { PackLine } from './pack-lines.ts';
import { PackSource } from './pack-source.tsx';
import { PackValue } from './pack-value.tsx';
import type { Pack } from './packs-section.tsx';
import { RuleLink } from './rule-link.tsx';

/** A pack in plain words: each value with its unit, source and status. */
export function PackReader(props: {
  lines: readonly PackLine[];
  kind: PackKind;
  pack: Pack;
  site: CallOutput<'site'>;
  adopted: boolean;
  /** Path of the line that the address names. */
  rule: string | null;
}) {
  const { t } = useTranslation();
  const { kind, pack, site } = props;
  const signed = (line: PackLine) =>
    site.localValues.findLast((one) => one.kind === kind && one.pack === pack.id && one.path === line.path);
  const columns: Column<PackLine>[] = [
    {
      key: 'what',
      header: t('administration:packs.what'),
      cell: (line) => <RuleLink line={line} pack={`${kind}/${pack.id}`} named={props.rule === line.path} />,
    },
    {
      key: 'value',
      header: t('administration:packs.value'),
      cell: (line) => {
        const local = signed(line);
        return (
          <>
            <PackValue line={line} />
            {local && (
              <div className="small">
                {t('administration:packs.replaced', {
                  value: `${local.value ?? local.rowsFrom} ${local.unit}`,
                })}{' '}
                <span className="dimmed">{site.signers[local.signedBy] ?? local.signedBy}</span>
              </div>
            )}
          </>
        );
      },
    },
    {
      key: 'source',
      header: t('administration:packs.source'),
      cell: ({ from }) => <PackSource from={from} />,
    },
    {
      key: 'status',
      header: t('worklist.state'),
      cell: (line) => (
        <>
          <StateBadge state={signed(line) ? 'site-signed' : line.from.status} />
          {props.adopted && (typeof line.value === 'number' || line.value === null) && (
            <SiteAct
              type="sign-local-value"
              label={t('administration:packs.sign-value')}
              initial={{ kind, pack: pack.id, path: line.path, unit: line.unit ?? '' }}
            />
          )}
        </>
      ),
    },
  ];
  return (
    <>
      <p className="small dimmed">{t('administration:packs.in-english')}</p>
      <DataTable caption={pack.title} columns={columns} rows={props.lines} rowKey={(line) => line.path} />
    </>
  );
}
