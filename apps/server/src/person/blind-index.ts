import { createHmac } from 'node:crypto';
import type { Person, PersonIdentifier } from './person.ts';

/** Keyed hash of an identifier: equal values meet, and nobody without the key can try values. */
export function identifierToken(key: Buffer, { kind, country, value }: PersonIdentifier): string {
  return token(key, `identifier:${kind}:${country}:${normaliseIdentifier(value)}`);
}

/** Tokens under which a person's names are found. */
export function nameTokens(key: Buffer, names: Person['names']): string[] {
  const words = names.flatMap(({ script, family, given }) => {
    const parts = [...wordsOf(family), ...wordsOf(given)];
    // A Chinese name is written and searched as one word.
    return script === 'chinese' ? [...parts, ...wordsOf(`${family}${given}`)] : parts;
  });
  return [...new Set(words)].map((word) => token(key, `name:${word}`));
}

/** Tokens of what somebody typed: every word must be one of the person's. */
export function searchTokens(key: Buffer, query: string): string[] {
  return [...new Set(wordsOf(query))].map((word) => token(key, `name:${word}`));
}

/** Upper case without spaces, dashes, dots and slashes; full-width characters as their plain ones (NFKC). */
function normaliseIdentifier(value: string): string {
  return value
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\-./]/g, '');
}

/** Lower case words without accents (NFKD, combining marks removed): Müller → muller, ＬＩＮ → lin. */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function token(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}
