import type { Page } from 'playwright-core';
import { hold } from './golden-file.ts';
import { faultsOf, type Language, picture, type Rules, speak, wide } from './look.ts';
import { differences, type Looked, writeLooked } from './screen-golden.ts';
import { type ScreenPart, screenColours, screenParts } from './screen-parts.ts';

const widths = [390, 820, 1440, 2560] as const;
const languages: readonly Language[] = ['zh', 'en'];
/** What a window of 1440 × 900 shows at 200 %. */
const zoomed = { width: 720, height: 450 };
/** Where axe looks: each language once, one of them on a phone. */
const axeAt: Readonly<Record<Language, number>> = { zh: 390, en: 1440 };

const themes = ['dark', 'contrast', 'light'] as const;
const briefThemes = ['dark', 'light'] as const;
type Theme = (typeof themes)[number];

/** As the choice of a theme in another tab does: without loading the page anew. */
const dress = (page: Page, theme: Theme) =>
  page.evaluate(`
    localStorage.setItem('lutetia.theme', '${theme}');
    dispatchEvent(new StorageEvent('storage', { key: 'lutetia.theme', newValue: '${theme}' }));
  `);

const settled = (page: Page) =>
  page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');

/**
 * Looks at the open screen in both languages, four widths and three themes, and at 200 %: nothing scrolls sideways,
 * axe finds nothing, and every part stands where its golden file says. Gives the faults, with where they were seen.
 *
 * @param name of its golden file
 * @param enhanced it is read in gloves, at arm's length: a contrast of 7 : 1
 * @param brief axe looks at it once, in the dark, and its colours in high contrast are not held
 */
export async function lookAtScreen(
  page: Page,
  name: string,
  { enhanced = false, brief = false }: { enhanced?: boolean; brief?: boolean } = {},
): Promise<string[]> {
  const found: string[] = [];
  const note = (where: string, faults: readonly string[]) =>
    found.push(...faults.map((fault) => `${name}, ${where}: ${fault}`));
  const parts: Record<string, Record<number, readonly ScreenPart[]>> = {};
  for (const language of languages) {
    await speak(page, language);
    const standing: Record<number, readonly ScreenPart[]> = {};
    for (const width of widths) {
      await page.setViewportSize({ width, height: wide.height });
      await settled(page);
      note(
        `${language}, ${width} px`,
        await faultsOf(page, !brief && width === axeAt[language] ? 'html' : null),
      );
      standing[width] = await screenParts(page);
      await picture(page, `${name}-${language}-${width}`);
    }
    await page.setViewportSize(zoomed);
    note(`${language}, 200 %`, await faultsOf(page, null));
    parts[language] = standing;
  }
  await page.setViewportSize(wide);
  await page.mouse.move(0, 0);
  const colours: Record<string, readonly string[]> = {};
  const contrast = enhanced ? ['color-contrast', 'color-contrast-enhanced'] : ['color-contrast'];
  const rules: Rules = brief ? { also: contrast } : { only: contrast };
  for (const theme of brief ? briefThemes : themes) {
    await dress(page, theme);
    await settled(page);
    // In light axe has looked already, unless more is wanted there.
    const judged = brief ? theme === 'dark' : theme !== 'light' || enhanced;
    note(theme, await faultsOf(page, judged ? 'html' : null, rules));
    colours[theme] = await screenColours(page);
    if (theme !== 'light') await picture(page, `${name}-${theme}`);
  }
  found.push(...holdScreen(name, { parts, colours }));
  return found;
}

function holdScreen(name: string, looked: Looked): readonly string[] {
  const now = writeLooked(looked);
  return hold(`screens/${name}.txt`, now, (kept) => differences(kept, now));
}
