/** Lists of the browser's own data: nothing is downloaded, names come in the reader's language. */

import { presentZones } from './present-zones.ts';

const cache = new Map<string, unknown>();
function once<T>(key: string, make: () => T): T {
  if (!cache.has(key)) cache.set(key, make());
  return cache.get(key) as T;
}

export const timeZones = (): readonly string[] => once('zones', () => presentZones().sort());

export const currencies = (): readonly string[] =>
  once('currencies', () => Intl.supportedValuesOf('currency'));

/** Currencies that an international patient's papers name most. */
export const nearCurrencies = ['CNY', 'USD', 'EUR', 'GBP', 'JPY', 'HKD', 'SGD', 'AED', 'CHF'] as const;

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** Codes that name no country: unions, private use, pseudo-locales. */
const noCountry = new Set(['EU', 'EZ', 'UN', 'QO', 'ZZ', 'XA', 'XB']);

/** ISO 3166-1 codes with names, sorted by name. Withdrawn codes canonicalise to another and fall out. */
export const countries = (locale: string): readonly { code: string; name: string }[] =>
  once(`countries ${locale}`, () => {
    const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
    const isPresent = (code: string) => Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`;
    return letters
      .flatMap((first) => letters.map((second) => first + second))
      .filter((code) => !noCountry.has(code) && isPresent(code))
      .flatMap((code) => {
        const name = names.of(code);
        return name === undefined ? [] : [{ code, name }];
      })
      .sort((a, b) => a.name.localeCompare(b.name, locale));
  });

/** BCP 47 tags of the languages that patients of an international department speak. */
const spoken =
  'zh-CN zh-TW zh-HK yue en it fr de es pt ru ja ko ar fa tr he hi bn ur pa ta te ml th vi id ms tl my km lo mn kk uz az ka hy uk pl cs sk hu ro bg sr hr sl el nl sv da nb fi et lv lt sq sw am ha zu';

export const languages = (locale: string): readonly { code: string; name: string }[] =>
  once(`languages ${locale}`, () =>
    spoken
      .split(' ')
      .map((code) => ({ code, name: nameOfLanguage(code, locale) }))
      .sort((a, b) => a.name.localeCompare(b.name, locale)),
  );

export const nameOfCountry = (code: string, locale: string): string =>
  new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code;

export function nameOfLanguage(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
