import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noBrowser, openBrowser, openPage } from './support/browser.ts';
import { codeAt } from './support/centre.ts';
import { lookAt, lookAtPart } from './support/look.ts';
import { SetUpWalk } from './support/set-up-walk.ts';
import { npmStart, type Started } from './support/started.ts';

const administrator = { username: 'first.user', password: 'a-password-of-its-own', pin: '135790' };

const staffPassword = 'a-first-password-of-staff';
const today = (days = 0): string => Temporal.Now.plainDateISO('Asia/Shanghai').add({ days }).toString();

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

  it('opens a real centre that its first user sets up, keeps over a restart, and makes ready for patients', async () => {
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

    const first = new SetUpWalk(again.page, centre.address, administrator.password);
    await first.open();
    expect(await first.missing()).toHaveLength(25);
    await walkAsAdministrator(first);
    await again.context.close();

    const own = await openPage(browser, { width: 1440, height: 900, language: 'en' });
    await firstSignIn(own.page, centre.address);
    const second = new SetUpWalk(own.page, centre.address, staffPassword);
    await second.open();
    await walkAsPhysicist(second);
    expect(await second.missing()).toEqual(['contact', 'daily-check']);
    await own.page.locator('[data-ready="true"]').waitFor();
    expect({
      presses: first.presses + second.presses,
      fields: first.fields + second.fields,
    }).toEqual({ presses: 62, fields: 65 });
    expect(own.faults).toEqual([]);
  });

  const walkAsAdministrator = async (walk: SetUpWalk) => {
    const person = (displayName: string, username: string) => ({
      displayName,
      username,
      password: staffPassword,
    });
    await walk.person('people physician', person('First Physician', 'physician'));
    await walk.person('people coordinator manager', person('First Coordinator', 'coordinator'));
    await walk.person('people radiopharmacist technologist', {
      ...person('First Radiopharmacist', 'radiopharmacist'),
    });
    await walk.person('people physicist', person('First Physicist', 'physicist'));
    await walk.mend('consent-form', 'publish-consent-form', { version: 'T-1', languages: ['en'] });
    await walk.mend('lane', 'set-lane', {
      id: 'road',
      name: 'By road',
      supplier: 'A supplier',
      mode: 'road',
      originTimeZone: 'Asia/Shanghai',
      transitHours: 4,
      orderCutOffDays: 7,
      freeCancellationHours: 120,
      open: true,
    });
    const days = { completedOn: today(), validUntil: today(365) };
    const trained = async (topic: string, key: string, name: string) => {
      const item = `[data-missing="${key}"]`;
      await walk.press(`${item} [name="record-training"]`);
      await walk.page.locator(`${item} [name="user"]`).selectOption({ label: name });
      walk.fields += 1;
      await walk.fill(days);
      await walk.press(`${item} form [name="submit"]`);
      await walk.page.locator(`${item} form`).waitFor({ state: 'detached' });
      expect(await walk.missing(), topic).not.toContain(key);
    };
    await trained('radiation-safety', 'training radiation-safety', 'First Physicist');
    await trained('dose-calibrator', 'training dose-calibrator', 'First Radiopharmacist');
    await trained('receipt-of-packages', 'training receipt-of-packages', 'First Radiopharmacist');
    await trained('patient-release', 'training patient-release', 'First Physicist');
    await trained('radioligand-administration', 'training radioligand-administration', 'First Physician');
    await trained('radioligand-administration', 'second-person', 'First Radiopharmacist');
  };

  const walkAsPhysicist = async (walk: SetUpWalk) => {
    await walk.signPack('eligibility-pack', 'eligibility', 'nmpa-2025');
    await walk.signPack('label-pack', 'label', 'nmpa-2025');
    await walk.signPack('regulation-pack', 'regulation', 'default');
    await walk.signPack('fitness-pack', 'fitness', 'default');
    await walk.signPack('dose-rule-pack', 'dose-modification', 'fda-2022');
    await walk.signPack('release-pack', 'release', 'us');
    const licence = { number: 'L-1', validUntil: today(700), maximumPerVialMBq: null };
    await walk.mend('licence', 'set-licence', licence, true);
    await walk.mend(
      'procedure',
      'set-procedure',
      { siteCheckMinutes: [5], timeOutValidMinutes: 30, lineCheckValidMinutes: 60 },
      true,
    );
    for (const [key, id] of [
      ['survey-meter', 'meter-1'],
      ['dose-calibrator', 'cal-1'],
    ] as const) {
      await walk.mend(key, 'register-device', { id, name: id });
      await walk.page.locator(`[data-missing="${key}"] [name="record-calibration"]`).waitFor();
      await walk.mend(key, 'record-calibration', {
        calibratedOn: today(),
        dueOn: today(365),
        certificate: 'C-1',
      });
    }
  };

  const firstSignIn = async (page: Page, address: string) => {
    await page.goto(`${address}/sign-in`);
    await page.locator('[name="username"]').fill('physicist');
    await page.locator('[name="password"]').fill(staffPassword);
    await page.locator('[name="sign-in"]').click();
    const key = await page.getByTestId('totp-secret').innerText();
    await page.locator('[name="code"]').fill(codeAt(key, Temporal.Now.instant()));
    await page.locator('form button[type="submit"]').click();
    await page.locator('[name="sign-out"]').waitFor();
  };

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
