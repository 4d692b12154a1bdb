import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { buildWeb } from '../tools/build-web.ts';
import { findBrowser } from '../tools/find-browser.ts';
import { temporaryFolder } from './support/place.ts';
import { type Section, table } from './support/report.ts';
import { root } from './support/server-process.ts';
import { median } from './support/statistics.ts';

export interface ColdStart {
  side: string;
  starts: number;
  /** From the command to the first answer of GET / and of GET /api/setup. */
  answersS: number;
  /** From the command to the first page with its form painted in Chromium; null without Chromium. */
  paintedS: number | null;
  /** Time to the answers, by that of the bare server: median of the rounds' ratios. */
  ratioToBare: number;
}

type Side = { name: string; command: (port: number, folder: string) => string[]; form: string | null };

const sides: readonly Side[] = [
  {
    name: 'bare fastify and PGlite',
    command: (port, folder) => [process.execPath, 'bench/bare-server.ts', join(folder, 'bare'), String(port)],
    form: null,
  },
  {
    name: 'npm start -- --empty',
    command: (port, folder) => ['npm', 'start', '--', '--empty', '--port', String(port), '--data', folder],
    form: 'form input',
  },
  {
    name: 'npm start (demo, 14 invented courses)',
    command: (port, folder) => ['npm', 'start', '--', '--port', String(port), '--data', folder],
    form: 'form input',
  },
];

/** Each side with a fresh folder a round, one after the other; the web app is built before. */
async function benchColdStart(starts: number): Promise<ColdStart[]> {
  buildWeb();
  const executablePath = findBrowser();
  const browser =
    executablePath === null ? null : await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const rounds: { answers: number; painted: number | null }[][] = [];
  try {
    for (let round = 0; round < starts; round += 1) {
      const measured = [];
      for (const side of sides) measured.push(await coldStart(side, browser));
      rounds.push(measured);
    }
  } finally {
    await browser?.close();
  }
  return sides.map(({ name }, index) => {
    const own = rounds.flatMap((round) => round[index] ?? []);
    const painted = own.flatMap((one) => (one.painted === null ? [] : [one.painted]));
    const ratios = rounds.map(
      (round) => (round[index]?.answers ?? Number.NaN) / (round[0]?.answers ?? Number.NaN),
    );
    return {
      side: name,
      starts,
      answersS: median(own.map(({ answers }) => answers)),
      paintedS: painted.length === 0 ? null : median(painted),
      ratioToBare: median(ratios),
    };
  });
}

async function coldStart(side: Side, browser: Browser | null) {
  const folder = temporaryFolder();
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const [file = '', ...args] = side.command(port, folder);
  const environment = { ...process.env, LUTETIA_DATA: folder };
  Reflect.deleteProperty(environment, 'DATABASE_URL');
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  // npm starts the server as its grandchild: all of them are ended together.
  const child = spawn(file, args, {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  });
  try {
    await Promise.all([answers(`${address}/`, child), answers(`${address}/api/setup`, child)]);
    const answered = seconds();
    return { answers: answered, painted: await paint(address, side.form, browser, seconds) };
  } finally {
    await end(child);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const status = await fetch(url).then(
      async (response) => {
        await response.arrayBuffer();
        return response.status;
      },
      () => 0,
    );
    if (status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`${child.spawnargs.join(' ')} ended before it answered`);
}

async function paint(address: string, form: string | null, browser: Browser | null, seconds: () => number) {
  if (browser === null || form === null) return null;
  const page = await browser.newPage();
  try {
    await page.goto(address);
    await page.locator(form).first().waitFor({ state: 'visible' });
    return seconds();
  } finally {
    await page.close();
  }
}

/** Waits until npm's child is gone as well, which still writes when npm has ended. */
async function end({ pid }: ChildProcess): Promise<void> {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGTERM');
    for (;;) {
      process.kill(-pid, 0);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  probe.close();
  await once(probe, 'close');
  return address.port;
}

/** From the command to the first page, in an empty folder. */
export const coldStartSection: Section = {
  async measure(quick) {
    const figures = await benchColdStart(quick ? 1 : 5);
    return {
      figures,
      tables: table(
        ['', 'answers after s', 'form painted after s', 'ratio to bare'],
        figures.map(({ side, answersS, paintedS, ratioToBare }) => [
          side,
          answersS.toFixed(1),
          paintedS?.toFixed(1) ?? '',
          ratioToBare.toFixed(2),
        ]),
      ),
    };
  },
};
