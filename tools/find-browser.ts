import { existsSync } from 'node:fs';
import { join } from 'node:path';

const { LOCALAPPDATA, PROGRAMFILES, LUTETIA_CHROMIUM } = process.env;

const usualPlaces: readonly string[] = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...[PROGRAMFILES, LOCALAPPDATA].flatMap((folder) =>
    folder === undefined ? [] : [join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')],
  ),
];

/** Path of a Chromium or Chrome for the browser tests: LUTETIA_CHROMIUM, or one in a usual place. */
export function findBrowser(): string | null {
  if (LUTETIA_CHROMIUM !== undefined && LUTETIA_CHROMIUM !== '')
    return existsSync(LUTETIA_CHROMIUM) ? LUTETIA_CHROMIUM : null;
  return usualPlaces.find((path) => existsSync(path)) ?? null;
}
