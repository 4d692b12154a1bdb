import type { ReadinessItem } from '@lutetia/course';
import type { Speech } from '../../course/describe.ts';

const joined = (
  words: readonly string[],
  { locale }: Pick<Speech, 'locale'>,
  type: 'conjunction' | 'disjunction',
) => new Intl.ListFormat(locale, { type }).format(words);

/** What should be there, in words. */
export function sayItem({ name, roles, topic }: ReadinessItem, speech: Speech): string {
  return speech.t(`administration:readiness.item.${name}`, {
    roles: joined(
      roles.map((role) => speech.t(`app:role.${role}`)),
      speech,
      'disjunction',
    ),
    topic: topic === null ? '' : speech.t(`course:option.${topic}`),
  });
}

/** The acts that stay closed without it. */
export const sayActs = (acts: ReadinessItem['acts'], speech: Speech): string =>
  joined(
    acts.map((act) => speech.t(`course:command.${act}`)),
    speech,
    'conjunction',
  );
