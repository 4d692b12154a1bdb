import type { CallOutput } from '@lutetia/contract';
import { type PackKind, packKinds } from '@lutetia/protocol';
import { useTranslation } from 'react-i18next';
import { ErrorNotice, Loading, useLocale, useRead } from '../../ui/index.ts';
import { WithSite } from '../with-site.tsx';
import { ComparePacks } from './compare-packs.tsx';
import { LocalValues } from './local-values.tsx';
import { PackPanel } from './pack-panel.tsx';

/** A pack under its title in the reader's language. */
export interface Pack {
  readonly [part: string]: unknown;
  readonly id: string;
  readonly version: string;
  readonly title: string;
}

export function PacksSection() {
  const packs = useRead('packs');
  return (
    <WithSite>
      {(site) => (
        <>
          <ErrorNotice error={packs.error} takeFocus={false} />
          {packs.isPending && <Loading />}
          {packs.data && <Packs packs={packs.data} site={site} />}
          <LocalValues site={site} />
        </>
      )}
    </WithSite>
  );
}

function Packs({ packs, site }: { packs: CallOutput<'packs'>; site: CallOutput<'site'> }) {
  const { t } = useTranslation();
  const { language } = useLocale();
  const ofKind = (kind: PackKind): Pack[] =>
    packs.filter((pack) => pack.kind === kind).map((pack) => ({ ...pack, title: pack.title[language] }));
  return packKinds.map((kind) => (
    <section key={kind} aria-labelledby={`packs-${kind}`}>
      <h2 id={`packs-${kind}`}>{t(`administration:packs.kind.${kind}`)}</h2>
      {ofKind(kind).map((pack) => (
        <PackPanel key={pack.id} pack={pack} kind={kind} site={site} />
      ))}
      <ComparePacks packs={ofKind(kind)} kind={kind} site={site} />
    </section>
  ));
}
