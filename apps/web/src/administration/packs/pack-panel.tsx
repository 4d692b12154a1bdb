import type { CallOutput } from '@lutetia/contract';
import type { PackKind } from '@lutetia/protocol';
import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice, StateBadge } from '../../ui/index.ts';
import { AdoptPack } from './adopt-pack.tsx';
import { countLines, packLines } from './pack-lines.ts';
import { PackReader } from './pack-reader.tsx';
import type { Pack } from './packs-section.tsx';
import { ruleIn } from './search.ts';

export function PackPanel(props: { pack: Pack; kind: PackKind; site: CallOutput<'site'> }) {
  const { t } = useTranslation(['app', 'administration']);
  const { pack, kind, site } = props;
  const search = useSearch({ from: '/signed-in/administration/{-$section}' });
  const rule = ruleIn(search, kind, pack.id);
  const [open, setOpen] = useState(rule !== null);
  const panel = useId();
  const lines = packLines(pack);
  const counts = countLines(lines);
  const adopted = site.packs.some(
    (one) => one.kind === kind && one.pack === pack.id && one.version === pack.version,
  );
  const older = adopted ? undefined : site.packs.find((one) => one.kind === kind && one.pack === pack.id);
  return (
    <article className="pack" aria-label={pack.title} data-pack={`${kind} ${pack.id}`}>
      <div className="pack-head">
        <div className="pack-title">
          <strong>{pack.title}</strong>
          <div className="small dimmed">
            <code>{pack.id}</code> · {t('administration:packs.version')} {pack.version} ·{' '}
            {t('administration:packs.counts', { verified: counts.verified, unverified: counts.unverified })}
            {counts.withoutValue > 0 && (
              <> · {t('administration:packs.missing-count', { count: counts.withoutValue })}</>
            )}
          </div>
        </div>
        {adopted ? (
          <StateBadge state="adopted" />
        ) : (
          <span className="dimmed">{t('administration:packs.not-in-use')}</span>
        )}
        <Button
          variant="default"
          size="compact-sm"
          name={`read-${kind}-${pack.id}`}
          aria-expanded={open}
          aria-controls={panel}
          aria-label={`${t(open ? 'administration:packs.hide' : 'administration:packs.read')}: ${pack.title}`}
          onClick={() => setOpen(!open)}
        >
          {t(open ? 'administration:packs.hide' : 'administration:packs.read')}
        </Button>
        {!adopted && <AdoptPack kind={kind} pack={pack} />}
      </div>
      {older && (
        <Notice tone="stop">
          {t('administration:packs.older', { signed: older.version, ships: pack.version })}
        </Notice>
      )}
      <div id={panel}>
        {open && (
          <PackReader lines={lines} kind={kind} pack={pack} site={site} adopted={adopted} rule={rule} />
        )}
      </div>
    </article>
  );
}
