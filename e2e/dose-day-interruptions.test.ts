import type { CallOutput } from '@lutetia/contract';
import { type CommandType, commands } from '@lutetia/course';
import {
  at,
  type CourseStep,
  courseScript,
  dailyCheck,
  type ExampleUserKey,
  examplePeople,
  exampleUsers,
} from '@lutetia/example';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noBrowser, openBrowser, openPage } from './support/browser.ts';
import { openTestCentre, password, pin, type TestCentre } from './support/centre.ts';
import { fillForm } from './support/form.ts';
import { faultsForGloves } from './support/gloves.ts';
import { sign, signIn } from './support/person.ts';

const doseDay = '2026-09-15';
const person = examplePeople[1];
if (person === undefined) throw new Error('the example has a second person');
const script = courseScript({ person, doseDay, cycles: 1, method: 'syringe' });
const morning = script.findIndex(({ type }) => type === 'receive-dose');
const leaving = script.findIndex(({ type }) => type === 'plan-follow-up');

const bedside = (time: string, type: CommandType, body: Record<string, unknown>): CourseStep => ({
  at: at(doseDay, 0, time),
  by: 'technologist',
  type,
  body,
});
/** The day of the example, with a pause in the middle of its injection, and each kind of look once. */
const day = script.slice(morning, leaving).flatMap((step) => {
  if (step.type !== 'stop-injection') return [step];
  const paused = { pausedAt: at(doseDay, 0, '10:12'), reason: 'The patient wants to turn over' };
  const resumed = { resumedAt: at(doseDay, 0, '10:14'), flowSeen: true, action: 'Arm laid flat again' };
  return [bedside('10:12', 'pause-injection', paused), bedside('10:14', 'resume-injection', resumed), step];
});

interface Tablet {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly faults: readonly string[];
}

let centre: TestCentre;
let browser: Browser;
let id: string;
const tablets = new Map<ExampleUserKey, Tablet>();
beforeAll(async () => {
  centre = await openTestCentre();
  browser = await openBrowser();
  id = await centre.playTo(script.slice(0, morning), person);
  centre.now = Temporal.Instant.from(at(doseDay, 0, '07:30'));
  await centre.onSite(dailyCheck(doseDay));
  for (const key of ['radiopharmacist', 'physician', 'technologist', 'physicist'] as const) {
    const tablet = await openPage(browser, { width: 820, height: 1180, language: 'en' });
    await signIn(tablet.page, centre, key);
    tablets.set(key, tablet);
  }
});
afterAll(async () => {
  await browser?.close();
  await centre?.[Symbol.asyncDispose]();
});

const tabletOf = (key: ExampleUserKey): Tablet => {
  const tablet = tablets.get(key);
  if (tablet === undefined) throw new Error(`${key} has no tablet`);
  return tablet;
};

async function ledger(course = id): Promise<CallOutput<'courseEvents'>> {
  const path = `/api/courses/${course}/events`;
  const { page } = tabletOf('physician');
  return page.evaluate(async (url) => (await fetch(url)).json(), path) as Promise<CallOutput<'courseEvents'>>;
}
const eventsOf = async (type: string) =>
  (await ledger()).filter((event) => event.type === commands[type as CommandType].event);

async function bodyOf(step: CourseStep): Promise<Record<string, unknown>> {
  if (typeof step.body !== 'function') return step.body;
  const { page } = tabletOf('physician');
  const { view } = (await page.evaluate(async (url) => (await fetch(url)).json(), `/api/courses/${id}`)) as {
    view: CallOutput<'course'>['view'];
  };
  return step.body(view.course);
}

/** Opens the form of an act on the dose day. */
async function open(page: Page, type: string): Promise<void> {
  const url = `${centre.address}/courses/${id}/dose-day?act=${type}`;
  await page.goto(url);
  const more = page.locator('[name="once-more"]');
  const form = page.locator(`form[data-act="${type}"] [name="submit"]`);
  await form.or(more).first().waitFor();
  if ((await more.count()) > 0) await more.click();
  await form.waitFor();
}

