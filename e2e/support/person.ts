import { type ExampleUserKey, exampleUsers } from '@lutetia/example';
import type { Page } from 'playwright-core';
import { password, pin, type TestCentre } from './centre.ts';
import { fillForm } from './form.ts';
import { type Hand, quickHand } from './hand.ts';

/** Signs in by hand: user name, password, one-time code. */
export async function signIn(page: Page, centre: TestCentre, key: ExampleUserKey): Promise<void> {
  await page.goto(centre.address);
  const out = page.locator('[name="sign-out"]');
  await page.locator('[name="username"], [name="sign-out"]').first().waitFor();
  if ((await out.count()) > 0) {
    await out.click();
    await page.locator('[name="username"]').waitFor();
  }
  await page.locator('[name="username"]').fill(exampleUsers[key].username);
  await page.locator('[name="password"]').fill(password);
  await page.locator('[name="code"]').fill(centre.codeOf(key));
  await page.locator('[name="sign-in"]').click();
  await out.waitFor();
}

/** Signs the open dialog; with a colleague beside where two people are needed. */
export async function sign(page: Page, witness?: ExampleUserKey, hand: Hand = quickHand): Promise<void> {
  await hand.write(page.locator('[name="signature.secret"]'), pin);
  if (witness !== undefined) {
    // The colleague's own button; who is not among them stands in the list below.
    const { username } = exampleUsers[witness];
    const button = page.locator(`[name="witness.${username}"]`);
    const others = page.locator('[name="witness.username"]');
    await button.or(others).first().waitFor();
    if ((await button.count()) > 0) await hand.press(button);
    else await hand.pick(others, username);
    await hand.write(page.locator('[name="witness.secret"]'), pin);
  }
  await hand.press(page.locator('[name="sign"]'));
}

export interface Act {
  readonly type: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly signed: boolean;
  readonly witness?: ExampleUserKey | undefined;
}

/** Opens an act's form on the course page, fills it, sends it, and waits until the page says that it is recorded. */
export async function act(page: Page, courseUrl: string, one: Act): Promise<void> {
  await send(page, courseUrl, one);
  await page.locator('[data-recorded], [data-refused="true"], [data-error-summary]').first().waitFor();
  const said = page.locator('[data-refused="true"], [data-error-summary]');
  if ((await said.count()) > 0) throw new Error(`${one.type} was refused: ${await said.first().innerText()}`);
}

export async function send(page: Page, courseUrl: string, one: Act): Promise<void> {
  await page.goto(`${courseUrl}?act=${one.type}`);
  await page.locator('form [name="submit"]').waitFor();
  await fillForm(page, one.body);
  await page.locator('form [name="submit"]').click();
  if (one.signed) await sign(page, one.witness);
}
