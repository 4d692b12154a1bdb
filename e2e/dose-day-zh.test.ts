import { type CommandType, commands } from '@lutetia/course';
import {
  at,
  type CourseStep,
  courseScript,
  dailyCheck,
  type ExampleUserKey,
  examplePeople,
} from '@lutetia/example';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noBrowser, openBrowser, openPage } from './support/browser.ts';
import { openTestCentre, pin, type TestCentre } from './support/centre.ts';
import { fillForm } from './support/form.ts';
import { faultsOf } from './support/look.ts';
import { sign, signIn } from './support/person.ts';

const doseDay = '2026-09-15';
const person = examplePeople[1];
if (person === undefined) throw new Error('the example has a second person');
const script = courseScript({ person, doseDay, cycles: 1, method: 'syringe' });
const morning = script.findIndex(({ type }) => type === 'receive-dose');
const leaving = script.findIndex(({ type }) => type === 'plan-follow-up');

let centre: TestCentre;
let browser: Browser;
beforeAll(async () => {
  centre = await openTestCentre();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await centre?.[Symbol.asyncDispose]();
});

describe.skipIf(noBrowser)('给药日，在平板上', () => {
  it('从收货到须知，由双人完成；错误的药瓶编码被拒绝', async () => {
    const id = await centre.playTo(script.slice(0, morning), person);
    const { page, faults } = await openPage(browser, { width: 820, height: 1180, language: 'zh' });
    centre.now = Temporal.Instant.from(at(doseDay, 0, '07:30'));
    await centre.onSite(dailyCheck(doseDay));
    let signedIn: ExampleUserKey | null = null;
    for (const step of script.slice(morning, leaving)) {
      if (Temporal.Instant.compare(Temporal.Instant.from(step.at), centre.now) > 0) {
        centre.now = Temporal.Instant.from(step.at);
      }
      if (signedIn !== step.by) {
        signedIn =
          signedIn === null || !shared.has(step.by)
            ? await enter(page, step.by)
            : await takeOver(page, step.by);
      }
      if (step.type === 'assay-dose') await wrongUnitIsCalledOut(page, id, step);
      if (step.type === 'time-out') await wrongVialIsRefused(page, id, step);
      await onTablet(page, id, step);
    }
    expect(await page.locator('html').getAttribute('lang')).toMatch(/^zh/);
    await page.goto(`${centre.address}/courses/${id}`);
    await page.getByText('在容差范围内', { exact: false }).or(page.getByText('98.3')).first().waitFor();
    expect(faults).toEqual([]);
  });
});

/** Who take a locked tablet over from one another by PIN. */
const shared = new Set<ExampleUserKey>(['technologist', 'radiopharmacist', 'physicist', 'physician']);

async function enter(page: Page, key: ExampleUserKey): Promise<ExampleUserKey> {
  await signIn(page, centre, key);
  return key;
}

/** Locks the tablet; a colleague re-enters by user name and PIN. */
async function takeOver(page: Page, key: ExampleUserKey): Promise<ExampleUserKey> {
  await page.locator('[name="lock"]').click();
  const username = page.locator('[name="unlock.username"]');
  await username.fill(key);
  await page.locator('[name="unlock.pin"]').fill(pin);
  await page.locator('[name="unlock"]').click();
  await page.locator('[name="sign-out"]').waitFor();
  return key;
}

async function open(page: Page, id: string, type: string): Promise<void> {
  await page.goto(`${centre.address}/courses/${id}/dose-day`);
  // While the activity flows, stop is the large button at the foot of the screen.
  await page.locator(type === 'stop-injection' ? '[name="stop"]' : `[name="step.${type}"]`).click();
  const more = page.locator('[name="once-more"]');
  await page.locator('form [name="submit"]').or(more).first().waitFor();
  if ((await more.count()) > 0) await more.click();
  await page.locator('form [name="submit"]').waitFor();
}

async function send(
  page: Page,
  id: string,
  step: CourseStep,
  change: Record<string, unknown>,
): Promise<void> {
  const { type } = step;
  await open(page, id, type);
  const { view } = await page.evaluate(
    async (path) => (await fetch(path)).json() as Promise<Answer>,
    `/api/courses/${id}`,
  );
  const body = typeof step.body === 'function' ? step.body(view.course) : step.body;
  await fillForm(page, { ...body, ...change });
  const faults = await faultsOf(page, 'html');
  expect(faults.map((fault) => `${type}: ${fault}`)).toEqual([]);
  await page.locator('form [name="submit"]').click();
  if ('signature' in commands[type as CommandType]) await sign(page, step.witness);
}
interface Answer {
  readonly view: {
    readonly course: Parameters<Extract<CourseStep['body'], (...args: never) => unknown>>[0];
    readonly steps: unknown;
  };
}

async function onTablet(page: Page, id: string, step: CourseStep): Promise<void> {
  const versionOf = async () =>
    (await page.evaluate(async (path) => (await fetch(path)).json() as Promise<Answer>, `/api/courses/${id}`))
      .view.course.version;
  const before = await versionOf();
  await send(page, id, step, {});
  await expect.poll(versionOf, { timeout: 15_000, message: step.type }).toBeGreaterThan(before);
}

async function wrongUnitIsCalledOut(page: Page, id: string, step: CourseStep): Promise<void> {
  await send(page, id, step, { activityMBq: 7.4 });
  const prompt = page.locator('[data-prompt="assay-implausible"]');
  await prompt.waitFor();
  expect(await prompt.innerText()).toMatch(/7\.4 MBq.*7\.4 GBq.*99\.9 %/);
  expect(await prompt.locator('svg').count()).toBe(1);
  const recorded = page.locator('[data-recorded="assay-dose"] .notice');
  expect(await recorded.getAttribute('data-tone')).toBe('stop');
  expect(await recorded.innerText()).toContain('99.9 %');
  expect(await page.locator('[data-step="assay-dose"]').getAttribute('data-tone')).toBe('stop');
}

async function wrongVialIsRefused(page: Page, id: string, step: CourseStep): Promise<void> {
  await send(page, id, step, { vialCode: 'VIAL-OTHER' });
  await page.locator('[data-refused="true"]').waitFor();
  expect(await page.locator('[data-refused="true"]').innerText()).toMatch(/药瓶/);
}