/** The session ends under the form; its owner enters again, and finds what was entered. */
async function expire(page: Page, key: ExampleUserKey): Promise<void> {
  const { db } = centre.store;
  const latest = db.selectFrom('session').select('id').where('user_id', '=', centre.userId(key));
  const { id: session } = await latest.orderBy('created_at', 'desc').executeTakeFirstOrThrow();
  await db
    .updateTable('session')
    .set({ expires_at: '2020-01-01T00:00:00Z' })
    .where('id', '=', session)
    .execute();
  await page.reload();
  await page.locator('[name="password"]').first().waitFor();
  await page.locator('[name="username"]').last().fill(exampleUsers[key].username);
  await page.locator('[name="password"]').last().fill(password);
  await page.locator('[name="code"]').last().fill(centre.codeOf(key));
  await page.locator('[name="sign-in"]').last().click();
  await page.locator('[name="sign-out"]').waitFor();
}

/** Cuts the network under the next act: before it reaches the server, or before its answer comes back. */
async function cutUnder({ page, context }: Tablet, answerLost: boolean): Promise<void> {
  await page.route(
    '**/commands',
    async (route) => {
      // First of all: the live line must not tell the page of what the server records.
      await context.setOffline(true);
      if (answerLost) await route.fetch();
      await route.abort('connectionfailed');
    },
    { times: 1 },
  );
}

async function giveInterrupted(step: CourseStep, index: number): Promise<void> {
  const { by, type } = step;
  const tablet = tabletOf(by);
  const { page, context } = tablet;
  const signed = 'signature' in commands[type as CommandType];
  const asksFirst = signed || type === 'start-injection';
  const body = await bodyOf(step);
  const before = (await eventsOf(type)).length;

  await open(page, type);
  await fillForm(page, body);
  await expire(page, by);
  await open(page, type);
  // What was typed is there again, except codes, which are read anew.
  const anything = Object.values(body).some((value) => value !== '');
  if (anything) await page.locator(`[data-begun-by="${centre.userId(by)}"]`).waitFor();
  await fillForm(page, body);

  expect(await faultsForGloves(page), type).toEqual([]);
  await cutUnder(tablet, index % 2 === 0);
  const send = async () => {
    await page.locator(`form[data-act="${type}"] [name="submit"]`).click();
    if (signed) await sign(page, step.witness);
  };
  await send();
  await page.locator(asksFirst ? `[data-unanswered="${type}"]` : `[data-kept="${type}"]`).waitFor();
  await centre.restart();
  await context.setOffline(false);
  if (asksFirst) await send();
  if (asksFirst) await page.locator(`[data-recorded="${type}"]`).waitFor();
  else await page.locator('[data-outbox]').waitFor({ state: 'detached' });

  const recorded = (await eventsOf(type)).slice(before);
  expect(
    recorded.map(({ actorName }) => actorName),
    type,
  ).toEqual([exampleUsers[by].displayName]);
  for (const [name, value] of Object.entries(body).filter(([name]) => name.endsWith('At'))) {
    const kept = recorded[0]?.body[name];
    expect(Temporal.Instant.from(String(kept)).equals(String(value)), `${type} ${name}: ${kept}`).toBe(true);
  }
}

