import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outside } from '../shell/outside.tsx';
import { Loading } from '../ui/loading.tsx';
import { Notice } from '../ui/notice.tsx';
import { partings } from './device-partings.ts';
import { setMe } from './me.ts';
import { useUnanswered } from './use-parting.ts';

/** Stands in place of every page from the moment somebody signs out until the server has ended the session. */
export function Leaving({ name }: { name: string | null }) {
  const { t } = useTranslation();
  const unanswered = useUnanswered();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  // What was read in the session is forgotten, whether or not the server knows of its end.
  useEffect(() => {
    client.clear();
    setMe(client, null);
  }, [client]);
  if (!unanswered) return <Loading />;
  return (
    <Outside title={t('leaving.title')}>
      <div data-leaving>
        <Notice tone="attention">
          <strong>{name === null ? t('leaving.what') : t('leaving.whose', { name })}</strong>
          <div>{t('leaving.help')}</div>
        </Notice>
        <Button
          mt="md"
          name="leave-again"
          loading={asking}
          onClick={() => {
            setAsking(true);
            void partings.settle().finally(() => setAsking(false));
          }}
        >
          {t('action.try-again')}
        </Button>
      </div>
    </Outside>
  );
}
