import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../session/me.ts';
import { useRead } from '../ui/index.ts';

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const courseStream = new RegExp(`^(?:course/)?(${uuid})$`);

/** What an entry is about: a course, an account, the centre itself. */
export function AuditSubject({ subject }: { subject: string | null }) {
  const { t } = useTranslation();
  const me = useMe();
  const people = useRead('listUsers');
  if (!subject) return t('value.none');
  const course = courseStream.exec(subject)?.[1];
  if (course) {
    return (
      <Link to="/courses/$id" params={{ id: course }}>
        <code>{course.slice(0, 8)}</code>
      </Link>
    );
  }
  const account = people.data?.find(({ id }) => subject === `access/${id}`);
  if (account) return t('audit.account-of', { name: account.displayName });
  return me && subject === `site/${me.site.id}` ? me.site.name : <code>{subject}</code>;
}
