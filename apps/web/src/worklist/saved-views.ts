import { useCallback, useSyncExternalStore } from 'react';
import { useMe } from '../session/me.ts';
import { readWorklistSearch, type WorklistSearch } from './search.ts';

export interface SavedView {
  readonly name: string;
  readonly search: WorklistSearch;
}

function readView(raw: unknown): SavedView | null {
  if (typeof raw !== 'object' || raw === null || !('name' in raw) || !('search' in raw)) return null;
  const { name, search } = raw;
  if (typeof name !== 'string' || typeof search !== 'object' || search === null) return null;
  return { name, search: readWorklistSearch({ ...search }) };
}

const keyOf = (userId: string) => `lutetia.views.${userId}`;
const listeners = new Set<() => void>();
const none: readonly SavedView[] = [];
/** The last reading, so that the same text gives the same list. */
let last: { text: string; views: readonly SavedView[] } = { text: '', views: none };

export function parseViews(text: string | null): readonly SavedView[] {
  if (text === null) return none;
  try {
    const views: unknown = JSON.parse(text);
    return Array.isArray(views) ? views.map(readView).filter((view) => view !== null) : none;
  } catch {
    return none;
  }
}

function readViews(key: string): readonly SavedView[] {
  const text = localStorage.getItem(key);
  if (text === null) return none;
  if (last.text !== text) last = { text, views: parseViews(text) };
  return last.views;
}

/** What of a view is kept: not the words that were typed, which may be a patient's name, on a tablet of the ward. */
export const withoutWords = ({ text: _, search: __, ...kept }: WorklistSearch): WorklistSearch => kept;

/** With a view that was removed put back; where its name is taken by now, beside the other under a free one. */
export function withRestored(views: readonly SavedView[], view: SavedView): readonly SavedView[] {
  const taken = new Set(views.map(({ name }) => name));
  let name = view.name;
  for (let number = 2; taken.has(name); number += 1) name = `${view.name} (${number})`;
  return [...views, { ...view, name }];
}

/** Views that the signed-in person has named, kept on this device. */
export function useSavedViews(): {
  views: readonly SavedView[];
  save: (view: SavedView) => void;
  remove: (name: string) => void;
  restore: (view: SavedView) => void;
} {
  const key = keyOf(useMe()?.userId ?? '');
  const views = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => readViews(key),
  );
  const write = useCallback(
    (next: readonly SavedView[]) => {
      localStorage.setItem(key, JSON.stringify(next));
      for (const listener of listeners) listener();
    },
    [key],
  );
  return {
    views,
    save: ({ name, search }) =>
      write([...views.filter((one) => one.name !== name), { name, search: withoutWords(search) }]),
    remove: (name) => write(views.filter((one) => one.name !== name)),
    restore: (view) => write(withRestored(views, view)),
  };
}