describe.skipIf(noBrowser)('a dose day whose every kind of step is interrupted', () => {
  it('loses and doubles nothing: the session ends, the network is cut, the server starts anew', async () => {
    for (const [index, step] of day.entries()) {
      if (Temporal.Instant.compare(Temporal.Instant.from(step.at), centre.now) > 0) {
        centre.now = Temporal.Instant.from(step.at);
      }
      const again = day.slice(0, index).some(({ type }) => type === step.type);
      await (again ? centre.play(id, [step]) : giveInterrupted(step, index));
    }
    const given = (await ledger()).slice(-day.length).map(({ type, actorName }) => `${type} ${actorName}`);
    expect(given).toEqual(
      day.map(({ type, by }) => `${commands[type as CommandType].event} ${exampleUsers[by].displayName}`),
    );
    for (const [key, { faults }] of tablets) expect(faults, key).toEqual([]);
  });

  it('sends nothing under a colleague’s name; what is refused says why', async () => {
    const other = examplePeople[2];
    if (other === undefined) throw new Error('the example has a third person');
    const later = '2026-11-03';
    const steps = courseScript({ person: other, doseDay: later, cycles: 1, method: 'syringe' });
    const arrives = steps.findIndex(({ type }) => type === 'receive-dose');
    const runs = steps.findIndex(({ type }) => type === 'check-site');
    const course = await centre.playTo(steps.slice(0, arrives), other);
    centre.now = Temporal.Instant.from(at(later, 0, '07:30'));
    await centre.onSite(dailyCheck(later));
    await centre.play(course, steps.slice(arrives, runs));
    centre.now = Temporal.Instant.from(at(later, 0, '10:08'));
    const { page, context, faults } = tabletOf('technologist');
    const url = `${centre.address}/courses/${course}/dose-day`;
    const looks = async () =>
      (await ledger(course)).filter(({ type }) => type === 'course.site-checked').map((one) => one.actorName);
    const [first, second] = ['technologist', 'secondTechnologist'] as const;
    const look = (time: string) => ({ ...steps[runs]?.body, checkedAt: at(later, 0, time) });
    const give = async (body: Record<string, unknown>) => {
      await page.goto(url);
      await page.locator('form[data-act="check-site"] [name="submit"]').waitFor();
      await fillForm(page, body);
      await page.locator('form [name="submit"]').click();
      await page.locator('[data-kept="check-site"]').waitFor();
    };
    const cut = () => page.route('**/commands', (route) => route.abort('connectionfailed'));

    await cut();
    await page.goto(url);
    await page.getByText('minute 2', { exact: false }).first().waitFor();
    await pressOnceIn(await context.newPage(), url);
    await give(look('10:02'));
    await page.reload();
    // The look that waits counts: the clock goes on to the next.
    await page.getByText('minute 5', { exact: false }).first().waitFor();
    await page.locator('[data-outbox="mine"]').waitFor();
    await takeOver(page, second);
    await page.unroute('**/commands');
    await page.goto(url);
    await page.locator('[data-outbox="theirs"]').waitFor();
    await give(look('10:05'));
    expect(await looks()).toEqual([]);
    await takeOver(page, first);
    await expect.poll(looks, { timeout: 15_000 }).toEqual([exampleUsers[first].displayName]);
    await takeOver(page, second);
    const both = [exampleUsers[first].displayName, exampleUsers[second].displayName];
    await expect.poll(looks, { timeout: 15_000 }).toEqual(both);

    const pause = { pausedAt: at(later, 0, '10:06'), reason: 'Alarm of the pump' };
    await cut();
    await page.goto(url);
    await page.locator('[name="pause"]').click();
    await page.locator('form[data-act="pause-injection"]').waitFor();
    await fillForm(page, pause);
    await page.locator('form [name="submit"]').click();
    await page.locator('[data-kept="pause-injection"]').waitFor();
    await centre.play(course, [
      { at: pause.pausedAt, by: 'physician', type: 'pause-injection', body: pause },
    ]);
    await page.unroute('**/commands');
    const refused = page.locator('[data-outbox="refused"]');
    await refused.waitFor();
    expect(await refused.innerText()).toMatch(/did not record: .*paused/is);
    await refused.locator('[name="put-away"]').click();
    await refused.waitFor({ state: 'detached' });
    const pauses = (await ledger(course)).filter(({ type }) => type === 'course.injection-paused');
    expect(pauses.map(({ actorName }) => actorName)).toEqual([exampleUsers.physician.displayName]);
    const left = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('.kept.')));
    expect([left, faults]).toEqual([[], []]);
  });
});

/** To the browser its driver is a touch from the beginning; here none counts before a press. */
const untouched = `
  let touched = false;
  addEventListener('pointerdown', () => { touched = true; }, { capture: true });
  Object.defineProperty(UserActivation.prototype, 'hasBeenActive', { get: () => touched });
  Object.defineProperty(AudioContext.prototype, 'state', { get: () => (touched ? 'running' : 'suspended') });
`;

/** The first touch of a page lets the tablet sound, and moves nothing of what is under the finger. */
async function pressOnceIn(page: Page, url: string): Promise<void> {
  await page.addInitScript(untouched);
  await page.goto(url);
  await page.locator('[name="wake-sound"]').waitFor();
  const answer = page.locator('form[data-act="check-site"] input[type="radio"]').first();
  const before = await answer.boundingBox();
  await page.locator('.clock-running').click();
  await page.locator('[name="sound-woken"]').waitFor();
  expect(await answer.boundingBox()).toEqual(before);
  await page.close();
}

/** Locks the tablet; a colleague enters by user name and PIN. */
async function takeOver(page: Page, key: ExampleUserKey): Promise<void> {
  await page.locator('[name="lock"]').click();
  await page.locator('[name="unlock.username"]').fill(exampleUsers[key].username);
  await page.locator('[name="unlock.pin"]').fill(pin);
  await page.locator('[name="unlock"]').click();
  await page.locator('.who-name', { hasText: exampleUsers[key].displayName }).waitFor();
}
