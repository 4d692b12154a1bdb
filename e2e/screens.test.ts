import type { CallOutput } from '@lutetia/contract';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noBrowser, openBrowser } from './support/browser.ts';
import { type DemoCentre, openDemoCentre, stopClock, stoppedAt } from './support/demo-centre.ts';
import { enterAsEveryone, noteFaults, openScreen } from './support/everyone.ts';
import { tabThrough } from './support/keyboard.ts';
import { lookAtPart, wide } from './support/look.ts';
import { lookAtScreen } from './support/screen.ts';
import { differences, writeLooked } from './support/screen-golden.ts';
import { screenParts } from './support/screen-parts.ts';

describe.skipIf(noBrowser)(
  'screens stand as they stood, in both languages, four widths and three themes',
  () => {
    let centre: DemoCentre;
    let browser: Browser;
    let context: BrowserContext;
    let page: Page;
    const consoleFaults: string[] = [];

    beforeAll(async () => {
      centre = await openDemoCentre();
      browser = await openBrowser();
      context = await newContext();
      page = await context.newPage();
      noteFaults(page, consoleFaults);
    });
    afterAll(async () => {
      await browser?.close();
      await centre?.[Symbol.asyncDispose]();
    });

    const newContext = async () => {
      const made = await browser.newContext({ viewport: wide, locale: 'en-GB', timezoneId: 'Asia/Shanghai' });
      await stopClock(made);
      return made;
    };
    const open = (one: Page, path: string, shows: string) =>
      openScreen(one, `${centre.address}${path}`, shows);

    it('sign-in, enrolment of a second factor, lock', async () => {
      await open(page, '/', '[name="demo-administrator"]');
      const found = await lookAtScreen(page, 'sign-in');
      const { names, unseen } = await tabThrough(page, 24);
      expect(names).toEqual(expect.arrayContaining(['username', 'password', 'code', 'sign-in']));
      expect(unseen).toEqual([]);
      await enterAsEveryone(page, stoppedAt, async (name) => {
        found.push(...(await lookAtScreen(page, name)));
      });
      expect(found).toEqual([]);
    });

    it('the audit trail, before much is in it', async () => {
      await open(page, '/audit?kind=access', 'table');
      expect(await lookAtScreen(page, 'audit')).toEqual([]);
    });

    it('today: the board, alone on a wall, with a late flight, without a dose', async () => {
      await open(page, '/today', '.day-row');
      const found = await lookAtScreen(page, 'today');
      await page.locator('[name="lock"]').focus();
      await page.keyboard.press('ControlOrMeta+k');
      await page.locator('[role="option"]').first().waitFor();
      found.push(...(await lookAtScreen(page, 'palette')));
      await open(page, '/today?wall=true', '.day-row');
      found.push(...(await lookAtScreen(page, 'today-wall')));
      await open(page, '/today?date=2026-11-25', '[data-fit="late"]');
      found.push(...(await lookAtScreen(page, 'today-late')));
      await open(page, '/today?date=2026-12-25', '.empty-state');
      found.push(...(await lookAtScreen(page, 'today-empty')));
      expect(found).toEqual([]);
    });

    it('worklist, search, new referral, supply', async () => {
      await open(page, '/', 'table');
      const found = await lookAtScreen(page, 'worklist');
      const { names, unseen } = await tabThrough(page, 40);
      expect(names).toEqual(expect.arrayContaining(['New referral', 'search', 'status', 'do-search']));
      expect(names[0]).toBe('Skip to content');
      expect(unseen).toEqual([]);
      await open(page, '/?status=ended', 'table');
      found.push(...(await lookAtPart(page, 'worklist-ended', 'main')));
      await open(page, '/?search=nobody', '[name="clear"]');
      found.push(...(await lookAtPart(page, 'worklist-nothing', 'main')));
      await open(page, '/courses/new', '[name="submit"]');
      await page.locator('[name="submit"]').click();
      await page.locator('[data-error-summary]').waitFor();
      found.push(...(await lookAtScreen(page, 'new-referral-faults')));
      await open(page, '/supply', 'table');
      found.push(...(await lookAtScreen(page, 'supply')));
      await open(page, '/nowhere', 'h1');
      found.push(...(await lookAtPart(page, 'not-found', 'main')));
      expect(found).toEqual([]);
    });

    it('administration, account', async () => {
      const found: string[] = [];
      for (const section of ['readiness', 'training', 'devices']) {
        await open(page, `/administration/${section}`, 'main h2');
        found.push(...(await lookAtScreen(page, `administration-${section}`)));
      }
      await open(page, '/account', '[name="save-pin"]');
      found.push(...(await lookAtScreen(page, 'account')));
      const { names, unseen } = await tabThrough(page, 30);
      expect(names).toEqual(expect.arrayContaining(['lock', 'sign-out', 'save-pin', 'save-newPassword']));
      expect(unseen).toEqual([]);
      expect(found).toEqual([]);
    });

    it('a course before its dose, and the first step of its dose day, read in gloves', async () => {
      await open(page, '/', 'table');
      const answer = await page.evaluate(async () => (await fetch('/api/courses')).json());
      const { items } = answer as CallOutput<'listCourses'>;
      const id = items.find(({ person }) => person?.hospitalNumber === 'DEMO-0001')?.courseId;
      await open(page, `/courses/${id}`, '[data-entry]');
      const found = await lookAtScreen(page, 'course');
      await open(page, `/courses/${id}/dose-day`, 'main h1, main h2');
      found.push(...(await lookAtScreen(page, 'dose-day', { enhanced: true })));
      expect(found).toEqual([]);
    });

    it('a button that moves by four pixels is named, with where it was and is', async () => {
      await open(page, '/account', '[name="save-pin"]');
      const look = async () =>
        writeLooked({ parts: { en: { [wide.width]: await screenParts(page) } }, colours: {} });
      const before = await look();
      expect(differences(before, await look())).toEqual([]);
      await page.evaluate(`document.querySelector('[name="save-pin"]').style.translate = '4px'`);
      expect(differences(before, await look())).toEqual([
        expect.stringMatching(/button ‘.+’, at 1440 px: was 0 \d+ \d+ \d+, is 4 \d+ \d+ \d+ /),
      ]);
    });

    it('nothing went wrong in the browser meanwhile', () => {
      expect(consoleFaults).toEqual([]);
    });
  },
);
