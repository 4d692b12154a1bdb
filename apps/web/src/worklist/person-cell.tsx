import type { WorklistItem } from '@lutetia/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** Name and number, or, for readers who may not see who it is, a short form of the course's id. */
export function PersonCell({ item }: { item: Pick<WorklistItem, 'courseId' | 'person' | 'restricted'> }) {
  const { t } = useTranslation();
  const number = item.courseId.slice(0, 8);
  const name =
    item.person?.name ?? t(item.restricted ? 'worklist.restricted' : 'worklist.masked', { number });
  return (
    <>
      <Link to="/courses/$id" params={{ id: item.courseId }}>
        {name}
      </Link>
      {item.person?.nativeName && item.person.nativeName !== item.person.name && (
        <>
          {' '}
          <span className="nowrap">{item.person.nativeName}</span>
        </>
      )}
      {item.person?.hospitalNumber && <div className="small dimmed">{item.person.hospitalNumber}</div>}
    </>
  );
}
