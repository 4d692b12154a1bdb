import type { WorklistItem } from '@lutetia/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { nameOf, nativeNameOf } from './name-of.ts';

/** Name and number, or, for readers who may not see who it is, a short form of the course's id. */
export function PersonCell({ item }: { item: Pick<WorklistItem, 'courseId' | 'person' | 'restricted'> }) {
  const { t } = useTranslation();
  const native = nativeNameOf(item);
  return (
    <>
      <Link to="/courses/$id" params={{ id: item.courseId }}>
        {nameOf(item, t)}
      </Link>
      {native !== '' && (
        <>
          {' '}
          <span className="nowrap">{native}</span>
        </>
      )}
      {item.person?.hospitalNumber && <div className="small dimmed">{item.person.hospitalNumber}</div>}
    </>
  );
}
