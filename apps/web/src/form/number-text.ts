export type NumberText = { value: number } | { issue: 'not-a-number' | 'ambiguous-number' };

/**
 * Reads a typed number; the text must not be empty. A comma is a decimal comma only where it cannot
 * be a thousands separator: "7,4" is 7.4, while "7,400" is refused, as it is 7.4 to one reader and
 * 7400 to another. Full-width digits of an input method are read as digits.
 */
export function readNumber(typed: string): NumberText {
  const text = typed.normalize('NFKC').replaceAll(/\s/g, '').replace('−', '-');
  if (/^[+-]?\d+,\d+$/.test(text)) {
    const [whole = '', decimals = ''] = text.split(',');
    const thousands = decimals.length === 3 && /^[+-]?[1-9]\d{0,2}$/.test(whole);
    return thousands ? { issue: 'ambiguous-number' } : { value: Number(`${whole}.${decimals}`) };
  }
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) return { issue: 'not-a-number' };
  return { value: Number(text) };
}
