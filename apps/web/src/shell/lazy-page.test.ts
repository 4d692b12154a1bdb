import { expect, test } from 'vitest';
import { isNotArrived, lazyPage, rememberLostParts } from './lazy-page.tsx';

test('a page that could not be fetched ahead is asked for again, and once it is here no more', async () => {
  let asked = 0;
  const page = lazyPage(async () => {
    asked += 1;
    if (asked === 1) throw new TypeError('no network');
    return { Page: () => null };
  }, 'Page');
  await page.preload();
  expect(asked).toBe(1);
  await page.preload();
  await page.preload();
  expect(asked).toBe(2);
});

test('a part within a page that did not come is known as such; another fault is not', () => {
  const page = new EventTarget();
  rememberLostParts(page);
  const error = new TypeError('Failed to fetch dynamically imported module');
  expect(isNotArrived(error)).toBe(false);
  page.dispatchEvent(Object.assign(new Event('vite:preloadError'), { payload: error }));
  expect(isNotArrived(error)).toBe(true);
  expect(isNotArrived(new TypeError('undefined is not a function'))).toBe(false);
});
