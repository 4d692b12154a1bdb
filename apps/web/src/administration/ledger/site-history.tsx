import type { RecordedEventView } from '@lutetia/contract';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { may } from '../../session/may.ts';
import { useMe } from '../../session/me.ts';
import {
  type Column,
  DataTable,
  EmptyState,
  ErrorNotice,
  Instant,
  Loading,
  useRead,
} from '../../ui/index.ts';
import { siteCommandOf } from './site-command-of.ts';
import { SiteFact } from './site-fact.tsx';
import { useSiteHistory } from './use-site-history.ts';

/** The site's own stream of the ledger, newest first. */
export function SiteHistory() {
  const { t } = useTranslation();
  const me = useMe();
  const events = useSiteHistory();
  const people = useRead('listUsers', {}, { enabled: may(me, 'listUsers') });
  const columns: Column<RecordedEventView>[] = [
    { key: 'at', header: t('audit.at'), cell: (event) => <Instant at={event.at} /> },
    { key: 'who', header: t('audit.actor'), cell: (event) => event.actorName },
    {
      key: 'what',
      header: t('audit.what'),
      cell: (event) => {
        const command = siteCommandOf(event.type);
        return (
          <>
            {command ? t(`site-command.${command}`) : t('app:administration.ledger.site-opened')}
            <div className="small dimmed">
              <code>{event.type}</code>
            </div>
          </>
        );
      },
    },
    {
      key: 'body',
      header: t('administration:ledger.recorded'),
      cell: (event) => <SiteFact event={event} people={people.data ?? []} />,
    },
  ];
  return (
    <section aria-labelledby="site-history">
      <h2 id="site-history">{t('administration:ledger.site-history')}</h2>
      <ErrorNotice error={events.error} takeFocus={false} />
      {events.isPending && <Loading />}
      {events.data && events.items.length === 0 && (
        <EmptyState title={t('administration:ledger.no-site-history')} />
      )}
      {events.items.length > 0 && (
        <DataTable
          caption={t('administration:ledger.site-history')}
          columns={columns}
          rows={events.items}
          rowKey={(event) => String(event.position)}
        />
      )}
      {events.hasNextPage && (
        <Button
          variant="default"
          name="older"
          loading={events.isFetchingNextPage}
          onClick={() => void events.fetchNextPage()}
        >
          {t('audit.older')}
        </Button>
      )}
    </section>
  );
}
