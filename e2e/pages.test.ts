import { commands, siteCommands } from '@lutetia/course';
import { examplePeople, referralOf } from '@lutetia/example';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noBrowser, openBrowser } from './support/browser.ts';
import { enterAsEveryone, noteFaults, openScreen } from './support/everyone.ts';
import { faultsOfPress } from './support/held.ts';
import { tabThrough } from './support/keyboard.ts';
import { faultsOf, lookAt, lookAtPart, speak, wide } from './support/look.ts';
import { npmStart, type Started } from './support/started.ts';

/** Refers a person to a course that only those see who are named. */
const openRestricted = async (page: Page): Promise<string> => {
  const person = {
    ...examplePeople[0],
    identifiers: [{ kind: 'hospital-number', value: 'E2E-0001', country: '' }],
  };
  const sent = {
    commandId: crypto.randomUUID(),
    person,
    referral: referralOf(examplePeople[0]),
    restricted: true,
  };
  const answer = await page.evaluate(async (body) => {
    const headers = { 'content-type': 'application/json' };
    return (await fetch('/api/courses', { method: 'POST', headers, body: JSON.stringify(body) })).json();
  }, sent);
  return (answer as { courseId: string }).courseId;
};

interface Listed {
  readonly courseId: string;
  readonly stage: string;
  readonly status: string;
  readonly restricted: boolean;
  readonly next: string | null;
}

