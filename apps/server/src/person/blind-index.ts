import { createHmac } from 'node:crypto';
import type { Person, PersonIdentifier } from './person.ts';

/** Keyed hash of an identifier: equal values meet, and nobody without the key can try values. */
export function identifierToken(key: Buffer, { kind, country, value }: PersonIdentifier): string {
  return token(key, `identifier:${kind}:${country}:${normaliseIdentifier(value)}`);
}

/** Number of the way in which names are indexed below: it grows with every change of that way. */
export const nameIndex = 1;

/**
 * Tokens under which a person's names are found: each word, and of Han script, which puts no space between
 * words, each character and each pair of neighbours.
 */
export function nameTokens(key: Buffer, names: Person['names']): string[] {
  const units = names.flatMap(({ family, given }) => {
    // A Chinese name is written as one word, whatever was put between its parts here.
    const joined = `${family}${given}`.replaceAll(/\s/g, '');
    return [
      ...wordsOf(`${family} ${given}`).flatMap(outsideHan),
      ...hanRuns(joined).flatMap(singlesAndPairs),
    ];
  });
  return [...new Set(units)].map((unit) => token(key, `name:${unit}`));
}

/** Tokens of what somebody typed, all of which must be the person's: words; of Han script the pairs, or a single character. */
export function searchTokens(key: Buffer, query: string): string[] {
  const units = wordsOf(query).flatMap((word) => [...outsideHan(word), ...hanRuns(word).flatMap(pairs)]);
  return [...new Set(units)].map((unit) => token(key, `name:${unit}`));
}

const hanRuns = (text: string): string[] =>
  wordsOf(text).flatMap((word) => word.match(/\p{Script=Han}+/gu) ?? []);
const outsideHan = (word: string): string[] => word.match(/[^\p{Script=Han}]+/gu) ?? [];
const pairs = (run: string): string[] => {
  const characters = [...run];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
};
const singlesAndPairs = (run: string): string[] => [...run, ...pairs(run)];

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
