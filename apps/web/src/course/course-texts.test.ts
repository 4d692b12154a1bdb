import { identityParts } from '@lutetia/contract';
import {
  commands,
  commandTypes,
  courseEventTypes,
  gateIds,
  promptIds,
  roles,
  setUpLists,
  signatureMeanings,
  siteCommands,
  siteCommandTypes,
  siteEventTypes,
  steps,
} from '@lutetia/course';
import { getPack, listPacks, readingKinds } from '@lutetia/protocol';
import { describe, expect, test } from 'vitest';
import enApp from '../../locales/en/app.json' with { type: 'json' };
import en from '../../locales/en/course.json' with { type: 'json' };
import zhApp from '../../locales/zh/app.json' with { type: 'json' };
import zh from '../../locales/zh/course.json' with { type: 'json' };
import type { Field } from '../form/index.ts';
import { fieldsOf } from '../form/index.ts';
import { labelKeys } from '../form/texts.ts';
import { identityCorrection } from './identity-page.tsx';

type Tree = { readonly [key: string]: string | Tree };

const flat = (tree: Tree, before = ''): Map<string, string> => {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const path = before === '' ? key : `${before}.${key}`;
    if (typeof value === 'string') found.set(path, value);
    else for (const [inner, text] of flat(value, path)) found.set(inner, text);
  }
  return found;
};

const texts = { en: flat(en), zh: flat(zh) };
const apps = { en: flat(enApp), zh: flat(zhApp) };
const variables = (text: string) => [...text.matchAll(/\{\{([\w.]+)\}\}/g)].map(([, name]) => name).sort();

const fieldsWithin = (
  fields: readonly Field[],
  parents: readonly string[],
): { field: Field; parents: readonly string[] }[] =>
  fields.flatMap((field) => {
    const inner = [...parents, field.name];
    if (field.kind === 'group') return [{ field, parents }, ...fieldsWithin(field.fields, inner)];
    if (field.kind !== 'list') return [{ field, parents }];
    const { item } = field;
    return [{ field, parents }, ...(item.kind === 'group' ? fieldsWithin(item.fields, inner) : [])];
  });

const everyField = [
  ...fieldsWithin(fieldsOf(identityCorrection), ['correct-identity']),
  ...commandTypes.flatMap((type) => fieldsWithin(fieldsOf(commands[type].schema), [type])),
  ...siteCommandTypes.flatMap((type) => fieldsWithin(fieldsOf(siteCommands[type].schema), [type])),
];

const needed: Record<string, readonly string[]> = {
  'acts and their buttons': [...commandTypes, ...siteCommandTypes].flatMap((type) => [
    `command.${type}`,
    `do.${type}`,
  ]),
  events: [...courseEventTypes, ...siteEventTypes].map((type) => `event.${type}`),
  steps: steps.map((step) => `step.${step}`),
  gates: gateIds.flatMap((id) => [`gate-name.${id}`, `gate.${id}`]),
  prompts: promptIds.map((id) => `prompt.${id}`),
  'parts of an identity': identityParts.map((part) => `who.part.${part}`),
  hazards: Array.from({ length: 26 }, (_, index) => `hazard.H-${String(index + 1).padStart(2, '0')}`),
  'set-up lists': Object.values(setUpLists)
    .flat()
    .map((item) => `set-up.${item}`),
  'readings against their background': readingKinds.flatMap((kind) => [
    `option.${kind}`,
    `gate-${kind.endsWith('above-background') ? 'name' : 'unknown'}.release.reading_${kind}`,
  ]),
  criteria: listPacks()
    .filter(({ kind }) => kind === 'eligibility')
    .flatMap(({ id }) => getPack('eligibility', id).criteria.map((criterion) => `criterion.${criterion.id}`)),
  'dose rule rows': listPacks()
    .filter(({ kind }) => kind === 'dose-modification')
    .flatMap(({ id }) => getPack('dose-modification', id).rows.map((row) => `row.${row.id}`)),
};

describe.each(['en', 'zh'] as const)('texts in %s', (language) => {
  const known = texts[language];
  test.each(Object.entries(needed))('%s', (_, keys) => {
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.filter((key) => !known.has(key))).toEqual([]);
  });

  test('every field of every form has a label', () => {
    const bare = everyField
      .map(({ field, parents }) => labelKeys(field.name, parents).map((key) => key.replace('course:', '')))
      .filter((keys) => !keys.some((key) => known.has(key)));
    expect(bare).toEqual([]);
  });

  test('every answer of every choice has a text', () => {
    const answers = everyField.flatMap(({ field }) =>
      field.kind === 'choice' || field.kind === 'choices'
        ? field.options.map((one) => [field.name, one])
        : [],
    );
    expect(answers.length).toBeGreaterThan(100);
    const bare = answers.filter(
      ([name, one]) => !known.has(`optionOf.${name}.${one}`) && !known.has(`option.${one}`),
    );
    expect(bare).toEqual([]);
  });

  test('nothing is empty', () => {
    expect([...known].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]);
  });

  test('roles and meanings of signatures are named', () => {
    expect(roles.filter((role) => !apps[language].has(`role.${role}`))).toEqual([]);
    const meanings = signatureMeanings.filter((one) => !apps[language].has(`signature-meaning.${one}`));
    expect(meanings).toEqual([]);
  });
});

test('both languages hold the same texts with the same variables', () => {
  expect([...texts.zh.keys()].sort()).toEqual([...texts.en.keys()].sort());
  const differ = [...texts.en].filter(
    ([key, text]) =>
      variables(text).join() !== variables(texts.zh.get(key) ?? '').join() && !key.endsWith('_one'),
  );
  expect(differ.map(([key]) => key)).toEqual([]);
});

test('what cannot be evaluated is never worded as not met', () => {
  expect(texts.zh.get('result.cannot-evaluate')).toBe('无法判定');
  const unknown = [...texts.zh].filter(([key]) => key.startsWith('gate-unknown.'));
  expect(unknown.filter(([, text]) => text.includes('不符合'))).toEqual([]);
});
