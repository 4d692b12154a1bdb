import type { PackKind } from '@lutetia/protocol';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { mayCommandSite } from '../../session/may.ts';
import { useMe } from '../../session/me.ts';
import { ErrorNotice, SignatureDialog } from '../../ui/index.ts';
import { useSiteCommand } from '../use-site-command.ts';
import type { Pack } from './packs-section.tsx';

/** Signs this version of a pack into use. */
export function AdoptPack({ kind, pack }: { kind: PackKind; pack: Pack }) {
  const { t } = useTranslation();
  const me = useMe();
  const act = useSiteCommand('adopt-pack', () => undefined);
  if (!mayCommandSite(me, 'adopt-pack')) return null;
  return (
    <>
      <Button
        variant="light"
        size="compact-sm"
        name={`adopt-${kind}-${pack.id}`}
        aria-label={`${t('site-command.adopt-pack')}: ${pack.title}`}
        onClick={() => act.submit({ kind, pack: pack.id, version: pack.version })}
      >
        {t('administration:packs.adopt')}
      </Button>
      {act.signing === null && <ErrorNotice error={act.error} />}
      {act.signing && (
        <SignatureDialog
          opened
          meaning={act.signing}
          busy={act.busy}
          error={act.error}
          onSign={act.sign}
          onCancel={act.cancelSigning}
        >
          <p className="flush">
            <strong>{t('site-command.adopt-pack')}</strong>: {pack.title} ({pack.id} {pack.version})
          </p>
        </SignatureDialog>
      )}
    </>
  );
}
