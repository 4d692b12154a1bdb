import { expect, test } from 'vitest';
import { getPack, listPacks, parsePack } from './index.ts';

const chinese = /\p{Script=Han}/u;
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Every title and text of a pack, with the path to it. */
function wordings(value: unknown, path: string): [string, unknown][] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]): [string, unknown][] =>
    name === 'title' || name === 'text' ? [[`${path}.${name}`, inner]] : wordings(inner, `${path}.${name}`),
  );
}

test.each(listPacks().map(({ kind, id }) => [kind, id] as const))(
  'the title and every rule of %s %s stand in English and in Chinese',
  (kind, id) => {
    const found = wordings(getPack(kind, id), id);
    expect(found.length).toBeGreaterThan(0);
    for (const [path, text] of found) {
      expect(text, path).toEqual({ en: expect.any(String), zh: expect.any(String) });
      const { en, zh } = text as { en: string; zh: string };
      expect(en, path).not.toMatch(chinese);
      // "ECOG 0–2" and the like have no word to translate.
      if (/[a-z]{4}/.test(en)) expect(zh, path).toMatch(chinese);
      // A number that the rule names is named in both languages.
      const numbers = (words: string) => (words.match(/\d+(?:\.\d+)?/g) ?? []).toSorted();
      if (path.endsWith('.text') && kind !== 'ctcae') expect(numbers(zh), path).toEqual(numbers(en));
    }
  },
);

test.each(['criteria', 'rows', 'rules', 'terms', 'indications'])(
  'no part named %s is passed over',
  (part) => {
    const holders = listPacks().map(
      ({ kind, id }) => getPack(kind, id) as unknown as Record<string, unknown>,
    );
    const entries = holders.flatMap((pack) => (Array.isArray(pack[part]) ? (pack[part] as unknown[]) : []));
    expect(entries.length).toBeGreaterThan(0);
    // A release rule has its numbers and a term its grades; the others are said in words.
    if (part === 'rules' || part === 'terms') return;
    for (const entry of entries) expect(entry).toHaveProperty('text.zh');
  },
);

test('a pack whose rule lacks its Chinese is refused', () => {
  const { criteria, ...pack } = structuredClone(getPack('eligibility', 'vision'));
  const [first, ...rest] = criteria;
  const incomplete = { ...pack, criteria: [{ ...first, text: { en: 'At least 18 years old' } }, ...rest] };
  expect(() => parsePack('eligibility', incomplete)).toThrow(
    expect.objectContaining({ code: 'invalid-pack' }),
  );
});
