import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCodes, issueCodes } from '@lutetia/contract';
import {
  commandTypes,
  roles,
  signatureMeanings,
  siteCommandTypes,
  steps,
  trainingTopics,
} from '@lutetia/course';
import { packKinds } from '@lutetia/protocol';
import { describe, expect, test } from 'vitest';
import { sectionIds } from '../administration/sections.ts';
import { toneOf } from '../ui/state.ts';
import { flatten, variablesOf } from './catalogue.ts';
import type { Language } from './languages.ts';

const locales = join(import.meta.dirname, '../../locales');
const namespaces = readdirSync(join(locales, 'en')).map((file) => file.replace('.json', ''));
const read = (language: Language, namespace: string) =>
  flatten(JSON.parse(readFileSync(join(locales, language, `${namespace}.json`), 'utf8')));
const catalogues = Object.fromEntries(
  namespaces.map((namespace) => [namespace, { en: read('en', namespace), zh: read('zh', namespace) }]),
);
const inEnglish = (namespace: string): ReadonlyMap<string, string> => catalogues[namespace]?.en ?? new Map();

describe.each(Object.entries(catalogues))('namespace %s', (_, { en, zh }) => {
  test('both languages have the same keys', () => {
    expect([...zh.keys()].sort()).toEqual([...en.keys()].sort());
  });

  test('no text is empty', () => {
    const empty = [...en, ...zh].filter(([, text]) => text.trim() === '').map(([key]) => key);
    expect(empty).toEqual([]);
  });

  test('both languages use the same variables', () => {
    const differing = [...en].filter(
      ([key, text]) => String(variablesOf(text)) !== String(variablesOf(zh.get(key) ?? '')),
    );
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  test('the Chinese texts are Chinese', () => {
    const untouched = [...en].filter(([key, text]) => text.length > 20 && zh.get(key) === text);
    expect(untouched.map(([key]) => key)).toEqual([]);
  });
});

const missingFrom = (has: ReadonlyMap<string, string>, keys: readonly string[]): string[] =>
  keys.filter((key) => !has.has(key));

test('everything that the vocabularies name has a text', () => {
  const inApp = [
    ...issueCodes.map((code) => `issue.${code}`),
    ...errorCodes.flatMap((code) => [`error.${code}`, `error-help.${code}`]),
    ...roles.map((role) => `role.${role}`),
    ...signatureMeanings.map((meaning) => `signature-meaning.${meaning}`),
    ...siteCommandTypes.map((command) => `site-command.${command}`),
    ...Object.keys(toneOf).map((state) => `state.${state}`),
    ...sectionIds.map((id) => `administration.${id}.title`),
  ];
  expect(missingFrom(inEnglish('app'), inApp)).toEqual([]);
  const inAdministration = [
    ...packKinds.map((kind) => `packs.kind.${kind}`),
    ...sectionIds.map((id) => `${id}.lead`),
  ];
  expect(missingFrom(inEnglish('administration'), inAdministration)).toEqual([]);
  const inCourse = [
    ...commandTypes.map((command) => `command.${command}`),
    ...steps.map((step) => `step.${step}`),
    ...trainingTopics.map((topic) => `option.${topic}`),
  ];
  expect(missingFrom(inEnglish('course'), inCourse)).toEqual([]);
});

test('every key written in the code exists', () => {
  const source = join(import.meta.dirname, '..');
  const files = globSync('**/*.{ts,tsx}', { cwd: source }).filter((file) => !file.includes('.test.'));
  const named = namespaces.join('|');
  const used = files.flatMap((file) => {
    const code = readFileSync(join(source, file), 'utf8');
    // A file whose useTranslation names another namespace first writes that one's keys bare.
    const bare = new RegExp(`useTranslation\\(\\[?'(${named})'`).exec(code)?.[1] ?? 'app';
    return [...code.matchAll(new RegExp(`\\bt\\(\\s*'(?:(${named}):)?([\\w.-]+)'`, 'g'))].map(
      ([, namespace, key]) => ({ file, namespace: namespace ?? bare, key: key ?? '' }),
    );
  });
  expect(used.length).toBeGreaterThan(150);
  const missing = used.filter(
    ({ namespace, key }) => ![key, `${key}_other`].some((one) => inEnglish(namespace).has(one)),
  );
  expect(missing.map(({ file, namespace, key }) => `${file}: ${namespace}:${key}`)).toEqual([]);
});
