import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findHardCoded } from './hard-coded.ts';

const source = join(import.meta.dirname, '..');
const files = globSync('**/*.tsx', { cwd: source });

const texts = (source: string): string[] => findHardCoded(source).map(({ text }) => text);

test('finds words between tags, in shown attributes and in shown expressions', () => {
  expect(findHardCoded('const a = 1;\nconst b = <p>Sign in</p>;')).toEqual([{ line: 2, text: 'Sign in' }]);
  expect(texts('<p>\n  已锁定\n</p>')).toEqual(['已锁定']);
  expect(texts('<p>{count} doses</p>')).toEqual(['doses']);
  expect(texts('<Field label="Name" />')).toEqual(['Name']);
  expect(texts("<Field label={wrong ? 'Wrong' : t('right')} />")).toEqual(['Wrong']);
  expect(texts('<p>{open && `Open now`}</p>')).toEqual(['Open now']);
});

test('leaves code, names and translated texts alone', () => {
  expect(texts("<p>{t('a.b')}</p>")).toEqual([]);
  expect(texts('<Field name="username" label={t("x")} />')).toEqual([]);
  expect(texts('const f = <T,>(a: Set<T>) => a.size > 2 && "word" < b;')).toEqual([]);
  expect(texts('<b>{a} · {unit === "MBq" ? 1 : 2}</b>')).toEqual([]);
  expect(texts('// <p>Comment</p>\n/* <p>Comment</p> */')).toEqual([]);
});

test('no page has a word of its own', () => {
  expect(files.length).toBeGreaterThan(40);
  const found = files.flatMap((file) =>
    findHardCoded(readFileSync(join(source, file), 'utf8')).map(
      ({ line, text }) => `${file}:${line} ${text}`,
    ),
  );
  expect(found).toEqual([]);
});
