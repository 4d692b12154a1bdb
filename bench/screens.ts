import { rmSync } from 'node:fs';
import { keysFolder, openDatabase, openKeys } from '@lutetia/server';
import { chromium, type Page } from 'playwright-core';
import { type FullDay, seedFullDay } from '../apps/server/src/projections/test-full-day.ts';
import { buildWeb } from '../tools/build-web.ts';
import { findBrowser } from '../tools/find-browser.ts';
import { KeepAliveClient } from './support/keep-alive-client.ts';
import { temporaryFolder } from './support/place.ts';
import { type Section, table } from './support/report.ts';
import { startServer } from './support/server-process.ts';

export interface ScreenTiming {
  screen: string;
  /** By a link within the running app, or by loading the address anew. */
  way: 'link' | 'reload';
  repeats: number;
  /** Fastest of the repeats, from the press or the load: the window is painted, and everything is in the page. */
  windowMs: number;
  wholeMs: number;
  /** The window's time by the budget. */
  ratio: number;
}

export interface ScrollTiming {
  screen: string;
  frames: number;
  /** Share of intervals between two frames that are longer than a frame at 60 a second. */
  late: number;
  longestMs: number;
  /** Tasks of more than 50 ms while it scrolls. */
  longTasks: number;
}

export interface Screens {
  doses: number;
  events: number;
  openings: ScreenTiming[];
  scrolls: ScrollTiming[];
}

const budgetMs = 500;
const frameMs = 1000 / 60;

interface Screen {
  name: string;
  /** The page whose link leads to it. */
  from: string;
  path: (day: FullDay) => string;
  /** What is to be counted, and how many of it fill the window and the page. */
  counted: string;
  inWindow: (day: FullDay, doses: number) => number;
  inPage: (day: FullDay, doses: number) => number;
}

const screens: readonly Screen[] = [
  {
    name: 'Today',
    from: '/',
    path: () => '/today',
    counted: '.day-row',
    inWindow: (_, doses) => doses,
    inPage: (_, doses) => doses,
  },
  {
    name: 'course',
    from: '/today',
    path: ({ longCourse }) => `/courses/${longCourse}`,
    counted: '[data-entry]',
    inWindow: () => 1,
    // The others are drawn as the reader comes near them.
    inPage: ({ events }) => Math.min(events, 200),
  },
];

