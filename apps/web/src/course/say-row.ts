import { getPack, listPacks } from '@lutetia/protocol';

const tables = listPacks()
  .filter(({ kind }) => kind === 'dose-modification')
  .map(({ id }) => getPack('dose-modification', id));

/**
 * What a row of the label's dose rule asks for, in the pack's own words: "withhold until grade 1 or baseline". A
 * site may have adopted another label's table: the row is then looked for there. Null where no pack has it.
 */
export function sayRow(pack: string, row: string, locale: string): string | null {
  const inOrder = [...tables.filter(({ id }) => id === pack), ...tables.filter(({ id }) => id !== pack)];
  const found = inOrder.flatMap(({ rows }) => rows).find(({ id }) => id === row);
  return found?.text[locale.startsWith('zh') ? 'zh' : 'en'] ?? null;
}
