import { signedCitation } from '@lutetia/protocol';
import i18next from 'i18next';
import { describe, expect, test } from 'vitest';
import en from '../../locales/en/app.json' with { type: 'json' };
import zh from '../../locales/zh/app.json' with { type: 'json' };
import { sayCitation, saySource } from './say-citation.ts';

const at = '2026-11-01T01:00:00.000Z';
const reason = 'Decision of the board';
const cite = (by: string) => signedCitation({ by, at, reason });

async function words(language: 'en' | 'zh') {
  const i18n = i18next.createInstance();
  await i18n.init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'app',
    interpolation: { escapeValue: false },
    resources: { en: { app: en }, zh: { app: zh } },
  });
  return { t: i18n.t, locale: language === 'en' ? 'en-GB' : 'zh-CN', zone: 'Asia/Shanghai' };
}

describe('the source of a value that the site signed', () => {
  test.each([
    ['en', 'Signed by Dr Chen, 1 Nov 2026, 09:00 GMT+8: Decision of the board'],
    ['zh', '由Dr Chen于2026年11月1日 09:00 GMT+8签署：Decision of the board'],
  ] as const)('says who and when in %s, and not the instant again', async (language, said) => {
    const source = { citation: cite('Dr Chen'), version: at, status: 'site-signed' } as const;
    expect(saySource(source, await words(language))).toBe(said);
  });

  test('says that an account is unknown where its number was not found', async () => {
    const citation = cite('4f2c0a52-5a0e-4c58-9e0a-0d9b1e6d7c11');
    expect(sayCitation(citation, await words('en'))).toMatch(/^Signed by unknown account, 1 Nov/);
    expect(sayCitation(citation, await words('zh'))).toMatch(/^由未知账户于/);
  });

  test('any other source stands as it is, with its version', async () => {
    const source = { citation: 'IAEA SSR-6', version: '2018', status: 'verified' } as const;
    expect(saySource(source, await words('en'))).toBe('IAEA SSR-6 (2018)');
    expect(saySource({ ...source, version: '' }, await words('en'))).toBe('IAEA SSR-6');
    const label = { citation: cite('Dr Chen'), version: 'nmpa-2025 1.0.0', status: 'site-signed' } as const;
    expect(saySource(label, await words('en'))).toMatch(/board \(nmpa-2025 1\.0\.0\)$/);
  });
});
