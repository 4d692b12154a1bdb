import { useTranslation } from 'react-i18next';
import { type Column, DataTable, Instant } from '../ui/index.ts';
import { AuditDetail } from './audit-detail.tsx';
import { AuditSubject } from './audit-subject.tsx';
import { AuditWhat } from './audit-what.tsx';
import type { AuditItem } from './use-audit-pages.ts';

export function AuditTable({ items }: { items: readonly AuditItem[] }) {
  const { t, i18n } = useTranslation();
  const columns: Column<AuditItem>[] = [
    { key: 'at', header: t('audit.at'), cell: (item) => <Instant at={item.at} seconds /> },
    {
      key: 'actor',
      header: t('audit.actor'),
      cell: (item) => (
        <>
          {item.actorName}
          <div className="small dimmed">
            {i18n.exists(`role.${item.role}`) ? t(`role.${item.role}`) : item.role}
          </div>
        </>
      ),
    },
    { key: 'kind', header: t('audit.kind'), cell: (item) => t(`audit.kind-${item.kind}`) },
    { key: 'what', header: t('audit.what'), cell: (item) => <AuditWhat what={item.what} /> },
    { key: 'subject', header: t('audit.subject'), cell: (item) => <AuditSubject subject={item.subject} /> },
    { key: 'detail', header: t('audit.detail'), cell: (item) => <AuditDetail item={item} /> },
  ];
  return (
    <DataTable
      caption={t('nav.audit')}
      columns={columns}
      rows={items}
      rowKey={(item) => `${item.kind} ${item.id}`}
    />
  );
}
