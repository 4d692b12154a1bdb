import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCodes } from '@lutetia/contract';
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
import enAdministration from '../../locales/en/administration.json' with { type: 'json' };
import enApp from '../../locales/en/app.json' with { type: 'json' };
import enCourse from '../../locales/en/course.json' with { type: 'json' };
import enDoseDay from '../../locales/en/dose-day.json' with { type: 'json' };
import enPalette from '../../locales/en/palette.json' with { type: 'json' };
import enPatient from '../../locales/en/patient.json' with { type: 'json' };
import enReferrer from '../../locales/en/referrer.json' with { type: 'json' };
import enSupply from '../../locales/en/supply.json' with { type: 'json' };
import enToday from '../../locales/en/today.json' with { type: 'json' };
import zhAdministration from '../../locales/zh/administration.json' with { type: 'json' };
import zhApp from '../../locales/zh/app.json' with { type: 'json' };
import zhCourse from '../../locales/zh/course.json' with { type: 'json' };
import zhDoseDay from '../../locales/zh/dose-day.json' with { type: 'json' };
import zhPalette from '../../locales/zh/palette.json' with { type: 'json' };
import zhPatient from '../../locales/zh/patient.json' with { type: 'json' };
import zhReferrer from '../../locales/zh/referrer.json' with { type: 'json' };
import zhSupply from '../../locales/zh/supply.json' with { type: 'json' };
import zhToday from '../../locales/zh/today.json' with { type: 'json' };
import { sectionIds } from '../administration/sections.ts';
import { toneOf } from '../ui/state.ts';
import { flatten, variablesOf } from './catalogue.ts';

const catalogues = {
  administration: { en: flatten(enAdministration), zh: flatten(zhAdministration) },
  app: { en: flatten(enApp), zh: flatten(zhApp) },
  course: { en: flatten(enCourse), zh: flatten(zhCourse) },
  'dose-day': { en: flatten(enDoseDay), zh: flatten(zhDoseDay) },
  palette: { en: flatten(enPalette), zh: flatten(zhPalette) },
  patient: { en: flatten(enPatient), zh: flatten(zhPatient) },
  referrer: { en: flatten(enReferrer), zh: flatten(zhReferrer) },
  supply: { en: flatten(enSupply), zh: flatten(zhSupply) },
  today: { en: flatten(enToday), zh: flatten(zhToday) },
};

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
    ...errorCodes.flatMap((code) => [`error.${code}`, `error-help.${code}`]),
    ...roles.map((role) => `role.${role}`),
    ...signatureMeanings.map((meaning) => `signature-meaning.${meaning}`),
    ...siteCommandTypes.map((command) => `site-command.${command}`),
    ...Object.keys(toneOf).map((state) => `state.${state}`),
    ...packKinds.map((kind) => `administration.packs.kind.${kind}`),
    ...sectionIds.flatMap((id) => [`administration.${id}.title`, `administration.${id}.lead`]),
  ];
  expect(missingFrom(catalogues.app.en, inApp)).toEqual([]);
  const inCourse = [
    ...commandTypes.map((command) => `command.${command}`),
    ...steps.map((step) => `step.${step}`),
    ...trainingTopics.map((topic) => `option.${topic}`),
  ];
  expect(missingFrom(catalogues.course.en, inCourse)).toEqual([]);
});

test('every key written in the code exists', () => {
  const source = join(import.meta.dirname, '..');
  const files = globSync('**/*.{ts,tsx}', { cwd: source }).filter((file) => !file.includes('.test.'));
  const used = files.flatMap((file) => {
    const code = readFileSync(join(source, file), 'utf8');
    // A file whose useTranslation names another namespace first writes that one's keys bare.
    const bare =
      /useTranslation\(\[?'(administration|course|dose-day|palette|patient|referrer|supply|today)'/.exec(
        code,
      )?.[1] ?? 'app';
    return [
      ...code.matchAll(
        /\bt\(\s*'(?:(administration|app|course|dose-day|palette|patient|referrer|supply|today):)?([\w.-]+)'/g,
      ),
    ].map(([, namespace, key]) => ({
      file,
      namespace: (namespace ?? bare) as keyof typeof catalogues,
      key: key ?? '',
    }));
  });
  expect(used.length).toBeGreaterThan(150);
  const missing = used.filter(
    ({ namespace, key }) => ![key, `${key}_other`].some((one) => catalogues[namespace].en.has(one)),
  );
  expect(missing.map(({ file, namespace, key }) => `${file}: ${namespace}:${key}`)).toEqual([]);
});
