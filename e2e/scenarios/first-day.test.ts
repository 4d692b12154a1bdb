import type { CallOutput } from '@lutetia/contract';
import { at, courseScript, examplePeople, exampleUsers } from '@lutetia/example';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noBrowser, openBrowser, openPage } from '../support/browser.ts';
import { setClock } from '../support/browser-clock.ts';
import { codeAt, openTestCentre, pin, type TestCentre } from '../support/centre.ts';
import { enter, eventsOf } from '../support/enter.ts';
import { holdToTable } from '../support/figures.ts';
import { Motions } from '../support/motions.ts';
import { playUntil } from '../support/until.ts';

const doseDay = '2026-09-15';
const person = examplePeople[0];
const morning = Temporal.Instant.from(at(doseDay, 0, '08:01'));
const tan = { displayName: 'Tan Demo', username: 'tan', slip: 'the-slip-of-this-morning', pin: '135790' };
const script = courseScript({ person, doseDay, cycles: 1 });
const assay = script.find(({ type }) => type === 'assay-dose');
const [fitness, timeOut] = ['check-fitness', 'time-out'].map((one) =>
  script.findIndex(({ type }) => type === one),
) as [number, number];

let centre: TestCentre;
let browser: Browser;
let id: string;
beforeAll(async () => {
  centre = await openTestCentre();
  id = await playUntil(centre, { person, doseDay, type: 'receive-dose' });
  centre.now = morning;
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await centre?.[Symbol.asyncDispose]();
});

describe.skipIf(noBrowser)('a new technologist’s first day', () => {
  it('opens step by step: account, training, the line, the second signature', async () => {
    const motions = new Motions();
    const administrator = await enter(browser, centre, 'administrator');
    await motions.press(administrator.getByRole('link', { name: 'Administration' }), 'g d');
    await motions.press(administrator.getByRole('link', { name: 'People', exact: true }));
    await motions.press(administrator.locator('[name="new-user"]'));
    await motions.write(administrator.locator('form [name="displayName"]'), tan.displayName);
    await motions.write(administrator.locator('form [name="username"]'), tan.username);
    await motions.tick(administrator.locator('form [name="roles.technologist"]'), true);
    await motions.write(administrator.locator('form [name="password"]'), tan.slip);
    await motions.press(administrator.locator('[name="create-user"]'));
    await motions.seen(administrator.getByRole('row', { name: /Tan Demo/ }));

    const { page } = await openPage(browser, { width: 820, height: 1180, language: 'en' });
    await setClock(page, morning);
    await page.goto(centre.address);
    await motions.write(page.locator('[name="username"]'), tan.username);
    await motions.write(page.locator('[name="password"]'), tan.slip);
    await motions.press(page.locator('[name="sign-in"]'));
    const secret = await page.getByTestId('totp-secret').innerText();
    await motions.write(page.locator('[name="code"]'), codeAt(secret, centre.now));
    await motions.press(page.locator('[name="confirm-code"]'));
    await motions.press(page.getByRole('link', { name: 'Account' }), 'g m');
    const choosing = page.locator('form', { has: page.locator('[name="pin"]') });
    await motions.write(choosing.locator('[name="password"]'), tan.slip);
    await motions.write(choosing.locator('[name="pin"]'), tan.pin);
    await motions.write(choosing.locator('[name="pin.again"]'), tan.pin);
    await motions.press(choosing.locator('[name="save-pin"]'));
    await motions.seen(page.locator('.notice[data-tone="go"]'));

    await motions.press(page.getByRole('link', { name: 'Today', exact: true }), 'g t');
    await motions.press(page.locator('.day-row').getByRole('link', { name: /Specimen/ }));
    await motions.press(page.getByRole('link', { name: 'Dose day' }).first(), 'g y');
    await motions.fill(page, assay?.body as Record<string, unknown>);
    await motions.press(page.locator('form [name="submit"]'));
    const refused = page.locator('[data-refused="true"] [data-gate="operator.training"]');
    await motions.seen(refused);
    expect(await refused.innerText()).toContain('Administration, Training');

    const physicist = await enter(browser, centre, 'physicist');
    await motions.press(physicist.getByRole('link', { name: 'Administration' }), 'g d');
    await motions.press(physicist.getByRole('link', { name: 'Training' }));
    // She stands in the last row. What was taught in one course is recorded in one go.
    const cell = (topic: string) => physicist.locator(`[name="train-${tan.username}-${topic}"]`);
    await motions.seen(cell('dose-calibrator'));
    await motions.along(physicist, 'k');
    await motions.press(cell('dose-calibrator'));
    await motions.fill(physicist, { completedOn: '2026-09-14', validUntil: '2027-09-14' });
    const goesOn = physicist.getByRole('dialog').locator('[name="go-on"]');
    expect(await physicist.getByRole('dialog').getByText('Then go on to').innerText()).toMatch(
      /radioligand/i,
    );
    await motions.tick(goesOn, true);
    await motions.press(physicist.locator('form [name="submit"]'));
    await motions.seen(physicist.getByRole('dialog', { name: /radioligand/i }));
    await motions.press(physicist.locator('form [name="submit"]'));
    for (const topic of ['dose-calibrator', 'radioligand-administration'])
      await motions.seen(cell(topic).getByText('14 Sept 2027'));

    // The same step opens; what she entered still stands there.
    await motions.press(page.locator('form [name="submit"]'));
    await motions.seen(page.locator('[data-recorded="assay-dose"]'));

    // Her colleague reads aloud; she signs as the second person.
    await centre.play(id, script.slice(fitness, timeOut));
    centre.now = Temporal.Instant.from(at(doseDay, 0, '09:50'));
    const colleague = await enter(browser, centre, 'technologist', { width: 820, height: 1180 });
    await colleague.goto(`${centre.address}/courses/${id}/dose-day`);
    await motions.seen(colleague.locator('form[data-act="time-out"] [name="submit"]'));
    const { view } = (await colleague.evaluate(
      async (path) => (await fetch(path)).json(),
      `/api/courses/${id}`,
    )) as CallOutput<'course'>;
    const codes = typeof script[timeOut]?.body === 'function' ? script[timeOut].body(view.course) : {};
    for (const name of ['patientCode', 'directiveCode', 'vialCode'])
      await motions.scan(colleague, String(codes[name]));
    await motions.fill(colleague, { ...codes, performedAt: at(doseDay, 0, '09:50') });
    await motions.press(colleague.locator('form [name="submit"]'));
    await motions.write(colleague.locator('[name="signature.secret"]'), pin);
    await motions.press(colleague.locator(`[name="witness.${tan.username}"]`));
    await motions.write(colleague.locator('[name="witness.secret"]'), tan.pin);
    await motions.press(colleague.locator('[name="sign"]'));
    await motions.seen(colleague.locator('[data-recorded="time-out"]'));
    const given = (await eventsOf(colleague, id)).filter(({ type }) =>
      ['course.dose-assayed', 'course.time-out-completed'].includes(type),
    );
    expect(given.map(({ type, actorName }) => [type, actorName])).toEqual([
      ['course.dose-assayed', tan.displayName],
      ['course.time-out-completed', exampleUsers.technologist.displayName],
    ]);
    holdToTable('first-day', motions);
  });
});
