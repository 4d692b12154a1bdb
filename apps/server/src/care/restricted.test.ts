import { ApiError, type ErrorCode } from '@lutetia/contract';
import { examplePeople, referralOf } from '@lutetia/example';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, openTestCentre, type TestCentre, type TestPerson } from '../http/test-centre.ts';
import { eachStore } from '../store/each-store.ts';

let at: TestCentre;
let opener: Browser;
let other: TestPerson;
let colleague: Browser;
beforeAll(async () => {
  at = await openTestCentre();
  opener = await at.enter(await at.person(['coordinator']));
  other = await at.person(['physician']);
  colleague = await at.enter(other);
});
afterAll(() => at[Symbol.asyncDispose]());

const [patient] = examplePeople;
async function openRestricted(number: string, by = opener) {
  const { courseId } = await by.call('openCourse', {
    body: {
      commandId: crypto.randomUUID(),
      person: { ...patient, identifiers: [{ kind: 'hospital-number', value: number, country: '' }] },
      referral: referralOf(patient),
      restricted: true,
    },
  });
  return courseId;
}
async function codeOf(promise: Promise<unknown>): Promise<ErrorCode | 'answered'> {
  try {
    await promise;
    return 'answered';
  } catch (error) {
    if (error instanceof ApiError) return error.code;
    throw error;
  }
}
const see = (browser: Browser, id: string) => codeOf(browser.call('course', { params: { id } }));
const listed = async (browser: Browser) =>
  (await browser.call('listCourses')).items.map(({ courseId }) => courseId);
const readsOf = (id: string) =>
  at.centre.store.db.selectFrom('read_log').selectAll().where('subject', '=', id).orderBy('id').execute();
const reason = 'Collapsed in the waiting room';

describe('a restricted course', () => {
  test('is seen by who opened it and by nobody else, in no list and by no route', async () => {
    const id = await openRestricted('R-1');
    const manager = await at.enter(await at.person(['manager']));
    expect(await see(opener, id)).toBe('answered');
    expect(await listed(opener)).toContain(id);
    for (const browser of [colleague, manager]) {
      expect(await see(browser, id)).toBe('not-found');
      expect(await listed(browser)).not.toContain(id);
      expect((await browser.call('worklist')).items.map(({ courseId }) => courseId)).not.toContain(id);
    }
    expect((await colleague.call('listCourses', { query: { search: 'R-1' } })).total).toBe(0);
    const document = { kind: 'other', status: 'received' };
    const act = { commandId: crypto.randomUUID(), type: 'receive-document', body: document };
    expect(await codeOf(colleague.call('commandCourse', { params: { id }, body: act }))).toBe('not-found');
    expect(await codeOf(colleague.call('courseEvents', { params: { id } }))).toBe('not-found');
    expect(
      await codeOf(
        colleague.call('previewCommand', { params: { id }, body: { type: 'hold-course', body: null } }),
      ),
    ).toBe('not-found');
    const denied = (await readsOf(id)).filter(({ purpose }) => purpose === 'denied');
    expect(denied.map(({ what, actor }) => [what, actor === other.id])).toEqual([
      ['course', true],
      ['course', false],
      ['commandCourse', true],
      ['courseEvents', true],
      ['previewCommand', true],
    ]);
  });

  test('is opened by name to a colleague, and closed again', async () => {
    const id = await openRestricted('R-2');
    const name = (granted: boolean) =>
      opener.call('changeCourseAccess', { params: { id }, body: { username: other.username, granted } });
    expect((await name(true)).map(({ username }) => username)).toContain(other.username);
    expect(await see(colleague, id)).toBe('answered');
    await name(false);
    expect(await see(colleague, id)).toBe('not-found');
    const [only] = await opener.call('courseAccess', { params: { id } });
    expect(
      await codeOf(
        opener.call('changeCourseAccess', {
          params: { id },
          body: { username: only?.username ?? '', granted: false },
        }),
      ),
    ).toBe('conflict');
    expect(await see(opener, id)).toBe('answered');
  });
});

