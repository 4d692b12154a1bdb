import type { RecordedEventView } from '@lutetia/contract';
import { siteCommands, siteCommandTypes } from '@lutetia/course';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable, EmptyState, ErrorNotice, Instant, Loading } from '../../ui/index.ts';
import { useSiteHistory } from './use-site-history.ts';

const commandOf = (event: string) => siteCommandTypes.find((type) => siteCommands[type].event === event);

/** The site's own stream of the ledger, newest first. */
export function SiteHistory() {
  const { t } = useTranslation();
  const events = useSiteHistory();
  const columns: Column<RecordedEventView>[] = [
    { key: 'at', header: t('audit.at'), cell: (event) => <Instant at={event.at} /> },
    { key: 'who', header: t('audit.actor'), cell: (event) => event.actorName },
    {
      key: 'what',
      header: t('audit.what'),
      cell: (event) => {
        const command = commandOf(event.type);
        return (
          <>
            {command ? t(`site-command.${command}`) : t('administration.ledger.site-opened')}
            <div className="small dimmed">
              <code>{event.type}</code>
            </div>
          </>
        );
      },
    },
    {
      key: 'body',
      header: t('administration.ledger.recorded'),
      cell: (event) => (
        <code className="small">
          {Object.entries(event.body)
            .map(
              ([key, value]) =>
                `${key}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`,
            )
            .join(' · ')}
        </code>
      ),
    },
  ];
  return (
    <section aria-labelledby="site-history">
      <h2 id="site-history">{t('administration.ledger.site-history')}</h2>
      <ErrorNotice error={events.error} takeFocus={false} />
      {events.isPending && <Loading />}
      {events.data && events.items.length === 0 && (
        <EmptyState title={t('administration.ledger.no-site-history')} />
      )}
      {events.items.length > 0 && (
        <DataTable
          caption={t('administration.ledger.site-history')}
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
