import { roles } from '@lutetia/course';
import type { Page } from 'playwright-core';
import { codeAt } from './centre.ts';

/** One account that may open every screen of the staff. */
const everyone = {
  username: 'everyone',
  displayName: 'Every Role 全职示例',
  password: 'browser-test-password',
  pin: '246810',
  roles: roles.filter((role) => role !== 'referrer' && role !== 'patient'),
};

/**
 * From the demo centre's sign-in page: the administrator makes the account, which signs in for the first time, enrols
 * its second factor, locks the session and opens it again. Tells of each screen on the way.
 */
export async function enterAsEveryone(
  page: Page,
  now: Temporal.Instant,
  onScreen: (name: 'enrolment' | 'locked') => Promise<void> = async () => undefined,
): Promise<void> {
  await page.locator('[name="demo-administrator"]').click();
  await page.locator('[name="sign-out"]').waitFor();
  const created = await page.evaluate(async (user) => {
    const headers = { 'content-type': 'application/json' };
    return (await fetch('/api/users', { method: 'POST', headers, body: JSON.stringify(user) })).status;
  }, everyone);
  if (created !== 200) throw new Error(`the account was not made: ${created}`);
  await page.locator('[name="sign-out"]').click();
  await page.locator('[name="username"]').fill(everyone.username);
  await page.locator('[name="password"]').fill(everyone.password);
  await page.locator('[name="sign-in"]').click();
  const secret = await page.getByTestId('totp-secret').innerText();
  await onScreen('enrolment');
  await page.locator('[name="code"]').fill(codeAt(secret, now));
  await page.locator('form button[type="submit"]').click();
  await page.locator('[name="lock"]').click();
  await page.locator('[name="unlock.pin"]').waitFor();
  await onScreen('locked');
  await page.locator('[name="unlock.pin"]').fill(everyone.pin);
  await page.locator('[name="unlock"]').click();
  await page.locator('[name="unlock.pin"]').waitFor({ state: 'detached' });
}

/** Notes what the browser itself finds wrong. */
export function noteFaults(page: Page, faults: string[]): void {
  page.setDefaultTimeout(20_000);
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('console', (message) => {
    // Chromium itself reports each refusal of the interface; who is not signed in is told so by a 401, who locked by a 423.
    const refusal = message.text().startsWith('Failed to load resource') && /401|423/.test(message.text());
    if (message.type() === 'error' && !refusal) faults.push(`${message.text()} ${message.location().url}`);
  });
}

export async function openScreen(page: Page, address: string, shows: string): Promise<void> {
  await page.goto(address);
  await page.locator(shows).first().waitFor();
  // Room that is kept for what still comes counts as loading: its place is not yet taken.
  await page.locator('.loading, [aria-busy="true"]').first().waitFor({ state: 'detached' });
}
