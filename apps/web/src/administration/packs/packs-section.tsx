import type { CallOutput } from '@lutetia/contract';
import type { Site } from '@lutetia/course';
import { packKinds } from '@lutetia/protocol';
import { useTranslation } from 'react-i18next';
import { ErrorNotice, Loading, useLocale, useRead } from '../../ui/index.ts';
import { WithSite } from '../with-site.tsx';
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

function Packs({ packs, site }: { packs: CallOutput<'packs'>; site: Site }) {
  const { t } = useTranslation();
  const { language } = useLocale();
  return packKinds.map((kind) => (
    <section key={kind} aria-labelledby={`packs-${kind}`}>
      <h2 id={`packs-${kind}`}>{t(`administration.packs.kind.${kind}`)}</h2>
      {packs
        .filter((pack) => pack.kind === kind)
        .map((pack) => (
          <PackPanel key={pack.id} pack={{ ...pack, title: pack.title[language] }} kind={kind} site={site} />
        ))}
    </section>
  ));
}
