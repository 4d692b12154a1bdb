import type { Site } from '@lutetia/course';
import type { PackKind } from '@lutetia/protocol';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable, Quantity, StateBadge, useLocale } from '../../ui/index.ts';
import { SiteAct } from '../site-act.tsx';
import { LineName } from './line-name.tsx';
import type { Detail, PackLine } from './pack-lines.ts';
import type { Pack } from './packs-section.tsx';

/** A pack in plain words: each value with its unit, source and status. */
export function PackReader(props: {
  lines: readonly PackLine[];
  kind: PackKind;
  pack: Pack;
  site: Site;
  adopted: boolean;
}) {
  const { t } = useTranslation();
  const { kind, pack, site } = props;
  const signed = (line: PackLine) =>
    site.localValues.findLast((one) => one.kind === kind && one.pack === pack.id && one.path === line.path);
  const columns: Column<PackLine>[] = [
    { key: 'what', header: t('administration.packs.what'), cell: (line) => <LineName line={line} /> },
    {
      key: 'value',
      header: t('administration.packs.value'),
      cell: (line) => {
        const local = signed(line);
        return (
          <>
            <Value line={line} />
            {local && (
              <div className="small">
                {t('administration.packs.replaced', { value: `${local.value} ${local.unit}` })}
              </div>
            )}
          </>
        );
      },
    },
    {
      key: 'source',
      header: t('administration.packs.source'),
      cell: ({ from }) => (
        <span className="small">
          {[from.citation, from.section, from.version].filter(Boolean).join(' · ')}
          {from.note && <div className="dimmed">{from.note}</div>}
        </span>
      ),
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
              label={t('administration.packs.sign-value')}
              initial={{ kind, pack: pack.id, path: line.path, unit: line.unit ?? '' }}
            />
          )}
        </>
      ),
    },
  ];
  return (
    <>
      <p className="small dimmed">{t('administration.packs.in-english')}</p>
      <DataTable caption={pack.title} columns={columns} rows={props.lines} rowKey={(line) => line.path} />
    </>
  );
}

function Value({ line }: { line: PackLine }) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  if (line.value === null) return <em className="unknown">{t('administration.packs.no-value')}</em>;
  if (typeof line.value === 'boolean') return t(line.value ? 'value.yes' : 'value.no');
  if (typeof line.value === 'number') {
    return line.unit === null || line.unit === '1' ? (
      line.value.toLocaleString(locale)
    ) : (
      <Quantity value={line.value} unit={line.unit} digits={6} />
    );
  }
  if (typeof line.value === 'string') return line.value;
  return <Details line={line} />;
}

const unitOf = (line: PackLine, detail: Detail): string =>
  detail.measure === 'unit' && line.unit && line.unit !== '1' ? ` ${line.unit}` : '';

function Details({ line }: { line: PackLine }) {
  const { t, i18n } = useTranslation();
  const { locale, language } = useLocale();
  const nameOf = (name: string): string => {
    const grade = /^grade-(\d)$/.exec(name)?.[1];
    if (grade) return t('administration.packs.grade', { grade });
    return i18n.exists(`pack-name.${name}`) ? t(`pack-name.${name}`) : name;
  };
  if (line.details.length === 0 && line.grades.length === 0) return t('administration.packs.no-number');
  return (
    <ul className="reasons small">
      {line.details.map((detail) => (
        <li key={detail.names.join('.')}>
          {detail.names
            .filter((name) => !['rule', 'trigger', 'grading', 'rules', 'steps'].includes(name))
            .map(nameOf)
            .join(' – ')}
          {': '}
          {detail.relation && `${detail.relation} `}
          {detail.measure === 'times'
            ? t('administration.packs.times', { value: detail.value.toLocaleString(locale) })
            : `${detail.value.toLocaleString(locale)}${unitOf(line, detail)}`}
        </li>
      ))}
      {line.grades.map(({ grade, text }) => (
        <li key={`${grade} ${text.en}`}>
          {t('administration.packs.grade', { grade })}: {text[language]}
        </li>
      ))}
    </ul>
  );
}
