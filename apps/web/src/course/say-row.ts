import type { DoseRuleResult } from '@lutetia/course';
import { doseModificationPacks } from '@lutetia/protocol';

/**
 * What a row of the label's dose rule asks for, in the pack's own words: "withhold until grade 1 or baseline". A
 * site may have adopted another label's table: the row is then looked for there. Null where no pack has it.
 */
export function sayRow(pack: string, row: string, locale: string): string | null {
  const inOrder = [
    ...doseModificationPacks.filter(({ id }) => id === pack),
    ...doseModificationPacks.filter(({ id }) => id !== pack),
  ];
  const found = inOrder.flatMap(({ rows }) => rows).find(({ id }) => id === row);
  return found?.text[locale.startsWith('zh') ? 'zh' : 'en'] ?? null;
}

/** Until when the next dose is withheld: the rows that fired and say so. Empty when the rule withholds nothing. */
export const conditionsOf = (rule: DoseRuleResult, locale: string): string[] =>
  rule.rows
    .filter(({ fired, effect }) => fired === true && effect.startsWith('withhold'))
    .map(({ id }) => sayRow(rule.pack, id, locale) ?? id);
