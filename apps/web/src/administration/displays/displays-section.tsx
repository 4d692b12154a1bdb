import type { DisplayView } from '@lutetia/contract';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Column, ConfirmDialog, Instant, StateBadge, useAct, useRead } from '../../ui/index.ts';
import { RecordList } from '../record-list.tsx';
import { MakeDisplay } from './make-display.tsx';

const isOver = ({ endsAt }: DisplayView): boolean =>
  endsAt !== null && Temporal.Instant.compare(endsAt, Temporal.Now.instant()) <= 0;

/** Links of the screens on the wall: made, listed, revoked. */
export function DisplaysSection() {
  const { t } = useTranslation();
  const displays = useRead('listDisplays');
  const [leaving, setLeaving] = useState<DisplayView | null>(null);
  const columns: Column<DisplayView>[] = [
    { key: 'name', header: t('administration:displays.name'), cell: ({ name }) => name },
    {
      key: 'shows',
      header: t('administration:displays.shows'),
      cell: ({ shows }) => t(`administration:displays.show.${shows}`),
    },
    {
      key: 'made',
      header: t('administration:displays.made-by'),
      cell: ({ madeBy, createdAt }) => (
        <>
          {madeBy}
          <div className="small">
            <Instant at={createdAt} />
          </div>
        </>
      ),
    },
    {
      key: 'opened',
      header: t('administration:displays.opened'),
      cell: ({ openedAt }) =>
        openedAt === null ? t('administration:displays.never') : <Instant at={openedAt} />,
    },
    {
      key: 'state',
      header: t('administration:displays.state'),
      cell: (one) => (
        <>
          <StateBadge state={one.revokedAt !== null ? 'closed' : isOver(one) ? 'expired' : 'active'} />
          {one.endsAt !== null && (
            <div className="small">
              <Instant at={one.endsAt} />
            </div>
          )}
          {one.revokedAt === null && (
            <Button variant="light" size="compact-sm" name="revoke" ml="xs" onClick={() => setLeaving(one)}>
              {t('administration:displays.revoke')}
            </Button>
          )}
        </>
      ),
    },
  ];
  return (
    <>
      <MakeDisplay />
      <h2>{t('administration:displays.list')}</h2>
      <RecordList
        read={displays}
        caption={t('app:administration.displays.title')}
        columns={columns}
        empty={{ title: t('administration:displays.empty'), help: t('administration:displays.empty-help') }}
      />
      {leaving !== null && <Revoke display={leaving} onClose={() => setLeaving(null)} />}
    </>
  );
}

function Revoke({ display: { id, name }, onClose }: { display: DisplayView; onClose: () => void }) {
  const { t } = useTranslation();
  const revoke = useAct('revokeDisplay', ['listDisplays']);
  return (
    <ConfirmDialog
      opened
      title={t('administration:displays.confirm')}
      confirmLabel={t('administration:displays.revoke')}
      onConfirm={() => revoke.mutate({ params: { id } }, { onSuccess: onClose })}
      onCancel={onClose}
      busy={revoke.isPending}
      error={revoke.error}
    >
      {t('administration:displays.confirm-help', { name })}
    </ConfirmDialog>
  );
}
