import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Action } from './action.ts';
import { useOffer } from './action-store.ts';

const rowsIn = (part: HTMLElement | null): HTMLElement[] => [
  ...(part?.querySelectorAll<HTMLElement>('tbody tr') ?? []),
];

/** A row is where its first link or button is; one that has none is itself. */
function focusOn(row: HTMLElement): void {
  const first = row.querySelector<HTMLElement>('a, button');
  if (first === null) row.tabIndex = -1;
  (first ?? row).focus();
}

/** Goes through the rows of a list by `j` and `k`, each by its first link, which Enter opens; `x` chooses. */
export function useRowKeys(part: RefObject<HTMLElement | null>, options: { choose?: boolean } = {}): void {
  const { t } = useTranslation('palette');
  const here = (): number => rowsIn(part.current).findIndex((row) => row.contains(document.activeElement));
  const step = (by: 1 | -1) => () => {
    const rows = rowsIn(part.current);
    const at = here();
    const row = rows[at === -1 ? (by === 1 ? 0 : rows.length - 1) : at + by];
    if (row === undefined) return;
    focusOn(row);
    row.scrollIntoView({ block: 'nearest' });
  };
  const shared = { group: 'page', keyOnly: true } as const;
  const actions: Action[] = [
    { id: 'row.next', label: t('row.next'), keys: 'j', repeats: true, run: step(1), ...shared },
    { id: 'row.previous', label: t('row.previous'), keys: 'k', repeats: true, run: step(-1), ...shared },
  ];
  if (options.choose) {
    const run = () =>
      rowsIn(part.current)[here()]?.querySelector<HTMLElement>('input[type="checkbox"]')?.click();
    actions.push({ id: 'row.choose', label: t('row.choose'), keys: 'x', run, ...shared });
  }
  useOffer(actions);
}

/** `/` goes to the page's search field. */
export function useSearchKey(field: RefObject<HTMLInputElement | null>): void {
  const { t } = useTranslation('palette');
  const run = () => {
    field.current?.focus();
    field.current?.select();
  };
  useOffer([{ id: 'page.search', group: 'page', label: t('row.search'), keys: '/', keyOnly: true, run }]);
}