/** Pages with their forms; the screens that `screens.test.ts` holds to golden files are not walked here again. */
describe.skipIf(noBrowser)('every screen of the demo centre, in both languages, wide and narrow', () => {
  let centre: Started;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let courses: readonly Listed[];
  const consoleFaults: string[] = [];

  beforeAll(async () => {
    centre = await npmStart(['--port', '0']);
    browser = await openBrowser();
    context = await newContext();
    page = await context.newPage();
    listen(page);
  });
  afterAll(async () => {
    await browser?.close();
    await centre?.stop();
  });

  const newContext = () =>
    browser.newContext({ viewport: wide, locale: 'en-GB', timezoneId: 'Asia/Shanghai' });
  const listen = (one: Page) => noteFaults(one, consoleFaults);
  const read = async <T>(one: Page, path: string) =>
    (await one.evaluate(`fetch('${path}').then((answer) => answer.json())`)) as T;
  const open = (one: Page, path: string, shows: string) => openScreen(one, `${centre.address}${path}`, shows);
  const courseAt = (stage: string): string => {
    const found = courses.find((one) => one.stage === stage && !one.restricted);
    if (found === undefined) throw new Error(`the demo centre has no course at ${stage}`);
    return found.courseId;
  };

  const enterDemo = async (where: BrowserContext, role: string): Promise<Page> => {
    const one = await where.newPage();
    listen(one);
    await open(one, '/', `[name="demo-${role}"]`);
    await one.locator(`[name="demo-${role}"]`).click();
    await one.locator('[name="sign-out"]').waitFor();
    return one;
  };

  const english = async (one: Page) => {
    await one.setViewportSize(wide);
    await speak(one, 'en');
  };

  it('is entered by one who may open every screen of the staff', async () => {
    await open(page, '/', '[name="demo-administrator"]');
    await enterAsEveryone(page, Temporal.Now.instant());
    courses = (await read<{ items: Listed[] }>(page, '/api/courses?limit=100')).items;
    expect(courses.length).toBeGreaterThan(7);
  });

  it('what a page shows is asked for while the program loads, and once', async () => {
    const first = courseAt('supply');
    const shown = {
      '/': ['.data-table', '/api/worklist'],
      '/today': ['.day-row', '/api/today'],
      '/supply': ['.data-table', '/api/supply'],
      [`/courses/${first}`]: ['.ledger li', `/api/courses/${first}/events`],
      [`/courses/${first}/dose-day`]: ['main h1', `/api/courses/${first}`],
    } as const;
    const program = '**/assets/vendor-*.js';
    for (const [path, [shows, read]] of Object.entries(shown)) {
      const asked: string[] = [];
      const note = (request: Request) => asked.push(new URL(request.url()).pathname);
      page.on('request', note);
      const isAsked = page.waitForRequest((request) => new URL(request.url()).pathname === read);
      await page.route(program, async (route) => {
        await isAsked;
        await route.continue();
      });
      await open(page, path, shows);
      await page.unroute(program);
      page.off('request', note);
      const reads = asked.filter((one) => one.startsWith('/api/'));
      expect(reads.toSorted()).toEqual([...new Set(reads)].sort());
    }
  });

  it('the course at every stage of the demo centre', async () => {
    const stages = [...new Set(courses.filter(({ restricted }) => !restricted).map(({ stage }) => stage))];
    expect(stages.length).toBeGreaterThanOrEqual(7);
    const found: string[] = [];
    for (const stage of stages) {
      await open(page, `/courses/${courseAt(stage)}`, '.ledger li');
      const look = ['referral', 'dose-day', 'follow-up'].includes(stage) ? lookAt : lookAtPart;
      found.push(...(await look(page, `course-${stage}`, 'main')));
    }
    await english(page);
    await open(page, `/courses/${courseAt('supply')}`, '.ledger li');
    const { names, unseen } = await tabThrough(page, 60);
    expect(names.some((name) => name.startsWith('act.'))).toBe(true);
    expect(unseen).toEqual([]);
    expect(found).toEqual([]);
  });

  it('the form of every act on a course', async () => {
    // A young course: its page is small, and each form is the same.
    const id = courseAt('referral');
    const { mayCommand } = await read<{ mayCommand: string[] }>(page, `/api/courses/${id}`);
    const acts = Object.keys(commands).filter((act) => act !== 'correct' && act !== 'refer');
    expect(acts.filter((act) => !mayCommand.includes(act))).toEqual([]);
    const found: string[] = [];
    await open(page, `/courses/${id}`, '.ledger li');
    for (const act of acts) {
      // As a link does: the page stays, the form opens.
      await page.evaluate(`history.pushState(null, '', '/courses/${id}?act=${act}')`);
      await page.locator(`[data-command="${act}"] [name="submit"]`).waitFor();
      found.push(...(await lookAtPart(page, `act-${act}`, '.open-act')));
    }
    await english(page);
    const { names, unseen } = await tabThrough(page, 60);
    expect(names).toEqual(expect.arrayContaining(['submit', 'cancel']));
    expect(unseen).toEqual([]);
    expect(found).toEqual([]);
  });

  it('dose day and the papers for home', async () => {
    const found: string[] = [];
    await open(page, `/courses/${courseAt('dose-day')}/dose-day`, '[data-day-act]');
    found.push(...(await lookAt(page, 'dose-day')));
    const { names, unseen } = await tabThrough(page, 100);
    expect(names).toEqual(expect.arrayContaining(['step.time-out', 'submit', 'following']));
    expect(unseen).toEqual([]);
    await page.locator('[name="step.time-out"]').click();
    found.push(...(await lookAt(page, 'dose-day-time-out')));
    const treated = courses.find(({ stage }) => stage === 'follow-up')?.courseId;
    await open(page, `/courses/${treated}/instructions/1`, '[data-paper="instructions"]');
    found.push(...(await lookAt(page, 'instructions')));
    expect(found).toEqual([]);
  });

  it('a restricted course, its emergency access and the review', async () => {
    const restricted = await openRestricted(page);
    const other = await newContext();
    const colleague = await enterDemo(other, 'technologist');
    const before = consoleFaults.length;
    await open(colleague, `/courses/${restricted}`, '[name="break-glass"]');
    const found = await lookAt(colleague, 'emergency-access');
    // The refusal itself is the only thing the console may have told.
    expect(consoleFaults.splice(before).filter((fault) => !/40[34]/.test(fault))).toEqual([]);
    await colleague.locator('[name="reason"]').fill('Bleeding in the ward, the team is away');
    await colleague.locator('[name="break-glass"]').click();
    await colleague.locator('.ledger li').first().waitFor();
    found.push(...(await lookAtPart(colleague, 'course-in-emergency', 'main')));
    await other.close();
    await open(page, '/administration/emergency', '[name="review"]');
    found.push(...(await lookAt(page, 'administration-emergency-waiting')));
    await page.locator('[name="review"]').first().click();
    await page.locator('[name="save-review"]').waitFor();
    expect(found).toEqual([]);
  });

  it('administration and the form of every act on the site', async () => {
    const found: string[] = [];
    const opened = new Set<string>();
    await open(page, '/administration', '.section-nav a');
    const addresses = await page
      .locator('.section-nav a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    // Who is signed in here sees all of them.
    expect(addresses.length).toBeGreaterThanOrEqual(12);
    for (const address of addresses) {
      const section = address.split('/').at(-1);
      await open(page, address, '.section-nav');
      await page.waitForLoadState('networkidle');
      found.push(...(await lookAt(page, `administration-${section}`)));
      for (const act of Object.keys(siteCommands)) {
        const button = page.locator(`.site-act [name="${act}"]`);
        if (opened.has(act) || (await button.count()) === 0) continue;
        opened.add(act);
        await button.first().click();
        await page.locator('form [name="submit"]').first().waitFor();
        found.push(...(await lookAtPart(page, `site-act-${act}`, '.site-act')));
        await button.first().click();
      }
    }
    await open(page, '/administration/packs', '[name^="adopt-"]');
    await page.locator('[name^="adopt-"]').first().click();
    await page.locator('[name="signature.secret"]').waitFor();
    found.push(...(await faultsOf(page, 'html')));
    await page.locator('[name="sign"] + [name="cancel"]').click();
    opened.add('adopt-pack');
    await page.locator('[name="read-dose-modification-nmpa-2025"]').click();
    found.push(...(await lookAtPart(page, 'pack-open', '.pack')));
    await page.locator('[name="sign-local-value"]').first().click();
    await page.locator('form [name="submit"]').waitFor();
    found.push(...(await lookAtPart(page, 'site-act-sign-local-value', '.site-act')));
    opened.add('sign-local-value');
    expect(Object.keys(siteCommands).filter((act) => !opened.has(act))).toEqual([]);
    expect(found).toEqual([]);
  });

  it('every act shows that it works, is sent once, and keeps what was typed when it fails', async () => {
    const id = courseAt('referral');
    const before = consoleFaults.length;
    const found: string[] = [];
    const go = async (path: string, shows: string) => {
      await page.evaluate(`history.pushState(null, '', '${path}')`);
      await page.locator(shows).first().waitFor();
    };
    const write = async (texts: Readonly<Record<string, string>>) => {
      for (const [name, text] of Object.entries(texts))
        await page.locator(`[name="${name}"]`).last().fill(text);
    };
    const press = async (name: string, more = '') =>
      found.push(...(await faultsOfPress(page, name, page.locator(`[name="${name}"]${more}`).last())));
    const password = 'another-test-password';

    await open(page, `/courses/${id}?act=arrange-dose-day`, '[name="room"]');
    await write({ room: 'Room 7' });
    await press('submit');
    await go(`/courses/${id}`, '[name="add-document"]');
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') });
    await page.locator('.document-form [name="kind"]').selectOption('referral-letter');
    await write({ note: 'second page is upside down' });
    await press('submit-document');
    await go(`/courses/${id}/identity`, '[name="reason"]');
    await write({ reason: 'The passport says otherwise' });
    await press('submit');

    await go('/', '[name="export-csv"]');
    await press('export-csv');
    await go('/supply', '[name="export-csv"]');
    await press('export-csv');

    await go('/administration/people', '[name="new-user"]');
    await page.locator('[name="new-user"]').click();
    await write({ displayName: 'Example Person', username: 'example.person', password, pin: '135790' });
    await page.locator('[name="roles.technologist"]').check();
    await press('create-user');
    await page.locator('[name="change-everyone"]').click();
    await write({ newPassword: password });
    await press('save-roles');
    await press('save-password');
    // What comes second hides nothing of what came first.
    expect(await page.locator('[role="dialog"] [data-error-code="not-ready"]').count()).toBe(2);
    await page.locator('[name="reset-second-factor"]').click();
    await press('confirm');
    await go('/administration/packs', '[name^="adopt-"]');
    await page.locator('[name^="adopt-"]').first().click();
    await write({ 'signature.secret': '246810' });
    await press('sign');
    await go('/administration/displays', '[name="make-display"]');
    await write({ 'display.name': 'Control room' });
    await press('make-display');
    await go('/administration/forgetting', '[name="find-person"]');
    await write({ number: 'E2E-0001', birthDate: '1950-01-01' });
    await press('find-person');
    await go('/administration/ledger', '[name="verify-ledger"]');
    await press('verify-ledger');

    await go('/account', '[name="save-pin"]');
    await write({ pin: '135790', 'pin.again': '135790' });
    await page.locator('form:has([name="save-pin"]) [name="password"]').fill(password);
    await press('save-pin');
    await write({ newPassword: password, 'newPassword.again': password, password });
    await press('save-newPassword');

    await page.locator('[name="lock"]').click();
    await write({ 'unlock.pin': '246810' });
    await press('unlock');
    await page.locator('[name="unlock"]').click();
    await page.locator('[name="unlock.pin"]').waitFor({ state: 'detached' });
    const other = await newContext();
    const entering = await other.newPage();
    listen(entering);
    await open(entering, '/sign-in', '[name="demo-physician"]');
    await entering.locator('[name="username"]').fill('physician');
    await entering.locator('[name="password"]').fill(password);
    await entering.locator('[name="code"]').fill('123456');
    for (const name of ['sign-in', 'demo-physician'])
      found.push(...(await faultsOfPress(entering, name, entering.locator(`[name="${name}"]`))));
    await other.close();
    expect(found).toEqual([]);
    // The answers that were held back are the only thing the console may have told.
    expect(consoleFaults.splice(before).filter((fault) => !/503/.test(fault))).toEqual([]);
  });

  it('the audit trail of all that', async () => {
    await open(page, '/audit', 'table');
    expect(await lookAt(page, 'audit')).toEqual([]);
  });

  it('what a patient sees: his own page, and his course behind it', async () => {
    const other = await newContext();
    const theirs = await enterDemo(other, 'patient');
    await theirs.locator('[data-appointment="treatment"]').waitFor();
    const found = await lookAt(theirs, 'my-course');
    const { courses: own } = await read<{ courses: { courseId: string }[] }>(theirs, '/api/my-course');
    await open(theirs, `/courses/${own[0]?.courseId}`, '.course-head');
    await theirs.waitForLoadState('networkidle');
    found.push(...(await lookAt(theirs, 'course-patient')));
    await other.close();
    expect(found).toEqual([]);
  });

  it('what a referrer sees: the patients he referred, and one of their courses', async () => {
    const other = await newContext();
    const theirs = await enterDemo(other, 'referrer');
    await theirs.locator('.referral-list a').last().click();
    await theirs.locator('.referred table').waitFor();
    const found = await lookAt(theirs, 'referrals');
    await theirs.locator('.referred a[href^="/courses/"]').last().click();
    await theirs.locator('.course-head').waitFor();
    await theirs.waitForLoadState('networkidle');
    found.push(...(await lookAt(theirs, 'course-referrer')));
    await other.close();
    expect(found).toEqual([]);
  });

  it('nothing went wrong in the browser meanwhile', () => {
    expect(consoleFaults).toEqual([]);
  });
});
