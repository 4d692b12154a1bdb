import { ApiError } from '@lutetia/contract';
import { commands, isCommandType } from '@lutetia/course';
import { examplePeople } from '@lutetia/example';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, openTestCentre, type TestCentre } from '../http/test-centre.ts';
import { compareRebuilt } from '../ledger/index.ts';
import { projections } from '../projections/index.ts';

let at: TestCentre;
beforeAll(async () => {
  at = await openTestCentre({ demo: true });
});
afterAll(() => at[Symbol.asyncDispose]());

const as = async (username: string): Promise<Browser> => at.enter(await at.named(username));
const courses = (browser: Browser) => browser.call('listCourses', { query: { limit: 500 } });
const [arif] = examplePeople;

describe('who sees what', () => {
  test('clinical staff see names; the manager sees courses and nobody’s name', async () => {
    const { items } = await courses(await as('physician'));
    expect(items.length).toBeGreaterThan(8);
    expect(items.every(({ person }) => person !== null)).toBe(true);
    const manager = await as('manager');
    const managed = await courses(manager);
    expect(managed.items.length).toBeGreaterThan(8);
    expect(managed.items.every(({ person }) => person === null)).toBe(true);
    const answers = JSON.stringify([
      managed,
      await manager.call('worklist'),
      await manager.call('supply'),
      ...(await Promise.all(
        managed.items.map(({ courseId }) => manager.call('course', { params: { id: courseId } })),
      )),
    ]);
    const told = examplePeople.flatMap(({ family, identifiers }) =>
      [family, ...identifiers.map(({ value }) => value)].filter((word) => answers.includes(`"${word}`)),
    );
    expect(told).toEqual([]);
  });

  test('a manager’s search does not tell whether a name is known', async () => {
    const manager = await as('manager');
    const known = await manager.call('listCourses', { query: { search: arif.family } });
    expect(known).toEqual(await manager.call('listCourses', { query: { search: 'Nobody-Of-This-Name' } }));
    expect(
      (await (await as('physician')).call('listCourses', { query: { search: arif.family } })).total,
    ).toBe(1);
  });

  test('a search counts what it found, not the page that is shown', async () => {
    const physician = await as('physician');
    const word = arif.family;
    const { items, total } = await physician.call('listCourses', { query: { search: word, limit: 500 } });
    expect(items).toHaveLength(total);
    const [own] = items;
    const { course_id, ...row } = await at.centre.store.db
      .selectFrom('course_projection')
      .selectAll()
      .where('course_id', '=', own?.courseId ?? '')
      .executeTakeFirstOrThrow();
    const second = crypto.randomUUID();
    const copy = { ...row, course_id: second, state: JSON.stringify(row.state) };
    await at.centre.store.db.insertInto('course_projection').values(copy).execute();
    const page = await physician.call('listCourses', { query: { search: word, limit: 1 } });
    await at.centre.store.db.deleteFrom('course_projection').where('course_id', '=', second).execute();
    expect([page.items.length, page.total]).toEqual([1, total + 1]);
    expect(course_id).not.toBe(second);
  });

  test('a patient sees their own course, without the team’s conditions', async () => {
    const patient = await as('patient');
    const { items, total } = await courses(patient);
    expect(total).toBe(1);
    const [own] = items;
    expect(own?.person?.name).toContain(arif.family);
    expect(own).toMatchObject({ blockedBy: [], prompts: [] });
    const shown = await patient.call('course', { params: { id: own?.courseId ?? '' } });
    expect(shown.mayCommand).toEqual([]);
    expect(shown.view.steps.flatMap(({ gates }) => gates)).toEqual([]);
    const others = (await courses(await as('physician'))).items.filter(
      ({ courseId }) => courseId !== own?.courseId,
    );
    for (const { courseId } of others) {
      const answer = await patient.outcome('GET', `/api/courses/${courseId}`);
      expect(answer).toEqual({ status: 404, code: 'not-found' });
      expect(await patient.outcome('GET', `/api/courses/${courseId}/instructions?cycle=1`)).toEqual({
        status: 404,
        code: 'not-found',
      });
    }
  });

  test('neither a patient nor a referring doctor reads what the team noted for itself', async () => {
    const clinical = await as('physician');
    const notesIn = async (browser: Browser) => {
      const { items } = await courses(browser);
      const views = await Promise.all(
        items.map(({ courseId }) => browser.call('course', { params: { id: courseId } })),
      );
      return [...JSON.stringify(views.map(({ view }) => view.course)).matchAll(/"(?:note|reason)":"[^"]+"/g)]
        .map(([found]) => found)
        .filter((found) => !found.includes('stands in for') && !found.includes('package insert'));
    };
    expect((await notesIn(clinical)).length).toBeGreaterThan(3);
    expect(await notesIn(await as('referrer'))).toEqual([]);
    expect(await notesIn(await as('patient'))).toEqual([]);
  });

  test('a referring doctor sees the courses that he opened', async () => {
    const referrer = await at.named('referrer');
    const own = await at.centre.store.db
      .selectFrom('course_projection')
      .select('course_id')
      .where('referrer_id', '=', referrer.id)
      .execute();
    const { items } = await courses(await at.enter(referrer));
    expect(items.map(({ courseId }) => courseId).toSorted()).toEqual(
      own.map(({ course_id }) => course_id).toSorted(),
    );
    expect(items.length).toBeGreaterThan(0);
  });

  test('an administrator’s worklist is empty', async () => {
    expect(await (await as('administrator')).call('worklist')).toMatchObject({ items: [], total: 0 });
  });
});

describe('worklists', () => {
  test.each(['physician', 'radiopharmacist', 'technologist', 'physicist', 'coordinator'] as const)(
    'of the %s hold what concerns the role, most urgent first',
    async (role) => {
      const { items } = await (await as(role)).call('worklist', { query: { role } });
      expect(items.length).toBeGreaterThan(0);
      const rank = { stop: 0, overdue: 1, due: 2 } as Record<string, number>;
      // The demo centre lies in Shanghai.
      const today = ({ plannedAt }: (typeof items)[number]) =>
        plannedAt !== null && plannedAt < '2026-11-24T16:00:00.000Z';
      const ranks = items.map((item) =>
        Math.min(today(item) ? 2 : 3, ...item.prompts.map(({ severity }) => rank[severity] ?? 3)),
      );
      expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
      for (const { next, prompts } of items) {
        const acts: readonly string[] = next !== null && isCommandType(next) ? commands[next].roles : [];
        const meant = prompts.flatMap((prompt) => prompt.roles as string[]);
        expect([...acts, ...meant]).toContain(role);
      }
    },
  );

  test('what the site recorded is read page by page, newest first', async () => {
    const manager = await as('manager');
    const positionsOf = async (query: { limit: number; before?: number }) =>
      (await manager.call('siteEvents', { query })).items.map(({ position }) => position);
    const whole = await positionsOf({ limit: 500 });
    expect(whole).toEqual(whole.toSorted((a, b) => b - a));
    const first = await positionsOf({ limit: 4 });
    expect(first).toEqual(whole.slice(0, 4));
    expect(await positionsOf({ limit: 4, before: first.at(-1) ?? 0 })).toEqual(whole.slice(4, 8));
  });

  test('supply shows every dose under way with its window, and which is at risk', async () => {
    const items = await (await as('radiopharmacist')).call('supply');
    expect(items.length).toBeGreaterThan(2);
    expect(items.map(({ plannedAt }) => Temporal.Instant.from(plannedAt).epochMilliseconds)).toEqual(
      items
        .map(({ plannedAt }) => Temporal.Instant.from(plannedAt).epochMilliseconds)
        .toSorted((a, b) => a - b),
    );
    const risks = new Set(items.map(({ risk }) => risk));
    expect(risks.has('quarantined') && risks.has('at-risk')).toBe(true);
  });

  test('supply shows a dose whose order its course does not have, and says so', async () => {
    const { db } = at.centre.store;
    const radiopharmacist = await as('radiopharmacist');
    const before = await radiopharmacist.call('supply');
    const [one] = before;
    if (one === undefined) throw new Error('no dose is under way');
    const rename = (from: string, to: string) =>
      db
        .updateTable('dose_projection')
        .set({ reference: to, item: sql`jsonb_set(item, '{reference}', to_jsonb(${to}::text))` })
        .where('reference', '=', from)
        .execute();
    await rename(one.reference, 'DO-NOWHERE');
    const after = await radiopharmacist.call('supply');
    await rename('DO-NOWHERE', one.reference);
    expect(after).toHaveLength(before.length);
    expect(after.find(({ reference }) => reference === 'DO-NOWHERE')).toMatchObject({
      courseId: one.courseId,
      plannedAt: one.plannedAt,
      risk: 'not-on-record',
      fit: 'unknown',
      whereabouts: null,
    });
  });

  test('supply says whose a dose is to those who may see it, and when the vial came', async () => {
    const items = await (await as('radiopharmacist')).call('supply');
    // Whose a restricted course is, only those named on its list are told.
    expect(items.filter(({ person, restricted }) => (person === null) !== restricted)).toEqual([]);
    const received = items.filter(({ receivedAt }) => receivedAt !== null);
    expect(received.length).toBeGreaterThan(0);
    expect(received.length).toBeLessThan(items.length);
    const managed = await (await as('manager')).call('supply');
    expect(managed.map(({ reference }) => reference)).toEqual(items.map(({ reference }) => reference));
    expect(managed.filter(({ person }) => person !== null)).toEqual([]);
  });
});

describe('reads', () => {
  test('each course shown leaves a record: who, in which role, by which page and why', async () => {
    const physician = await at.named('physician');
    const browser = await at.enter(physician);
    const last = async () =>
      (
        await at.centre.store.db
          .selectFrom('read_log')
          .select(({ fn }) => fn.max('id').as('id'))
          .executeTakeFirst()
      )?.id ?? 0;
    const since = (id: number) =>
      at.centre.store.db.selectFrom('read_log').selectAll().where('id', '>', id).orderBy('id').execute();
    let before = await last();
    const { items } = await courses(browser);
    const rows = await since(before);
    expect(rows.map(({ subject }) => subject).toSorted()).toEqual(
      items.map(({ courseId }) => courseId).toSorted(),
    );
    expect(rows[0]).toMatchObject({
      actor: physician.id,
      role: 'physician',
      what: 'listCourses',
      purpose: 'care',
      break_glass_id: null,
    });
    const id = items[0]?.courseId ?? '';
    before = await last();
    const doses = await browser.call('supply');
    expect((await since(before)).map((row) => [row.what, row.subject, row.purpose]).toSorted()).toEqual(
      doses
        .filter(({ person }) => person !== null)
        .map(({ courseId }) => ['supply', courseId, 'care'])
        .toSorted(),
    );
    const reading: [string, () => Promise<unknown>][] = [
      ['course', () => browser.call('course', { params: { id } })],
      ['courseEvents', () => browser.call('courseEvents', { params: { id } })],
      ['instructions', () => browser.call('instructions', { params: { id }, query: { cycle: 1 } })],
      [
        'previewCommand',
        () => browser.call('previewCommand', { params: { id }, body: { type: 'hold-course', body: null } }),
      ],
    ];
    for (const [what, read] of reading) {
      before = await last();
      await read();
      expect((await since(before)).map((row) => [row.what, row.subject])).toEqual([[what, id]]);
    }
  });

  test('a read that is refused for its role is recorded too', async () => {
    const administrator = await at.named('administrator');
    const id = crypto.randomUUID();
    const error = await (await at.enter(administrator))
      .call('course', { params: { id } })
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ApiError);
    const row = await at.centre.store.db
      .selectFrom('read_log')
      .selectAll()
      .where('subject', '=', id)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ actor: administrator.id, what: 'course', purpose: 'denied' });
  });

  test('the audit trail finds who looked at a course', async () => {
    const { items } = await (await as('manager')).call('audit', {
      query: { kind: 'read', actor: 'physician' },
    });
    expect(items.length).toBeGreaterThan(0);
    expect(items.every(({ kind, actorName }) => kind === 'read' && actorName.startsWith('Dr'))).toBe(true);
  });
});

test('every projection is equal after a rebuild from the ledger', async () => {
  const counted = await at.centre.store.db
    .selectFrom('course_projection')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  expect(counted.n).toBeGreaterThan(8);
  expect(await compareRebuilt(at.centre.store, projections)).toEqual([]);
});

test('the demo centre tells its accounts with codes that enter; a real one has no such page', async () => {
  const { demoAccounts } = await import('../demo/index.ts');
  at.centre.setDemoAccounts(demoAccounts);
  const accounts = await at.browser().call('demoAccounts');
  expect(accounts.length).toBeGreaterThan(8);
  const enter = async () => {
    const [account] = await at.browser().call('demoAccounts');
    const { username = '', password = '', code = '' } = account ?? {};
    return at.browser().call('signIn', { body: { username, password, code } });
  };
  expect((await enter()).me.secondFactor).toBe(true);
  expect((await enter()).me.secondFactor).toBe(true);
  const real = await openTestCentre();
  expect(await real.browser().outcome('GET', '/api/demo/accounts')).toEqual({
    status: 404,
    code: 'not-found',
  });
  await real[Symbol.asyncDispose]();
});