/** Opens a day of many doses and a course of many events in Chromium, and scrolls through both. */
async function benchScreens(given: { doses: number; events: number; repeats: number }): Promise<Screens> {
  buildWeb();
  const folder = temporaryFolder();
  const env = { LUTETIA_DATA: folder, LUTETIA_LOG_LEVEL: 'error' };
  try {
    const day = await seed(env, folder, given);
    return await measure(env, day, given);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function seed(
  env: Record<string, string>,
  folder: string,
  { doses, events }: { doses: number; events: number },
) {
  await (await startServer(env))[Symbol.asyncDispose]();
  await using store = await openDatabase({ folder });
  const today = Temporal.Now.plainDateISO('Asia/Shanghai').toString();
  const keys = openKeys(keysFolder(folder, {}));
  const day = await seedFullDay(store, keys, { doses, events, today, seed: 20_261_124 });
  await store.engine.withSession((session) => session.script('analyze'));
  return day;
}

async function measure(
  env: Record<string, string>,
  day: FullDay,
  { repeats }: { repeats: number },
): Promise<Screens> {
  await using server = await startServer(env);
  using physician = await new KeepAliveClient(server.address).signIn('physician');
  const board = (await physician.send('GET', `/api/today?date=${day.date}`)) as { lines: unknown[] };
  const doses = board.lines.length;
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error('screens are measured in Chromium, which is not here');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
    await context.addCookies(
      physician.cookie.split('; ').map((cookie) => {
        const [name = '', value = ''] = cookie.split('=', 2);
        return { name, value, url: server.address };
      }),
    );
    await context.addInitScript(watchFrames);
    const page = await context.newPage();
    const openings: ScreenTiming[] = [];
    const scrolls: ScrollTiming[] = [];
    for (const screen of screens) {
      const path = screen.path(day);
      const counts = {
        selector: screen.counted,
        window: screen.inWindow(day, doses),
        whole: screen.inPage(day, doses),
      };
      for (const way of ['link', 'reload'] as const) {
        const opened: Opened[] = [];
        for (let repeat = 0; repeat <= repeats; repeat += 1) {
          if (way === 'link') await page.goto(`${server.address}${screen.from}`);
          opened.push(await (way === 'link' ? openByLink(page, path, counts) : openAnew(page, counts)));
        }
        const [, ...counted] = opened;
        const windowMs = Math.min(...counted.map((one) => one.windowMs));
        const wholeMs = Math.min(...counted.map((one) => one.wholeMs));
        openings.push({ screen: screen.name, way, repeats, windowMs, wholeMs, ratio: windowMs / budgetMs });
      }
      const runs: Omit<ScrollTiming, 'screen'>[] = [];
      for (let repeat = 0; repeat < repeats; repeat += 1) runs.push(await scrollThrough(page));
      const smoothest = runs.reduce((best, one) => (one.late < best.late ? one : best));
      scrolls.push({ screen: screen.name, ...smoothest });
    }
    return { doses, events: day.events, openings, scrolls };
  } finally {
    await browser.close();
  }
}

interface Counts {
  selector: string;
  window: number;
  whole: number;
}

interface Opened {
  windowMs: number;
  wholeMs: number;
}

/**
 * Tells when so many are in the page and the frame that shows them is painted: a message comes after the
 * paint of the frame in which it was sent.
 */
const watchFrames = `window.paintedAt = (selector, count) =>
  new Promise((resolve) => {
    const look = () => {
      if (document.querySelectorAll(selector).length < count) return void requestAnimationFrame(look);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(null);
    };
    requestAnimationFrame(look);
  });`;

const whenPainted = ({ selector, window, whole }: Counts, start: string): string => `Promise.all([
  paintedAt('${selector}', ${window}),
  paintedAt('${selector}', ${whole}),
]).then(([some, all]) => ({ windowMs: some - ${start}, wholeMs: all - ${start} }))`;

async function openByLink(page: Page, path: string, counts: Counts): Promise<Opened> {
  const link = `main a[href^="${path}"], nav a[href^="${path}"]`;
  await page.locator(link).first().waitFor({ state: 'attached' });
  return page.evaluate(`(() => {
    const start = performance.now();
    document.querySelector('${link}').click();
    return ${whenPainted(counts, 'start')};
  })()`);
}

async function openAnew(page: Page, counts: Counts): Promise<Opened> {
  await page.reload({ waitUntil: 'commit' });
  return page.evaluate(whenPainted(counts, '0'));
}

/** Scrolls as a wheel does, some lines a frame, for three seconds or to the end. */
const scrollThrough = (page: Page): Promise<Omit<ScrollTiming, 'screen'>> =>
  page.evaluate(`(async () => {
    scrollTo(0, 0);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    let longTasks = 0;
    const observer = new PerformanceObserver((list) => { longTasks += list.getEntries().length; });
    observer.observe({ type: 'longtask' });
    const intervals = [];
    await new Promise((resolve) => {
      let before;
      let begun;
      const step = (now) => {
        if (before !== undefined) intervals.push(now - before);
        before = now;
        begun ??= now;
        scrollBy(0, 80);
        const ended = scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
        if (ended || now - begun > 3000) resolve();
        else requestAnimationFrame(step);
      };
      requestAnimationFrame(step);
    });
    observer.disconnect();
    // The clock of frames is rounded to a tenth of a millisecond.
    const late = intervals.filter((ms) => ms > ${frameMs} + 0.2).length / intervals.length;
    return { frames: intervals.length, late, longestMs: Math.max(...intervals), longTasks };
  })()`);

function screenTables({ doses, events, openings, scrolls }: Screens): string {
  const size = (screen: string) =>
    screen === 'Today' ? `Today, ${doses} doses` : `course, ${events} events`;
  return [
    table(
      ['opened', 'by', 'window painted ms', 'by the budget of 500 ms', 'everything in the page ms'],
      openings.map(({ screen, way, windowMs, wholeMs, ratio }) => [
        size(screen),
        way,
        windowMs.toFixed(0),
        ratio.toFixed(2),
        wholeMs.toFixed(0),
      ]),
    ),
    table(
      ['scrolled', 'frames', 'later than 16.7 ms', 'longest ms', 'tasks over 50 ms'],
      scrolls.map(({ screen, frames, late, longestMs, longTasks }) => [
        size(screen),
        frames,
        `${(late * 100).toFixed(1)} %`,
        longestMs.toFixed(0),
        longTasks,
      ]),
    ),
  ].join('\n\n');
}

/** A full day and a long course in Chromium. */
export const screensSection: Section = {
  async measure(quick) {
    const figures = await benchScreens(
      quick ? { doses: 6, events: 150, repeats: 1 } : { doses: 60, events: 2000, repeats: 7 },
    );
    return { figures, tables: screenTables(figures) };
  },
};
