import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noBrowser, openBrowser, openPage } from './support/browser.ts';
import { codeAt } from './support/centre.ts';
import { lookAt, lookAtPart } from './support/look.ts';
import { npmStart, type Started } from './support/started.ts';

const administrator = { username: 'first.user', password: 'a-password-of-its-own', pin: '135790' };

describe.skipIf(noBrowser)('npm start -- --empty', () => {
  let browser: Browser;
  let folder: string;
  let centre: Started | undefined;
  const start = () => npmStart(['--empty', '--port', '0', '--data', folder]);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lutetia-e2e-'));
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await centre?.stop();
    await rm(folder, { recursive: true });
  });

  it('opens a real centre that its first user sets up, and keeps it over a restart', async () => {
    centre = await start();
    expect(centre.said()).not.toContain('Password of each');
    const { page, faults, context } = await openPage(browser, { width: 1440, height: 900, language: 'en' });
    await page.goto(centre.address);
    await page.waitForURL(/\/set-up$/);
    await page.getByLabel('Name of the hospital').waitFor();
    const found = await lookAt(page, 'set-up');
    await fillSetUp(page);
    await page.locator('[name="set-up"]').click();
    const secret = await page.getByTestId('totp-secret').innerText();
    found.push(...(await lookAtPart(page, 'set-up-second-factor', 'main')));
    expect(found).toEqual([]);

    await page.locator('[name="code"]').fill('000000');
    await page.locator('form button[type="submit"]').click();
    await page.locator('[data-error-code]').waitFor();
    await page.locator('[name="code"]').fill(codeAt(secret, Temporal.Now.instant()));
    await page.locator('form button[type="submit"]').click();
    await page.waitForURL(/\/administration\/readiness$/);
    await page.locator('[data-missing="people physician"]').waitFor();
    expect(faults).toEqual([]);
    await context.close();

    await centre.stop();
    centre = await start();
    const again = await openPage(browser, { width: 1440, height: 900, language: 'en' });
    await again.page.goto(`${centre.address}/set-up`);
    await again.page.waitForURL(/\/sign-in$/);
    await again.page.locator('[name="username"]').fill(administrator.username);
    await again.page.locator('[name="password"]').fill(administrator.password);
    // Each code is taken once: the next half minute shows another.
    await again.page
      .locator('[name="code"]')
      .fill(codeAt(secret, Temporal.Now.instant().add({ seconds: 30 })));
    await again.page.locator('[name="sign-in"]').click();
    await again.page.locator('[name="sign-out"]').waitFor();
    await again.page.getByText('Hospital of the first day').waitFor();
    expect(again.faults).toEqual([]);
  });

  const fillSetUp = async (page: Page) => {
    await page.locator('[name="siteName"]').fill('Hospital of the first day');
    await page.locator('[name="country"]').selectOption('CN');
    await page.locator('[name="timeZone"]').selectOption('Asia/Shanghai');
    await page.locator('[name="displayName"]').fill('First User');
    await page.locator('[name="username"]').fill(administrator.username);
    await page.locator('[name="password"]').fill(administrator.password);
    await page.locator('[name="pin"]').fill(administrator.pin);
  };
});
