import { expect, test } from 'vitest';
import { countries, languages, nameOfCountry, nameOfLanguage, timeZones } from './place-lists.ts';

test('countries carry names in the reader’s language and no withdrawn codes', () => {
  const codes = countries('en').map(({ code }) => code);
  expect(codes).toEqual(expect.arrayContaining(['CN', 'IT', 'US', 'TW', 'ZA']));
  for (const gone of ['SU', 'DD', 'YU', 'EU', 'ZZ']) expect(codes).not.toContain(gone);
  expect(codes.length).toBeGreaterThan(240);
  expect(countries('zh').find(({ code }) => code === 'IT')?.name).toBe('意大利');
});

test('every language has a name', () => {
  for (const { code, name } of languages('en')) expect(name, code).not.toBe(code);
  expect(nameOfLanguage('zh-CN', 'zh')).toContain('中文');
  expect(nameOfCountry('IT', 'en')).toBe('Italy');
});

test('UTC is among the zones', () => {
  expect(timeZones()).toEqual(expect.arrayContaining(['UTC', 'Asia/Shanghai', 'Europe/Rome']));
});
