import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noBrowser, openBrowser } from './support/browser.ts';
import { openTestCentre } from './support/centre.ts';
import {
  type Box,
  type Colours,
  layAlike,
  layoutOf,
  movedParts,
  only,
  recolouredParts,
} from './support/layout.ts';
import { faultsOf, speak } from './support/look.ts';
import { npmStart, type Started } from './support/started.ts';

const folder = join(import.meta.dirname, 'golden');
const renewing = (process.env.LUTETIA_NEW_GOLDEN ?? '') !== '';
const advice =
  'If this is meant: LUTETIA_NEW_GOLDEN=1 npx vitest run --project e2e e2e/gallery.test.ts, look at the pictures in e2e/golden, and commit what changed there. If not, the part that moved is named first.';

const themes = ['light', 'dark', 'contrast', 'forced'] as const;
type Theme = (typeof themes)[number];
const dialogs = ['dialog', 'confirm-dialog', 'signature-dialog'];

/** Compares with what is kept, or keeps it anew. */
function hold<T>(name: string, now: T, differences: (kept: T) => string[]): void {
  const path = join(folder, `${name}.json`);
  if (renewing || !existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, `${lines(now)}\n`);
    if (renewing) return;
    throw new Error(`there was nothing to compare with; ${path} is written now: look at it and commit it`);
  }
  const found = differences(JSON.parse(readFileSync(path, 'utf8')) as T);
  if (found.length > 0)
    throw new Error(`${name}: ${found.length} parts differ.\n${found.slice(0, 12).join('\n')}\n${advice}`);
}

/** JSON with a line for each part, so that a change of it reads as one. */
const lines = (value: unknown): string =>
  JSON.stringify(value, null, 1).replaceAll(
    /\[\s+([^\]]*?)\s+\]/g,
    (_, inner: string) => `[${inner.replaceAll(/\s*\n\s*/g, ' ')}]`,
  );

describe.skipIf(noBrowser)('the gallery of parts', () => {
  let centre: Started;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    centre = await npmStart(['--port', '0']);
    browser = await openBrowser();
    context = await browser.newContext({
      viewport: { width: 1000, height: 900 },
      locale: 'en-GB',
      timezoneId: 'Asia/Shanghai',
      bypassCSP: true,
    });
    page = await context.newPage();
    await open();
  });
  afterAll(async () => {
    await browser?.close();
    await centre?.stop();
  });

  const open = async (part?: string) => {
    await page.goto(`${centre.address}/gallery${part === undefined ? '' : `?part=${part}`}`);
    await page.locator('[data-specimen="list-skeleton"]').waitFor();
    // What is loaded when it is needed has arrived.
    await page.waitForLoadState('networkidle');
  };
  const dress = async (theme: Theme) => {
    await page.emulateMedia({
      colorScheme: theme === 'dark' ? 'dark' : 'light',
      forcedColors: theme === 'forced' ? 'active' : 'none',
    });
    const choice = theme === 'contrast' || theme === 'dark' ? theme : 'light';
    await page.evaluate(`localStorage.setItem('lutetia.theme', '${choice}')`);
    await page.reload();
    await page.locator('[data-specimen="list-skeleton"]').waitFor();
    // What is loaded when it is needed has arrived.
    await page.waitForLoadState('networkidle');
  };

  it.each([
    ['en', 1000],
    ['zh', 1000],
    ['en', 390],
    ['zh', 390],
  ] as const)('every part stands where it stood: %s, %i px', async (language, width) => {
    await page.setViewportSize({ width, height: 900 });
    await dress('light');
    await speak(page, language);
    await layAlike(page);
    const now = await layoutOf(page);
    expect(Object.keys(now).length).toBeGreaterThan(25);
    const kept = only(now, 'box');
    hold<Record<string, Record<string, Box>>>(`boxes-${language}-${width}`, kept, (was) =>
      movedParts(was, now),
    );
  });

  it.each(dialogs)('every part of %s stands where it stood', async (part) => {
    await page.setViewportSize({ width: 1000, height: 900 });
    await open(part);
    await speakBehind('en');
    await layAlike(page);
    const { dialog = {} } = await layoutOf(page);
    expect(Object.keys(dialog).length).toBeGreaterThan(4);
    const now = { dialog };
    hold<Record<string, Record<string, Box>>>(`boxes-${part}`, only(now, 'box'), (was) =>
      movedParts(was, now),
    );
    expect(await faultsOf(page, '[role="dialog"]')).toEqual([]);
  });

  /** A dialog makes the language's buttons inert. */
  const speakBehind = async (language: string) => {
    await page.evaluate(`localStorage.setItem('lutetia.language', '${language}')`);
    await page.reload();
    await page.locator('[role="dialog"]').waitFor();
  };

  it.each(themes)('every colour is what it was, and axe finds nothing: %s', async (theme) => {
    await page.setViewportSize({ width: 1000, height: 900 });
    await open();
    await dress(theme);
    await speak(page, 'en');
    if (renewing) await page.screenshot({ path: join(folder, `en-${theme}.png`), fullPage: true });
    // The device's own colours are its reader's affair; axe cannot tell their contrast.
    if (theme !== 'forced') expect(await faultsOf(page, 'main')).toEqual([]);
    const now = await layoutOf(page);
    hold<Record<string, Record<string, Colours>>>(`colours-${theme}`, only(now, 'colours'), (was) =>
      recolouredParts(was, now),
    );
  });

  it('a button that moves by three pixels is noticed', async () => {
    await page.setViewportSize({ width: 1000, height: 900 });
    await open();
    await dress('light');
    await layAlike(page);
    const before = only(await layoutOf(page), 'box');
    await page.addStyleTag({ content: '[data-specimen="button"] button { margin-left: 3px; }' });
    const found = movedParts(before, await layoutOf(page));
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((one) => one.startsWith('button, '))).toBe(true);
  });

  it('a centre with patients shows no gallery', async () => {
    await using hospital = await openTestCentre();
    await page.goto(`${hospital.address}/gallery`);
    await page.locator('main.outside').waitFor();
    expect(await page.locator('[data-specimen]').count()).toBe(0);
  });
});
