import { wordsOf } from './blind-index.ts';
import type { Person } from './person.ts';

/**
 * Whether two statements of who somebody is can mean one person: in some script, every word of the one name
 * stands in the other. Accents and the order of family and given name do not count; twins differ.
 */
export function alikeNames(a: Pick<Person, 'names'>, b: Pick<Person, 'names'>): boolean {
  const all = (one: Pick<Person, 'names'>) =>
    one.names.map(({ family, given }) => wordsOf(`${family} ${given}`)).filter(({ length }) => length > 0);
  const within = (few: readonly string[], many: readonly string[]) =>
    few.every((word) => many.includes(word));
  return all(a).some((one) => all(b).some((other) => within(one, other) || within(other, one)));
}
