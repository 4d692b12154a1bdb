import type { Page } from 'playwright-core';

/** Sets what the page takes for the present, before it loads: the test's centre has a clock of its own. */
export async function setClock(page: Page, now: Temporal.Instant): Promise<void> {
  await page.addInitScript((ms) => {
    const offset = ms - Date.now();
    Temporal.Now.instant = () => Temporal.Instant.fromEpochMilliseconds(Date.now() + offset);
  }, now.epochMilliseconds);
}
