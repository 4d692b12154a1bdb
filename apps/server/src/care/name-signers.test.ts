import { randomUUID } from 'node:crypto';
import type { CallOutput } from '@lutetia/contract';
import { signedCitation } from '@lutetia/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Failure } from '../failure.ts';
import { openTestCentre, type TestCentre } from '../http/test-centre.ts';
import { withSigners } from './name-signers.ts';

let at: TestCentre;
beforeAll(async () => {
  at = await openTestCentre({ demo: true });
});
afterAll(() => at[Symbol.asyncDispose]());

const when = '2026-11-01T09:00:00+08:00';
const citation = (by: string) => signedCitation({ by, at: when, reason: 'Decision of the department' });

describe('who signed a value of the site', () => {
  test('has a name in a course and in what is asked about it, also when the account is disabled', async () => {
    const signer = await at.named('physicist');
    const set = (disabled: boolean) =>
      at.centre.store.db
        .updateTable('user_account')
        .set({ disabled, display_name: 'Signer of the limit' })
        .where('id', '=', signer.id)
        .execute();
    await set(true);
    const physician = await at.enter(await at.named('physician'));
    const { items } = await physician.call('listCourses', { query: { limit: 500 } });
    const shown = await Promise.all(
      items.map(({ courseId }) => physician.call('course', { params: { id: courseId } })),
    );
    const gates = (answer: CallOutput<'course'>) =>
      answer.view.steps
        .flatMap((step) => step.gates)
        .filter(({ source }) => source.status === 'site-signed' && source.citation.includes('25 µSv/h'));
    const released = shown.find((answer) => gates(answer).length > 0);
    expect(gates(released as CallOutput<'course'>)[0]?.source.citation).toMatch(
      /^Signed by Signer of the limit on /,
    );
    await set(false);
    const preview = await (await at.enter(signer)).call('previewCommand', {
      params: { id: released?.view.course.id ?? '' },
      body: { type: 'release-patient', body: null },
    });
    const told = JSON.stringify([shown, preview]);
    expect(JSON.stringify(preview)).toContain('Signed by Signer of the limit on');
    expect(told).not.toMatch(/Signed by [0-9a-f]{8}-/);
  });

  test('has a name among the local values, for roles that may not read the accounts', async () => {
    const { localValues, signers } = await (await at.enter(await at.named('technologist'))).call('site');
    expect(localValues.length).toBeGreaterThan(0);
    for (const { signedBy } of localValues) {
      expect(signers[signedBy]).toMatch(/\p{L}/u);
      expect(signers[signedBy]).not.toBe(signedBy);
    }
  });

  test('has a name in a refusal; an account that is not there stays its number', async () => {
    const known = await at.named('physician');
    const { display_name } = await at.centre.store.db
      .selectFrom('user_account')
      .select('display_name')
      .where('id', '=', known.id)
      .executeTakeFirstOrThrow();
    const nobody = randomUUID();
    const gate = (by: string) => ({
      id: 'release.dose-rate',
      result: 'fail' as const,
      inputs: { citation: 7 },
      source: { citation: citation(by), version: when, status: 'site-signed' as const },
      hazard: null,
      overridableBy: [],
    });
    const refused = withSigners(at.centre.store.db, async () => {
      throw new Failure('gates-closed', 'blocked', { gates: [gate(known.id), gate(nobody)] });
    });
    await expect(refused).rejects.toMatchObject({
      code: 'gates-closed',
      detail: { gates: [gate(display_name), gate(nobody)] },
    });
  });
});
