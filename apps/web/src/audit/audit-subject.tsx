import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

const courseStream = /^(?:course\/)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

export function AuditSubject({ subject }: { subject: string | null }) {
  const { t } = useTranslation();
  if (!subject) return t('value.none');
  const id = courseStream.exec(subject)?.[1];
  if (!id) return <code>{subject}</code>;
  return (
    <Link to="/courses/$id" params={{ id }}>
      <code>{id.slice(0, 8)}</code>
    </Link>
  );
}
