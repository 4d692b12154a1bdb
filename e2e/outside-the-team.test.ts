import { addresses, routeIds } from '@lutetia/contract';
import { courseScript, examplePeople } from '@lutetia/example';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noBrowser, openBrowser, openPage } from './support/browser.ts';
import { codeAt, openTestCentre, password, pin, type TestCentre } from './support/centre.ts';
import { signIn } from './support/person.ts';

const [person] = examplePeople;
const script = courseScript({ person, doseDay: '2026-09-15', cycles: 1, method: 'syringe' });
const upTo = script.findIndex(({ type }) => type === 'receive-dose');

let centre: TestCentre;
let browser: Browser;
beforeAll(async () => {
  centre = await openTestCentre();
  browser = await openBrowser();
  await centre.playTo(script.slice(0, upTo), person);
});
afterAll(async () => {
  await browser?.close();
  await centre?.[Symbol.asyncDispose]();
});

describe.skipIf(noBrowser)('those outside the team', () => {
  it('a screen on the wall shows the day without names, opens nothing else, and goes dark when its link is revoked', async () => {
    const wide = { width: 1440, height: 900, language: 'en' } as const;
    const desk = await openPage(browser, wide);
    await signIn(desk.page, centre, 'administrator');
    await desk.page.goto(`${centre.address}/administration/displays`);
    await desk.page.locator('[name="display.name"]').fill('Waiting room');
    await desk.page.locator('[name="make-display"]').click();
    const link = await desk.page.getByTestId('display-link').innerText();
    centre.now = Temporal.Instant.from('2026-09-15T00:30:00Z');

    const wall = await openPage(browser, wide);
    await wall.page.goto(link);
    await wall.page.locator('.day-row').waitFor();
    expect(wall.page.url()).toBe(`${centre.address}/display`);
    const seen = await wall.page.locator('main').innerText();
    expect(seen).toContain('10:00');
    for (const name of [person.family, person.given]) expect(seen).not.toContain(name);
    const opened = await wall.page.evaluate(
      async (asked) =>
        Promise.all(
          asked.map(async ({ path, method }) => {
            const answer = await fetch(path.replaceAll(/:\w+/g, '00000000-0000-4000-8000-000000000000'), {
              method,
              headers: method === 'GET' ? {} : { 'content-type': 'application/json' },
              ...(method === 'GET' ? {} : { body: '{}' }),
            });
            return answer.status;
          }),
        ),
      routeIds
        .map((id) => addresses[id])
        .filter(({ access }) => access !== 'public' && access !== 'display')
        .map(({ path, method }) => ({ path, method })),
    );
    expect(new Set(opened)).toEqual(new Set([401]));

    await desk.page.locator('[name="revoke"]').click();
    await desk.page.locator('[name="confirm"]').click();
    await wall.page.locator('[data-screen="ended"]').waitFor({ timeout: 40_000 });
    expect(await wall.page.locator('.day-row').count()).toBe(0);
    expect([...desk.faults, ...wall.faults]).toEqual([]);
  });

  it('a patient reads where he is, the hour here and at home, and what to bring; nothing else opens', async () => {
    const narrow = { width: 390, height: 844, language: 'en' } as const;
    const desk = await openPage(browser, narrow);
    await signIn(desk.page, centre, 'administrator');
    const row = await centre.store.db
      .selectFrom('course_projection')
      .select('person_id')
      .executeTakeFirstOrThrow();
    const created = await desk.page.evaluate(
      async (body) => {
        const headers = { 'content-type': 'application/json' };
        return (await fetch('/api/users', { method: 'POST', headers, body: JSON.stringify(body) })).status;
      },
      {
        username: 'patient',
        displayName: 'Patient',
        password,
        pin,
        roles: ['patient'],
        personId: row.person_id,
      },
    );
    expect(created).toBe(200);
    const own = await openPage(browser, narrow);
    await own.page.goto(centre.address);
    await own.page.locator('[name="username"]').fill('patient');
    await own.page.locator('[name="password"]').fill(password);
    await own.page.locator('[name="sign-in"]').click();
    const secret = await own.page.getByTestId('totp-secret').innerText();
    centre.now = centre.now.add({ seconds: 31 });
    await own.page.locator('[name="code"]').fill(codeAt(secret, centre.now));
    await own.page.locator('form button[type="submit"]').click();
    const next = own.page.locator('[data-appointment="treatment"]');
    await next.waitFor();
    const text = await next.innerText();
    expect(text).toContain('10:00 (time at the hospital, GMT+8)');
    expect(text).toContain('09:00');
    await own.page.getByText('Your passport or identity card', { exact: false }).waitFor();
    expect(await own.page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    expect(await own.page.evaluate(async () => (await fetch('/api/referrals')).status)).toBe(403);
    expect(own.faults).toEqual([]);
  });

  it('a referring doctor sees the patients he referred and no others', async () => {
    const doctor = await openPage(browser, { width: 820, height: 1180, language: 'zh' });
    await signIn(doctor.page, centre, 'referrer');
    await doctor.page.locator('h1').waitFor();
    // This patient was referred by the coordinator.
    expect(await doctor.page.locator('.referral-list a').count()).toBe(0);
    await doctor.page.getByText('您还没有转诊过患者').waitFor();
    expect(doctor.faults).toEqual([]);
  });
});
