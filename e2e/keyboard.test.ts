import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noBrowser, openBrowser } from './support/browser.ts';
import { faultsOf, speak, wide } from './support/look.ts';
import { npmStart, type Started } from './support/started.ts';

/** Slower than a scanner, faster than most hands. */
const betweenKeysMs = 70;

const focus = `(() => {
  const element = document.activeElement;
  const { outlineStyle } = getComputedStyle(element);
  return { text: element.textContent ?? '', tag: element.tagName, id: element.id, seen: outlineStyle !== 'none' };
})()`;
interface Focus {
  readonly text: string;
  readonly tag: string;
  readonly id: string;
  readonly seen: boolean;
}

describe.skipIf(noBrowser)('the ward by keyboard alone', () => {
  let centre: Started;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    centre = await npmStart(['--port', '0']);
    browser = await openBrowser();
    context = await browser.newContext({ viewport: wide, locale: 'en-GB', timezoneId: 'Asia/Shanghai' });
    page = await context.newPage();
    page.setDefaultTimeout(15_000);
    await page.goto(centre.address);
    await page.locator('[name="demo-physician"]').click();
    await page.locator('tbody tr').first().waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await centre?.stop();
  });

  const press = async (...keys: readonly string[]) => {
    for (const key of keys) {
      await page.keyboard.press(key);
      await page.waitForTimeout(betweenKeysMs);
    }
  };
  const type = (text: string) => page.keyboard.type(text, { delay: betweenKeysMs });
  const focused = async () => (await page.evaluate(focus)) as Focus;
  const isAt = (address: RegExp) => page.waitForURL(address);
  const open = async (address: string) => {
    await page.goto(`${centre.address}${address}`);
    await page.locator('tbody tr').first().waitFor();
  };

  it('worklist → palette → course → its next act → back', async () => {
    const first = await page.locator('tbody tr').first().locator('a').innerText();
    await press('j');
    expect(await focused()).toMatchObject({ text: first, tag: 'A', seen: true });
    await press('j', 'k', 'x');
    expect(await page.locator('tbody tr').first().locator('input').isChecked()).toBe(true);
    await press('Control+k');
    const field = page.locator('[name="palette"]');
    await field.waitFor();
    expect((await focused()).tag).toBe('INPUT');
    // Whatever the hour, its board is to decide.
    await type('DEMO-0004');
    const choice = page.locator('[role="option"][aria-selected="true"]');
    await choice.filter({ hasText: 'DEMO-0004' }).waitFor();
    const active = await field.getAttribute('aria-activedescendant');
    expect(active).toBe(await choice.getAttribute('id'));
    expect(await faultsOf(page, '.palette')).toEqual([]);
    await press('Enter');
    await isAt(/\/courses\/[0-9a-f-]{36}$/);
    await page.locator('.course-head').waitFor();
    await press('n');
    await isAt(/\?act=decide-board$/);
    await page.locator('form [name="submit"]').waitFor();
    // A field holds what is typed; no key of it goes anywhere.
    await press('Tab', 'Tab');
    await page.locator('form input[type="text"], form input[inputmode]').first().focus();
    await press('g', 'w', '?');
    expect(page.url()).toMatch(/act=decide-board$/);
    expect(await page.locator('[role="dialog"]').count()).toBe(0);
    await page.locator('#open-act').focus();
    await press('g', 'w');
    await isAt(/\/$/);
    await page.locator('tbody tr').first().waitFor();
    expect((await focused()).id).toBe('content');
  });

  it('acts on the course are in the palette, in either language, with their keys', async () => {
    await open('/');
    await press('j', 'Enter');
    await page.locator('.course-head').waitFor();
    await press('Control+k');
    await page.locator('[role="option"]').first().waitFor();
    const acts = page.locator('[data-choice^="act."]');
    expect(await acts.count()).toBeGreaterThan(1);
    expect(await acts.first().locator('kbd').first().innerText()).toMatch(/^[na]$/);
    await type('锁定');
    expect(await page.locator('[data-choice="device.lock"]').count()).toBe(1);
    await press('Escape');
    await page.locator('[role="dialog"]').waitFor({ state: 'detached' });
  });

  it('“?” lists every key; single keys can be switched off', async () => {
    await open('/');
    await press('?');
    const dialog = page.locator('[role="dialog"]');
    await dialog.waitFor();
    for (const keys of ['gw', 'gt', 'gs', 'j', 'k', 'x', '/', '?', '⇧L']) {
      expect(
        await dialog
          .locator('.keys', { hasText: new RegExp(`^${keys.replaceAll(/[?/]/g, '\\$&')}$`) })
          .count(),
      ).toBe(1);
    }
    // Once it has faded in.
    await page.waitForTimeout(400);
    expect(await faultsOf(page, '[role="dialog"]')).toEqual([]);
    await page.locator('[name="single-keys"]').uncheck();
    await press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await press('g', 's');
    expect(page.url()).toMatch(/\/$/);
    await press('Control+k');
    await dialog.waitFor();
    await press('Escape');
    await page.evaluate(`localStorage.removeItem('lutetia.single-keys')`);
  });

  it('a dialog that is left by Escape gives the focus back to where it was opened', async () => {
    await open('/');
    for (const keys of ['?', 'Control+k']) {
      await press('j');
      const before = await focused();
      expect(before.tag).toBe('A');
      // The first time its code is still to come.
      await press(keys);
      await page.locator('[role="dialog"]').waitFor();
      await press('Escape');
      await page.locator('[role="dialog"]').waitFor({ state: 'detached' });
      await expect.poll(focused).toEqual(before);
    }
    const other = await browser.newContext({ viewport: wide, locale: 'en-GB', timezoneId: 'Asia/Shanghai' });
    const physicist = await other.newPage();
    await physicist.goto(centre.address);
    await physicist.locator('[name="demo-physicist"]').click();
    await physicist.locator('tbody tr').first().waitFor();
    await physicist.goto(`${centre.address}/administration/training`);
    const cell = physicist.locator('[name^="train-"]').first();
    await cell.focus();
    await physicist.keyboard.press('Enter');
    await physicist.locator('form [name="completedOn"]').waitFor();
    await physicist.keyboard.press('Escape');
    await physicist.locator('[role="dialog"]').waitFor({ state: 'detached' });
    await expect
      .poll(() => physicist.evaluate('document.activeElement.getAttribute("name")'))
      .toBe(await cell.getAttribute('name'));
    await other.close();
  });

  it('a barcode scanner without a field opens nothing', async () => {
    await open('/');
    await page.evaluate(`for (const key of 'gsgtL?nx') {
      window.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    }`);
    await page.waitForTimeout(500);
    expect(page.url()).toMatch(/\/$/);
    expect(await page.locator('[role="dialog"], dialog[open]').count()).toBe(0);
  });

  it('the view is in the address, can be saved, and leaves as a file', async () => {
    await open('/?view=all');
    const all = await page.locator('tbody tr').count();
    await press('/');
    await type('shili');
    await isAt(/text=shili/);
    const shown = await page.locator('tbody tr').count();
    expect(shown).toBeGreaterThan(0);
    expect(shown).toBeLessThan(all);
    await page.locator('[name="save-view"]').focus();
    await press('Enter');
    await page.locator('[name="view-name"]').waitFor();
    await type('Everything');
    await press('Enter');
    await page.locator('.saved-view a').waitFor();
    expect(await page.evaluate('JSON.stringify(localStorage)')).not.toContain('shili');
    await open('/');
    await page.locator('.saved-view a').focus();
    await press('Enter');
    await isAt(/\?view=all$/);
    await page.locator('.saved-view a[aria-current="page"]').waitFor();
    await expect.poll(() => page.locator('tbody tr').count()).toBe(all);
    const coming = page.waitForEvent('download');
    await page.locator('[name="export-csv"]').focus();
    await press('Enter');
    const file = readFileSync(await (await coming).path(), 'utf8');
    expect(file.startsWith('\uFEFFPatient,')).toBe(true);
    expect(file.split('\r\n')).toHaveLength(all + 2);
    expect(file).toContain('示例');
  });

  it.each(['light', 'dark', 'contrast'])('worklist and palette in %s: nothing for axe', async (theme) => {
    await page.evaluate(`localStorage.setItem('lutetia.theme', '${theme}')`);
    const found: string[] = [];
    for (const [language, width] of [
      ['en', 1440],
      ['zh', 820],
      ['en', 390],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await open('/?view=all');
      await speak(page, language);
      found.push(...(await faultsOf(page, 'html')));
      await press('Control+k');
      await page.locator('[role="option"]').first().waitFor();
      found.push(...(await faultsOf(page, '.palette')));
      await press('Escape');
      await page.locator('[role="dialog"]').waitFor({ state: 'detached' });
    }
    await page.evaluate(`localStorage.removeItem('lutetia.theme')`);
    await speak(page, 'en');
    expect(found).toEqual([]);
  });

  it.each(['en', 'zh'] as const)(
    'at twice the size nothing is lost on worklist and course: %s',
    async (language) => {
      const found: string[] = [];
      // What a screen of 1280 by 720 holds at 200 %.
      await page.setViewportSize({ width: 640, height: 360 });
      await open('/?view=all');
      await speak(page, language);
      found.push(...(await faultsOf(page, null)));
      for (const name of ['palette-open', 'theme', 'do-search', 'step', 'cycle', 'status', 'export-csv']) {
        await page.locator(`[name="${name}"]`).scrollIntoViewIfNeeded();
        expect([name, await page.locator(`[name="${name}"]`).isVisible()]).toEqual([name, true]);
      }
      await press('Control+k');
      await page.locator('[role="option"]').first().waitFor();
      found.push(...(await faultsOf(page, null)));
      await press('Escape');
      await page.locator('[role="dialog"]').waitFor({ state: 'detached' });
      await page.locator('tbody a').first().click();
      await page.locator('.course-head').waitFor();
      found.push(...(await faultsOf(page, null)));
      await speak(page, 'en');
      expect(found).toEqual([]);
    },
  );

  it('what takes longer than a tenth of a second shows that it works; a list keeps its place', async () => {
    await page.setViewportSize(wide);
    await open('/');
    const line = page.locator('.progress-line');
    expect(await line.getAttribute('data-shown')).toBe('false');
    const answer = Promise.withResolvers<void>();
    await context.route('**/api/supply*', async (route) => {
      await answer.promise;
      await route.continue();
    });
    await press('g', 's');
    // Nothing has been answered yet.
    await page.locator('.progress-line[data-shown="true"]').waitFor();
    await page.locator('.list-skeleton').waitFor();
    answer.resolve();
    await page.locator('tbody tr').first().waitFor();
    await page.locator('.progress-line[data-shown="false"]').waitFor({ state: 'attached' });
    await context.unroute('**/api/supply*');
  });
});
