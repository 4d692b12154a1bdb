import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useRowKeys } from '../palette/index.ts';
import { CsvButton, EmptyState, ErrorNotice, ListSkeleton, PageTitle, useRead } from '../ui/index.ts';
import { AuditFilter } from './audit-filter.tsx';
import { AuditTable } from './audit-table.tsx';
import { useAuditCsv } from './use-audit-csv.ts';
import { useAuditPages } from './use-audit-pages.ts';

/** Who read and did what, newest first. */
export function AuditPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/signed-in/audit' });
  const pages = useAuditPages(search);
  // A number that turns into a name would move the rows.
  const names = useRead('listUsers');
  const isPending = pages.isPending || names.isPending;
  const toCsv = useAuditCsv();
  const part = useRef<HTMLDivElement>(null);
  useRowKeys(part);
  return (
    <>
      <PageTitle
        title={t('nav.audit')}
        lead={t('audit.lead')}
        actions={pages.items.length > 0 && <CsvButton file="audit" load={() => toCsv(pages.items)} />}
      />
      <AuditFilter search={search} />
      <ErrorNotice error={pages.error} takeFocus={false} />
      {isPending && <ListSkeleton />}
      {!isPending && pages.data && pages.items.length === 0 && (
        <EmptyState title={t('audit.empty')}>{t('audit.empty-help')}</EmptyState>
      )}
      <div ref={part}>{!isPending && pages.items.length > 0 && <AuditTable items={pages.items} />}</div>
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
