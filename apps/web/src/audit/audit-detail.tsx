import { useTranslation } from 'react-i18next';
import { Instant, useRead } from '../ui/index.ts';
import { detailKeys } from './audit-names.ts';
import { AuditSubject } from './audit-subject.tsx';
import type { AuditItem } from './use-audit-pages.ts';

/** What an entry states beside what it is, in words. */
export function AuditDetail({ item }: { item: AuditItem }) {
  const { t, i18n } = useTranslation();
  const entries = Object.entries(item.facts).filter(([key]) => key !== 'id' && key !== 'courses');
  if (entries.length === 0) {
    const key = detailKeys(item.detail).find((one) => i18n.exists(one));
    return key ? t(key) : item.detail || t('value.none');
  }
  return (
    <ul className="plain-list small">
      {entries.map(([key, value]) => (
        <li key={key}>
          {i18n.exists(`audit.fact.${key}`) ? t(`audit.fact.${key}`) : key}: <Fact name={key} value={value} />
        </li>
      ))}
    </ul>
  );
}

function Fact({ name, value }: { name: string; value: unknown }) {
  const { t, i18n } = useTranslation(['app', 'course']);
  const people = useRead('listUsers');
  if (Array.isArray(value)) {
    return value.map((one) => word(String(one), ['app:role', 'course:who.part'])).join(', ');
  }
  if (typeof value === 'boolean') return t(value ? 'course:page.yes' : 'course:page.no');
  const text = String(value);
  if (name === 'courseId') return <AuditSubject subject={text} />;
  if (name === 'until' || name === 'lockedUntil') return <Instant at={text} seconds />;
  if (name === 'reason' || name === 'note' || name === 'username') return text || t('app:value.none');
  return people.data?.find(({ id }) => id === text)?.displayName ?? word(text, ['app:audit.value']);

  function word(one: string, places: readonly string[]): string {
    const key = places.map((place) => `${place}.${one}`).find((candidate) => i18n.exists(candidate));
    return key === undefined ? one : t(key);
  }
}
