import type { Page } from 'playwright-core';

/** Sets what the page takes for the present, before it loads: the test's centre has a clock of its own. */
export async function setClock(page: Page, now: Temporal.Instant): Promise<void> {
  await page.addInitScript(follow, now.epochMilliseconds);
}

/** Lets the page's present jump on, without a load. */
export async function moveClock(page: Page, now: Temporal.Instant): Promise<void> {
  await page.evaluate(follow, now.epochMilliseconds);
}

function follow(ms: number): void {
  const offset = ms - Date.now();
  Temporal.Now.instant = () => Temporal.Instant.fromEpochMilliseconds(Date.now() + offset);
}
