import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorNotice, Loading, PageTitle } from '../ui/index.ts';
import { AuditFilter } from './audit-filter.tsx';
import { AuditTable } from './audit-table.tsx';
import { useAuditPages } from './use-audit-pages.ts';

/** Who read and did what, newest first. */
export function AuditPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/signed-in/audit' });
  const pages = useAuditPages(search);
  return (
    <>
      <PageTitle title={t('nav.audit')} lead={t('audit.lead')} />
      <AuditFilter search={search} />
      <ErrorNotice error={pages.error} takeFocus={false} />
      {pages.isPending && <Loading />}
      {pages.data && pages.items.length === 0 && (
        <EmptyState title={t('audit.empty')}>{t('audit.empty-help')}</EmptyState>
      )}
      {pages.items.length > 0 && <AuditTable items={pages.items} />}
      {pages.hasNextPage && (
        <Button
          variant="default"
          name="older"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t('audit.older')}
        </Button>
      )}
    </>
  );
}
