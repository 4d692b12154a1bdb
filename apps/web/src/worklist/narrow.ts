import type { WorklistItem } from '@lutetia/contract';
import { matchText } from '../ui/match-text.ts';

/** Items whose name, number, step or next act holds the words. */
export function narrow(
  items: readonly WorklistItem[],
  text: string,
  say: (item: WorklistItem) => string,
): readonly WorklistItem[] {
  if (text.trim() === '') return items;
  return items.filter((item) => {
    const { person } = item;
    const own = person === null ? '' : `${person.name} ${person.nativeName} ${person.hospitalNumber}`;
    return matchText(text, `${own} ${say(item)}`) > 0;
  });
}
