import { randomUUID } from 'node:crypto';
import { ApiError, type ErrorCode, type PersonIdentity } from '@lutetia/contract';
import { examplePeople, referralOf } from '@lutetia/example';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, openTestCentre, type TestCentre } from '../http/test-centre.ts';
import { eachStore } from '../store/each-store.ts';

const [example] = examplePeople;
const patient: PersonIdentity = { ...example, identifiers: [] };
const reason = 'Passport seen at the desk by Nurse Beispiel';

async function codeOf(promise: Promise<unknown>): Promise<ErrorCode | 'answered'> {
  try {
    await promise;
    return 'answered';
  } catch (error) {
    if (error instanceof ApiError) return error.code;
    throw error;
  }
}

eachStore('correcting an identity', (store) => {
  let at: TestCentre;
  let coordinator: Browser;
  let courseId = '';
  const open = async (number: string, by: Browser) => {
    const identifiers = [{ kind: 'hospital-number' as const, value: number, country: '' }];
    const body = {
      commandId: randomUUID(),
      person: { ...patient, identifiers },
      referral: referralOf(example),
    };
    return (await by.call('openCourse', { body })).courseId;
  };
  beforeAll(async () => {
    at = await openTestCentre({ store: store() });
    coordinator = await at.enter(await at.person(['coordinator'], { username: 'coordinator' }));
    courseId = await open('H-1', coordinator);
  });
  afterAll(() => at[Symbol.asyncDispose]());

  const read = (by = coordinator, id = courseId) => by.call('course', { params: { id } });
  const correct = (
    change: Partial<PersonIdentity>,
    more: { by?: Browser; expectedVersion?: number; commandId?: string } = {},
  ) =>
    read().then(({ person, identity }) =>
      (more.by ?? coordinator).call('correctIdentity', {
        params: { id: courseId },
        body: {
          commandId: more.commandId ?? randomUUID(),
          expectedVersion: more.expectedVersion ?? identity?.version ?? 0,
          person: { ...patient, ...person, ...change },
          reason,
        },
      }),
    );
  const found = async (search: string) =>
    (await coordinator.call('listCourses', { query: { search } })).total;
  const own = (value: string) => ({ kind: 'hospital-number' as const, value, country: 'CN' });

  test('stores a new version, which is found from then on, and says what was there before', async () => {
    const change = {
      family: 'Corrigendum',
      birthDate: '1954-11-03',
      phone: '+62 21 000',
      identifiers: [own('H-2')],
    };
    expect(await correct(change)).toEqual({ version: 2 });
    const { person, identity } = await read();
    expect(person).toMatchObject(change);
    expect(identity).toMatchObject({
      version: 2,
      changes: [
        {
          by: 'Person coordinator',
          reason,
          parts: ['name', 'birth-date', 'contact', 'hospital-number'],
          birthDateBefore: patient.birthDate,
          hospitalNumbersBefore: ['H-1'],
        },
      ],
    });
    expect(await found('Corrigendum')).toBe(1);
    expect(await found('H-2')).toBe(1);
    expect(await found(patient.family)).toBe(0);
    expect(await found('H-1')).toBe(0);
  });

  test('is a fact without any name, and in the audit trail of the course with who read it', async () => {
    const facts = await store()
      .db.selectFrom('ledger')
      .selectAll()
      .where('type', '=', 'person.identity-changed')
      .execute();
    expect(facts.map(({ body, role }) => ({ body, role }))).toEqual([
      {
        body: {
          version: 2,
          parts: ['name', 'birth-date', 'contact', 'hospital-number'],
          courses: [courseId],
        },
        role: 'coordinator',
      },
    ]);
    const manager = await at.enter(await at.person(['manager']));
    const { items } = await manager.call('audit', { query: { courseId } });
    expect(items.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['person.identity-changed', 'correctIdentity']),
    );
    const { rows } = await sql<{ row: string }>`select v::text as row from person_version v`.execute(
      store().db,
    );
    const clear = rows.map(({ row }) =>
      Buffer.from(/\\x([0-9a-f]+)[^x]*$/.exec(row)?.[1] ?? '', 'hex').toString(),
    );
    expect(clear.join()).not.toContain('Beispiel');
  });

  test('is refused when somebody else was first, and when nothing differs', async () => {
    expect(await codeOf(correct({ family: 'Late' }, { expectedVersion: 1 }))).toBe('conflict');
    expect(await codeOf(correct({}))).toBe('bad-input');
    expect(await codeOf(correct({ birthDate: '2999-01-01' }))).toBe('bad-input');
    expect((await read()).identity?.version).toBe(2);
  });

  test('takes no telephone without digits', async () => {
    expect(await codeOf(correct({ phone: 'abc' }))).toBe('bad-input');
  });

  test('gives nobody the number of another, and keeps the own one then', async () => {
    await open('H-9', coordinator);
    expect(await codeOf(correct({ identifiers: [own('h 9')] }))).toBe('another-person');
    expect(await found('H-2')).toBe(1);
  });

  test('sent twice is done once', async () => {
    const commandId = randomUUID();
    const { person } = await read();
    const body = {
      commandId,
      expectedVersion: 2,
      person: { ...patient, ...person, email: 'new@example.org' },
      reason,
    };
    const send = () => coordinator.call('correctIdentity', { params: { id: courseId }, body });
    expect(await send()).toEqual({ version: 3 });
    expect(await send()).toEqual({ version: 3 });
    expect((await read()).identity?.changes).toHaveLength(2);
  });

  test('is for coordinators and physicians who may see the course', async () => {
    const physician = await at.enter(await at.person(['physician']));
    const technologist = await at.enter(await at.person(['technologist']));
    expect(await codeOf(correct({ family: 'Other' }, { by: technologist }))).toBe('not-allowed');
    expect(await codeOf(correct({ family: 'Other' }, { by: physician }))).toBe('answered');
    const restricted = (to: boolean) =>
      store()
        .db.updateTable('course_projection')
        .set({ restricted: to })
        .where('course_id', '=', courseId)
        .execute();
    const { identity, person } = await read();
    await restricted(true);
    const body = {
      commandId: randomUUID(),
      expectedVersion: identity?.version ?? 0,
      person: { ...patient, ...person, family: 'Unseen' },
      reason,
    };
    expect(await codeOf(physician.call('correctIdentity', { params: { id: courseId }, body }))).toBe(
      'not-found',
    );
    await restricted(false);
    expect((await read()).person?.family).toBe('Other');
  });
});
