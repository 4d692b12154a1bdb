import type { Page } from 'playwright-core';
import { fillForm } from './form.ts';

/** Walks the page of what is missing, and counts what hands do: presses, and fields that are filled in. */
export class SetUpWalk {
  readonly page: Page;
  readonly address: string;
  readonly secret: string;
  presses = 0;
  fields = 0;

  constructor(page: Page, address: string, secret: string) {
    this.page = page;
    this.address = address;
    this.secret = secret;
  }

  async open(): Promise<void> {
    await this.page.goto(`${this.address}/administration/readiness`);
    await this.page.locator('[data-ready]').waitFor();
  }

  missing(): Promise<string[]> {
    return this.page
      .locator('[data-missing]')
      .evaluateAll((items) => items.map((item) => item.getAttribute('data-missing') ?? ''));
  }

  async press(selector: string): Promise<void> {
    this.presses += 1;
    await this.page.locator(selector).first().click();
  }

  async fill(fields: Readonly<Record<string, unknown>>): Promise<void> {
    this.fields += Object.values(fields).flat().length;
    await fillForm(this.page, fields);
  }

  /** Fills in and sends the form that the item opens; signs where it asks. */
  async mend(
    key: string,
    act: string,
    fields: Readonly<Record<string, unknown>>,
    signed = false,
  ): Promise<void> {
    const item = `[data-missing="${key}"]`;
    await this.press(`${item} [name="${act}"]`);
    await this.page.locator(`${item} form [name="submit"]`).waitFor();
    await this.fill(fields);
    await this.press(`${item} form [name="submit"]`);
    if (signed) await this.sign();
    await this.page.locator(`${item} form`).waitFor({ state: 'detached' });
  }

  async person(
    key: string,
    person: { displayName: string; username: string; password: string },
  ): Promise<void> {
    const item = `[data-missing="${key}"]`;
    await this.press(`${item} [name="new-user"]`);
    for (const [name, text] of Object.entries(person)) {
      this.fields += 1;
      await this.page.locator(`${item} [name="${name}"]`).fill(text);
    }
    await this.press(`${item} [name="create-user"]`);
    await this.page.locator(item).waitFor({ state: 'detached' });
  }

  /** From the item to the packs of its kind, where one is signed. */
  async signPack(key: string, kind: string, pack: string): Promise<void> {
    await this.press(`[data-missing="${key}"] a[data-opens="adopt-pack"]`);
    await this.press(`[name="adopt-${kind}-${pack}"]`);
    await this.sign();
    await this.page.locator(`[data-pack="${kind} ${pack}"] [data-state="adopted"]`).waitFor();
    this.presses += 1;
    await this.open();
  }

  private async sign(): Promise<void> {
    this.fields += 1;
    await this.page.locator('[name="signature.secret"]').fill(this.secret);
    await this.press('[name="sign"]');
  }
}
