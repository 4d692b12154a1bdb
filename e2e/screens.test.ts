import type { CallOutput } from '@lutetia/contract';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noBrowser, openBrowser } from './support/browser.ts';
import {
  type DemoCentre,
  openDemoCentre,
  openNewCentre,
  stopClock,
  stoppedAt,
} from './support/demo-centre.ts';
import { enterAsEveryone, noteFaults, openScreen } from './support/everyone.ts';
import { tabThrough } from './support/keyboard.ts';
import { narrow, wide } from './support/look.ts';
import { playOn, train } from './support/play-on.ts';
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
    /** A screen that shares its frame with others: its faults. */
    const look = async (name: string, path: string, shows: string, one = page) => {
      await open(one, path, shows);
      return lookAtScreen(one, name, { brief: true });
    };
    const enterDemo = async (role: string) => {
      const one = await (await newContext()).newPage();
      noteFaults(one, consoleFaults);
      await open(one, '/', `[name="demo-${role}"]`);
      await one.locator(`[name="demo-${role}"]`).click();
      await one.locator('[name="sign-out"]').waitFor();
      return one;
    };
    const courseOf = async (hospitalNumber: string): Promise<string> => {
      const answer = await page.evaluate(async () => (await fetch('/api/courses?limit=100')).json());
      const { items } = answer as CallOutput<'listCourses'>;
      const found = items.find(({ person }) => person?.hospitalNumber === hospitalNumber);
      if (found === undefined) throw new Error(`the demo centre has no ${hospitalNumber}`);
      return found.courseId;
    };

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
      found.push(...(await look('worklist-ended', '/?status=ended', 'table')));
      found.push(...(await look('worklist-nothing', '/?search=nobody', '[name="clear"]')));
      await open(page, '/courses/new', '[name="submit"]');
      await page.locator('[name="submit"]').click();
      await page.locator('[data-error-summary]').waitFor();
      found.push(...(await lookAtScreen(page, 'new-referral-faults')));
      await open(page, '/supply', 'table');
      found.push(...(await lookAtScreen(page, 'supply')));
      found.push(...(await look('not-found', '/nowhere', 'h1')));
      const before = consoleFaults.length;
      const nobody = '00000000-0000-8000-8000-000000000000';
      found.push(...(await look('course-unknown', `/courses/${nobody}`, '[name="break-glass"]')));
      // The refusal itself is the only thing that the console may have told.
      expect(consoleFaults.splice(before).filter((fault) => !fault.includes('404'))).toEqual([]);
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
      const id = await courseOf('DEMO-0001');
      await open(page, `/courses/${id}`, '[data-entry]');
      const found = await lookAtScreen(page, 'course');
      await open(page, `/courses/${id}/dose-day`, 'main h1, main h2');
      found.push(...(await lookAtScreen(page, 'dose-day', { enhanced: true })));
      expect(found).toEqual([]);
    });

    it('people, displays, two packs beside one another, what is signed, the keys', async () => {
      const found = await look('administration-people', '/administration/people', 'table');
      found.push(...(await look('administration-displays', '/administration/displays', 'main h2')));
      const compared = '/administration/packs?compare=label&left=fda-2022&right=fda-2025';
      found.push(...(await look('packs-compared', compared, '.compare table')));
      await page.locator('[name="adopt-label-fda-2025"]').first().click();
      await page.locator('[name="signature.secret"]').waitFor();
      found.push(...(await lookAtScreen(page, 'signature', { brief: true })));
      await open(page, '/administration/displays', 'main h2');
      await page.keyboard.press('?');
      await page.locator('dialog[open], [role="dialog"]').first().waitFor();
      found.push(...(await lookAtScreen(page, 'keys', { brief: true })));
      expect(found).toEqual([]);
    });

    it('courses: referred, being judged, between cycles, held back by a rule, ended; the receipt of a dose', async () => {
      const found: string[] = [];
      const stages = {
        'course-referral': 'DEMO-0002',
        'course-eligibility': 'DEMO-0003',
        'course-between-cycles': 'DEMO-0011',
        'course-follow-up': 'DEMO-0012',
        'course-ended': 'DEMO-0014',
      };
      for (const [name, number] of Object.entries(stages)) {
        found.push(...(await look(name, `/courses/${await courseOf(number)}`, '.ledger li')));
      }
      const receipt = `/courses/${await courseOf('DEMO-0008')}?act=receive-dose`;
      found.push(...(await look('receipt', receipt, '.open-act form')));
      const papers = `/courses/${await courseOf('DEMO-0011')}/instructions/1`;
      found.push(...(await look('instructions', papers, '[data-paper="instructions"]')));
      expect(found).toEqual([]);
    });

    it('what a patient and a referring doctor see, who stays at the one chosen', async () => {
      const patient = await enterDemo('patient');
      const found = await look('my-course', '/my-course', '[data-appointment]', patient);
      const referrer = await enterDemo('referrer');
      await open(referrer, '/referrals', '.referred');
      await referrer.setViewportSize(narrow);
      await referrer.locator('.referral-list a').last().click();
      await referrer.locator('.referred h2:focus').waitFor();
      expect(await referrer.locator('.referred table').count()).toBe(1);
      found.push(...(await lookAtScreen(referrer, 'referrals', { brief: true })));
      await patient.context().close();
      await referrer.context().close();
      expect(found).toEqual([]);
    });

    it('the steps of a dose day after the first, read in gloves', async () => {
      const id = await courseOf('DEMO-0001');
      const found: string[] = [];
      const inGloves = async (name: string, course: string, shows: string) => {
        await open(page, `/courses/${course}/dose-day`, shows);
        found.push(...(await lookAtScreen(page, name, { brief: true, enhanced: true })));
      };
      await train(page);
      await playOn(page, id, 'check-fitness');
      await inGloves('dose-day-line', id, '[data-day-act="check-line"] form');
      await playOn(page, id, 'check-line');
      await inGloves('dose-day-time-out', id, '[data-day-act="time-out"] form');
      await playOn(page, id, 'time-out');
      await inGloves('dose-day-start', id, '[data-day-act="start-injection"] form');
      await playOn(page, id, 'start-injection');
      // Whether a browser may sound before it is touched is the machine's affair.
      await page.evaluate("localStorage.setItem('lutetia.dose-day.sound', 'off')");
      await inGloves('dose-day-running', id, '.clock');
      await page.locator('[name="stop"]').click();
      await page.locator('form[data-act="stop-injection"]').waitFor();
      found.push(...(await lookAtScreen(page, 'dose-day-stop', { brief: true, enhanced: true })));
      await playOn(page, id, 'stop-injection');
      await inGloves('dose-day-residual', id, '[data-day-act="measure-residual"]');
      await inGloves('dose-day-release', await courseOf('DEMO-0010'), '[data-day-act="release-patient"]');
      await inGloves('dose-day-receipt', await courseOf('DEMO-0008'), '[data-day-act="receive-dose"] form');
      expect(found).toEqual([]);
    });

    it('the set-up of a new hospital', async () => {
      await using empty = await openNewCentre();
      const one = await (await newContext()).newPage();
      noteFaults(one, consoleFaults);
      await openScreen(one, empty.address, '[name="siteName"]');
      expect(await lookAtScreen(one, 'set-up', { brief: true })).toEqual([]);
      await one.context().close();
    });

    it('a button that moves by four pixels is named, with where it was and is', async () => {
      await open(page, '/account', '[name="save-pin"]');
      const lookAgain = async () =>
        writeLooked({ parts: { en: { [wide.width]: await screenParts(page) } }, colours: {} });
      const before = await lookAgain();
      expect(differences(before, await lookAgain())).toEqual([]);
      await page.evaluate(`document.querySelector('[name="save-pin"]').style.translate = '4px'`);
      expect(differences(before, await lookAgain())).toEqual([
        expect.stringMatching(/button ‘.+’, at 1440 px: was 0 \d+ \d+ \d+, is 4 \d+ \d+ \d+ /),
      ]);
    });

    it('nothing went wrong in the browser meanwhile', () => {
      expect(consoleFaults).toEqual([]);
    });
  },
);
