import { expect, test } from 'vitest';
import { lazyPage } from './lazy-page.tsx';

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