describe('the list of names', () => {
  const change = (by: Browser, id: string, username: string, granted: boolean) =>
    codeOf(by.call('changeCourseAccess', { params: { id }, body: { username, granted } }));

  test('is opened to the team by the referring doctor who opened the course', async () => {
    const referrer = await at.enter(await at.person(['referrer']));
    const id = await openRestricted('R-6', referrer);
    expect(await see(colleague, id)).toBe('not-found');
    expect(await change(referrer, id, other.username, true)).toBe('answered');
    expect(await see(colleague, id)).toBe('answered');
    // Taken off it, the referring doctor still sees how far the course is and names nobody.
    const own = await referrer.call('me');
    expect(await change(colleague, id, own.username, false)).toBe('answered');
    expect(await see(referrer, id)).toBe('answered');
    expect(await change(referrer, id, own.username, true)).toBe('not-allowed');
  });

  test('a referring doctor who also works here sees only what a referring doctor sees, once off it', async () => {
    const both = await at.person(['physician', 'referrer']);
    const browser = await at.enter(both);
    const id = await openRestricted('R-7', browser);
    expect(await codeOf(browser.call('courseEvents', { params: { id } }))).toBe('answered');
    await change(browser, id, other.username, true);
    await change(colleague, id, both.username, false);
    expect(await codeOf(browser.call('courseEvents', { params: { id } }))).toBe('not-found');
    const preview = { type: 'hold-course', body: null };
    expect(await codeOf(browser.call('previewCommand', { params: { id }, body: preview }))).toBe(
      'not-allowed',
    );
    const act = { commandId: crypto.randomUUID(), type: 'hold-course', body: { reason: 'to see whether' } };
    expect(await codeOf(browser.call('commandCourse', { params: { id }, body: act }))).toBe('not-allowed');
    const shown = await browser.call('course', { params: { id } });
    expect(shown.mayCommand).not.toContain('prescribe');
    expect(shown.view.steps.find(({ command }) => command === 'prescribe')?.gates).toEqual([]);
  });

  test('keeps somebody who can sign in, and lets who has left be taken off', async () => {
    const leaver = await at.person(['physician']);
    const id = await openRestricted('R-8');
    const { username } = await opener.call('me');
    await change(opener, id, leaver.username, true);
    await at.centre.store.db
      .updateTable('user_account')
      .set({ disabled: true })
      .where('id', '=', leaver.id)
      .execute();
    expect(await change(opener, id, username, false)).toBe('conflict');
    expect(await change(opener, id, leaver.username, false)).toBe('answered');
    expect(await change(opener, id, leaver.username, true)).toBe('not-found');
  });

  eachStore('the list', (store) => {
    test('never becomes empty: of two who take each other off, one stays', async () => {
      const centre = await openTestCentre({ store: store() });
      try {
        const [first, second] = [await centre.person(['physician']), await centre.person(['physician'])];
        const [one, two] = [await centre.enter(first), await centre.enter(second)];
        for (let round = 0; round < 5; round += 1) {
          const id = await openRestricted(`R-9-${round}`, one);
          await change(one, id, second.username, true);
          const outcomes = await Promise.all([
            change(one, id, second.username, false),
            change(two, id, first.username, false),
          ]);
          expect(outcomes.filter((outcome) => outcome === 'answered')).toHaveLength(1);
        }
      } finally {
        await centre[Symbol.asyncDispose]();
      }
    });
  });
});

describe('emergency access', () => {
  test('opens it for an hour, for a reason that is kept with every read', async () => {
    const id = await openRestricted('R-3');
    const short = await colleague.outcome('POST', `/api/courses/${id}/emergency-access`, { reason: 'why' });
    expect(short).toEqual({ status: 400, code: 'bad-input' });
    const glass = await colleague.call('breakGlass', { params: { id }, body: { reason } });
    expect(Temporal.Instant.from(glass.until).since(at.clock.now).total('minutes')).toBe(60);
    expect(await see(colleague, id)).toBe('answered');
    expect(await listed(colleague)).toContain(id);
    expect(
      await codeOf(
        colleague.call('changeCourseAccess', {
          params: { id },
          body: { username: other.username, granted: true },
        }),
      ),
    ).toBe('not-allowed');
    const reads = (await readsOf(id)).filter(({ actor }) => actor === other.id);
    expect(reads.length).toBeGreaterThan(2);
    for (const read of reads) {
      expect(read).toMatchObject({ purpose: 'emergency-access', break_glass_id: glass.id });
    }
    at.clock.now = at.clock.now.add({ minutes: 59 });
    colleague = await at.enter(other);
    expect(await see(colleague, id)).toBe('answered');
    at.clock.now = at.clock.now.add({ minutes: 1 });
    expect(await see(colleague, id)).toBe('not-found');
    opener = await at.enter(await at.person(['coordinator']));
  });

  test('is not given where it is not needed', async () => {
    const id = await openRestricted('R-4');
    expect(await codeOf(opener.call('breakGlass', { params: { id }, body: { reason } }))).toBe('conflict');
    const nowhere = crypto.randomUUID();
    expect(await codeOf(opener.call('breakGlass', { params: { id: nowhere }, body: { reason } }))).toBe(
      'not-found',
    );
  });

  test('is reviewed once, by somebody else', async () => {
    const both = await at.person(['physician', 'manager']);
    const user = await at.enter(both);
    const id = await openRestricted('R-5');
    const glass = await user.call('breakGlass', { params: { id }, body: { reason } });
    const review = (browser: Browser) =>
      codeOf(
        browser.call('reviewBreakGlass', {
          params: { id: glass.id },
          body: { verdict: 'justified', note: 'seen with the team' },
        }),
      );
    expect(await review(user)).toBe('not-allowed');
    const manager = await at.enter(await at.person(['manager']));
    expect(await review(manager)).toBe('answered');
    expect(await review(manager)).toBe('conflict');
    const listedGlass = (await manager.call('listBreakGlass')).find((one) => one.id === glass.id);
    expect(listedGlass).toMatchObject({ verdict: 'justified', userId: both.id, reason });
    const { items } = await manager.call('audit', { query: { kind: 'access', courseId: id } });
    expect(items.map(({ what }) => what)).toEqual(['access.emergency-reviewed', 'access.emergency-opened']);
  });
});
