import { globSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

export type Language = 'en' | 'zh';
export const wide = { width: 1440, height: 900 };
export const narrow = { width: 390, height: 844 };

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const locales = join(import.meta.dirname, '..', '..', 'apps', 'web', 'locales', 'en');
const groupsOf = (file: string): string[] =>
  Object.entries(JSON.parse(readFileSync(join(locales, file), 'utf8')))
    .filter(([, texts]) => typeof texts === 'object')
    .map(([group]) => group);
/** The groups of texts of every catalogue. */
export const textGroups = Object.fromEntries(
  globSync('*.json', { cwd: locales }).map((file) => [file, groupsOf(file)]),
);
const anyGroup = [...new Set(Object.values(textGroups).flat())].join('|');
const missingText = new RegExp(`(?<![\\w.@/-])(?:${anyGroup})\\.[A-Za-z][\\w.-]*`, 'g');

/** Keys of the catalogues that stand on the page in place of their texts, e.g. `gate-name.order-cover`. */
export const keysIn = (text: string): string[] => [...new Set(text.match(missingText) ?? [])];

/** Chooses a language by its button, as a reader does. */
export async function speak(page: Page, language: Language): Promise<void> {
  const button = page.locator(`.language-switch button[lang="${language}"]`).last();
  // By script: a question that stands open keeps the hand from what is behind it.
  if ((await button.getAttribute('aria-pressed')) !== 'true') await button.dispatchEvent('click');
  await page.locator(`html[lang^="${language}"]`).waitFor({ state: 'attached' });
}

interface Measure {
  readonly text: string;
  /** Codes that are shown as such, to inspectors. */
  readonly codes: readonly string[];
  /** Pixels beyond the screen's edge, and the last element that goes there. */
  readonly scrolls: number;
  readonly widest: string;
}

const measure = `(() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  const beyond = (element) => element.getBoundingClientRect().right > clientWidth + 1;
  const widest = [...document.body.querySelectorAll('*')].findLast(beyond);
  return {
    text: document.body.innerText,
    codes: [...document.querySelectorAll('code')].map((code) => code.innerText),
    scrolls: Math.max(0, scrollWidth - clientWidth),
    widest: widest ? [widest.tagName, widest.className, widest.textContent.slice(0, 60)].join(' ') : '',
  };
})()`;

/** Rules of axe: these alone, or these and all that it has by itself. */
export type Rules = { readonly only: readonly string[] } | { readonly also: readonly string[] };

/**
 * What is wrong with the page as it stands now, in words; empty when nothing is.
 *
 * @param part selector of the part that axe judges; null: axe does not look
 */
export async function faultsOf(
  page: Page,
  part: string | null,
  rules: Rules = { also: [] },
): Promise<string[]> {
  const { text, codes, scrolls, widest } = (await page.evaluate(measure)) as Measure;
  const missing = keysIn(text)
    .filter((key) => !codes.includes(key))
    .map((key) => `no text for ${key}`);
  const wideBy = scrolls === 0 ? [] : [`scrolls sideways by ${scrolls} px: ${widest}`];
  return [...missing, ...wideBy, ...(part === null ? [] : await axeFaults(page, part, rules))];
}

async function axeFaults(page: Page, within: string, rules: Rules): Promise<string[]> {
  const asked =
    'only' in rules
      ? { runOnly: rules.only }
      : { rules: Object.fromEntries(rules.also.map((rule) => [rule, { enabled: true }])) };
  const options = {
    resultTypes: ['violations'],
    // The style sheets are for a rule on locked orientation that axe leaves out by itself: a quarter of its time.
    preload: { assets: ['media'] },
    ...asked,
  };
  const present = await page.evaluate("'axe' in globalThis");
  // The debugger's own door: the page's content security policy stays as it is.
  if (!present) await page.evaluate(axe);
  const { violations } = (await page.evaluate(
    `axe.run(${JSON.stringify(within)}, ${JSON.stringify(options)})`,
  )) as AxeResults;
  return violations.map(
    ({ id, nodes }) =>
      `axe ${id}: ${nodes
        .slice(0, 3)
        .map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary ?? ''}`)
        .join(' | ')}`,
  );
}

/**
 * Looks at the open page in both languages, wide and narrow, and gives its faults with where they were seen.
 * With LUTETIA_SCREENSHOTS set, a picture of each goes into that folder.
 */
export async function lookAt(page: Page, name: string): Promise<string[]> {
  const found: string[] = [];
  for (const look of fourLooks) found.push(...(await lookOnce(page, name, look, 'html')));
  return found;
}

/**
 * Looks at a new part of a page that is looked at elsewhere: in English wide, in Chinese narrow, and in English
 * narrow, whose words are longer, whether it fits.
 *
 * @param part selector of the part that axe judges
 */
export async function lookAtPart(page: Page, name: string, part: string): Promise<string[]> {
  const found = await lookOnce(page, name, ['en', wide], part);
  found.push(...(await lookOnce(page, name, ['en', narrow], null)));
  found.push(...(await lookOnce(page, name, ['zh', narrow], part)));
  return found;
}

type Look = readonly [Language, typeof wide];
const fourLooks: readonly Look[] = [
  ['zh', narrow],
  ['en', narrow],
  ['zh', wide],
  ['en', wide],
];

async function lookOnce(
  page: Page,
  name: string,
  [language, size]: Look,
  part: string | null,
): Promise<string[]> {
  await page.setViewportSize(size);
  await speak(page, language);
  const faults = await faultsOf(page, part);
  await picture(page, `${name}-${language}-${size.width}`);
  return faults.map((fault) => `${name}, ${language}, ${size.width} px: ${fault}`);
}

export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.LUTETIA_SCREENSHOTS;
  if (folder === undefined || folder === '') return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
