import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { findBrowser } from '../../tools/find-browser.ts';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // No spare process is warmed up for pages that nobody opens: a tenth of the browser's time.
  '--renderer-process-limit=1',
];

/** A laptop without Chromium skips the browser tests, and `npm test` says so; in CI they run and fail. */
export const noBrowser = findBrowser() === null && (process.env.CI ?? 'false') === 'false';

/** WebGPU by SwiftShader, the software driver that comes with Chromium. */
export const softwareWebgpu = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  '--enable-features=Vulkan',
  '--disable-background-networking',
];

/** The machine's Chromium. Where there is none a browser test fails: `npm test` has looked for one before. */
export async function openBrowser(args: readonly string[] = flags): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === undefined || executablePath === null)
    throw new Error('there is no Chromium on this machine');
  return chromium.launch({ executablePath, args: [...args] });
}

export interface View {
  readonly width: number;
  readonly height: number;
  readonly language: 'en' | 'zh';
  /** Of the device; the hospital's unless another is given. */
  readonly timeZone?: string;
}

/** A page of its own whose console errors and broken scripts are kept. */
export async function openPage(
  browser: Browser,
  { width, height, language, timeZone }: View,
): Promise<{ page: Page; context: BrowserContext; faults: string[] }> {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: timeZone ?? 'Asia/Shanghai',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  return { page, context, faults };
}
