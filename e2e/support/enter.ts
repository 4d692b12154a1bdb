import type { ExampleUserKey } from '@lutetia/example';
import type { Browser, Page } from 'playwright-core';
import { openPage, type View } from './browser.ts';
import { setClock } from './browser-clock.ts';
import type { TestCentre } from './centre.ts';
import { signIn } from './person.ts';

/** Somebody at a device of their own, signed in, at the centre's present. */
export async function enter(
  browser: Browser,
  centre: TestCentre,
  key: ExampleUserKey,
  view: Partial<View> = {},
): Promise<Page> {
  const { page } = await openPage(browser, { width: 1440, height: 1000, language: 'en', ...view });
  await setClock(page, centre.now);
  await signIn(page, centre, key);
  return page;
}

interface RecordedEvent {
  readonly type: string;
  readonly body: Record<string, unknown>;
  readonly actorName: string;
}

/** What the ledger holds of a course, as the page's reader may read it. */
export const eventsOf = async (page: Page, id: string): Promise<readonly RecordedEvent[]> =>
  (await page.evaluate(
    async (path) => (await fetch(path)).json(),
    `/api/courses/${id}/events`,
  )) as RecordedEvent[];
