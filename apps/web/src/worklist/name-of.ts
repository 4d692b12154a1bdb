import type { WorklistItem } from '@lutetia/contract';
import type { TFunction } from 'i18next';

/** Whose course it is, or, for readers who may not see that, a short form of the course's id. */
export function nameOf(
  { person, courseId, restricted }: Pick<WorklistItem, 'person' | 'courseId' | 'restricted'>,
  t: TFunction,
): string {
  const number = courseId.slice(0, 8);
  return person?.name ?? t(restricted ? 'app:worklist.restricted' : 'app:worklist.masked', { number });
}

/** The name in its own script where that is another, else an empty text. */
export const nativeNameOf = ({ person }: Pick<WorklistItem, 'person'>): string =>
  person !== null && person.nativeName !== person.name ? person.nativeName : '';
