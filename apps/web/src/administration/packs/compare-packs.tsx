import type { CallOutput } from '@lutetia/contract';
import { getPack, type LocalValue, type PackKind, withLocalValues } from '@lutetia/protocol';
import { NativeSelect } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mayCommandSite } from '../../session/may.ts';
import { useMe } from '../../session/me.ts';
import { type Column, DataTable, StateBadge, useLocale } from '../../ui/index.ts';
import { AdoptPack } from './adopt-pack.tsx';
import { compareLines, type LinePair } from './compare-lines.ts';
import { LineName } from './line-name.tsx';
import { type PackLine, packLines } from './pack-lines.ts';
import { PackSource } from './pack-source.tsx';
import { PackValue } from './pack-value.tsx';
import type { Pack } from './packs-section.tsx';

type Site = CallOutput<'site'>;

/** A pack as it comes, or with the values that this site has signed over it. */
interface Choice {
  readonly key: string;
  readonly pack: Pack;
  readonly lines: readonly PackLine[];
  readonly here: boolean;
}

const signedHere = (site: Site, kind: PackKind, pack: string): LocalValue[] =>
  site.localValues
    .filter((one) => one.kind === kind && one.pack === pack)
    .map(({ path, value, rowsFrom, unit, reason, signedBy, signedAt }) => ({
      path,
      value: value ?? rowsFrom ?? '',
      unit,
      reason,
      signedBy: site.signers[signedBy] ?? signedBy,
      signedAt,
      status: 'site-signed',
    }));

function choicesOf(packs: readonly Pack[], kind: PackKind, site: Site): Choice[] {
  return packs.flatMap((pack) => {
    const values = signedHere(site, kind, pack.id);
    const asItComes = { key: pack.id, pack, lines: packLines(pack), here: false };
    if (values.length === 0) return [asItComes];
    const here = withLocalValues(getPack(kind, pack.id), values);
    return [asItComes, { key: `${pack.id}+here`, pack, lines: packLines({ ...here }), here: true }];
  });
}

/** Two packs of one kind side by side: what differs, in both their words and numbers; what is the same, folded. */
export function ComparePacks(props: { packs: readonly Pack[]; kind: PackKind; site: Site }) {
  const { t } = useTranslation(['administration', 'app']);
  const me = useMe();
  const navigate = useNavigate();
  const search = useSearch({ from: '/signed-in/administration/{-$section}' });
  const { kind, site } = props;
  const choices = choicesOf(props.packs, kind, site);
  if (choices.length < 2) return null;
  const chosen = (side: 'left' | 'right') =>
    search.compare === kind ? choices.find(({ key }) => key === search[side]) : undefined;
  const choose = (side: 'left' | 'right', key: string) =>
    void navigate({
      to: '/administration/{-$section}',
      params: { section: 'packs' },
      search: {
        left: chosen('left')?.key ?? '',
        right: chosen('right')?.key ?? '',
        [side]: key,
        compare: kind,
      },
      resetScroll: false,
      replace: true,
    });
  const name = ({ pack, here }: Choice) => (here ? t('packs.here', { pack: pack.title }) : pack.title);
  const left = chosen('left');
  const right = chosen('right');
  const select = (side: 'left' | 'right') => (
    <NativeSelect
      name={`compare-${kind}-${side}`}
      label={t(`packs.${side}`)}
      value={chosen(side)?.key ?? ''}
      onChange={(event) => choose(side, event.currentTarget.value)}
    >
      <option value="">{t('app:choose')}</option>
      {choices.map((one) => (
        <option key={one.key} value={one.key}>
          {name(one)}
        </option>
      ))}
    </NativeSelect>
  );
  return (
    <details className="compare" open={search.compare === kind}>
      <summary>{t('packs.compare')}</summary>
      <div className="toolbar">
        {select('left')}
        {select('right')}
      </div>
      {left && right && (
        <>
          <Differences left={left} right={right} names={[name(left), name(right)]} />
          {mayCommandSite(me, 'adopt-pack') && (
            <div className="acts">
              {[left, right]
                .filter(({ pack, here }) => !here && !isSigned(site, kind, pack))
                .map(({ pack }) => (
                  <div key={pack.id}>
                    <span className="small">{pack.title}</span> <AdoptPack kind={kind} pack={pack} />
                  </div>
                ))}
            </div>
          )}
        </>
      )}
    </details>
  );
}

const isSigned = (site: Site, kind: PackKind, pack: Pack): boolean =>
  site.packs.some((one) => one.kind === kind && one.pack === pack.id && one.version === pack.version);

function Differences(props: { left: Choice; right: Choice; names: readonly [string, string] }) {
  const { t } = useTranslation('administration');
  const { language } = useLocale();
  const pairs = compareLines(props.left.lines, props.right.lines);
  const differing = pairs.filter(({ change }) => change !== 'same');
  const same = pairs.filter(({ change }) => change === 'same');
  const worded = (line: PackLine | null) =>
    line === null ? (
      <em className="unknown">{t('packs.not-there')}</em>
    ) : (
      <>
        {line.text && <p className="flush">{line.text[language]}</p>}
        {says(line) && <PackValue line={line} />}
        <div>
          <PackSource from={line.from} />
        </div>
      </>
    );
  const columns: Column<LinePair>[] = [
    {
      key: 'rule',
      header: t('packs.rule'),
      cell: ({ left, right }) => <Named line={left ?? right} />,
    },
    {
      key: 'change',
      header: t('packs.change'),
      cell: ({ change }) => (
        <StateBadge
          state={change === 'same' ? 'none' : change === 'removed' ? 'replaced' : 'due'}
          label={t(`packs.change-${change}`)}
        />
      ),
    },
    { key: 'left', header: props.names[0], cell: ({ left }) => worded(left) },
    { key: 'right', header: props.names[1], cell: ({ right }) => worded(right) },
  ];
  const table = (rows: readonly LinePair[]) => (
    <DataTable caption={props.names.join(' · ')} columns={columns} rows={rows} rowKey={({ path }) => path} />
  );
  return (
    <div className="differences">
      <p role="status" className="count">
        {t('packs.differences', { count: differing.length, same: same.length })}
      </p>
      {differing.length > 0 && table(differing)}
      {same.length > 0 && (
        <details>
          <summary>{t('packs.same', { count: same.length })}</summary>
          {table(same)}
        </details>
      )}
    </div>
  );
}

/** Whether a line has more than its words. */
const says = ({ value, details, grades }: PackLine): boolean =>
  value !== undefined || details.length > 0 || grades.length > 0;

const Named = ({ line }: { line: PackLine | null }) =>
  line === null ? null : <LineName line={{ ...line, text: null }} />;
