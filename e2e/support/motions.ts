import type { Locator, Page } from 'playwright-core';

/** Counts what hands do in a scenario: clicks and taps, and fields that are typed into. */
export class Motions {
  clicks = 0;
  typed = 0;

  async click(target: Locator): Promise<void> {
    this.clicks += 1;
    await target.click();
  }

  async type(page: Page, name: string, text: string): Promise<void> {
    this.typed += 1;
    await page.locator(`form [name="${name}"]`).first().fill(text);
  }

  async choose(page: Page, name: string, value: string): Promise<void> {
    this.clicks += 1;
    const field = page.locator(`form [name="${name}"]`);
    if ((await field.first().evaluate((element) => element.tagName)) === 'SELECT') {
      await field.first().selectOption(value);
    } else await field.and(page.locator(`[value="${value}"]`)).check();
  }
}
