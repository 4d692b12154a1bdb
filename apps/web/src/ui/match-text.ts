/** Small letters without accents or width: what a search compares. */
export const foldText = (text: string): string =>
  text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** How well words fit a text: 0 not at all, 1 somewhere, 2 every one at the beginning of a word. */
export function matchText(words: string, text: string): 0 | 1 | 2 {
  const folded = foldText(text);
  const parts = foldText(words).split(/\s+/).filter(Boolean);
  if (!parts.every((part) => folded.includes(part))) return 0;
  const starts = (part: string) => folded.startsWith(part) || folded.includes(` ${part}`);
  return parts.every(starts) ? 2 : 1;
}
