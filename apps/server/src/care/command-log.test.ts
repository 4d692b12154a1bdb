import { afterAll, beforeAll, expect, test } from 'vitest';
import { Failure } from '../failure.ts';
import { openTestCentre, type TestCentre } from '../http/test-centre.ts';
import { logCommand, once } from './command-log.ts';

let at: TestCentre;
beforeAll(async () => {
  at = await openTestCentre();
});
afterAll(() => at[Symbol.asyncDispose]());

/** One sending is refused, after another of the same id was or was not recorded. */
async function refused(recordedMeanwhile: boolean, with_: Error): Promise<string> {
  const { context } = at.centre;
  const sent = { commandId: crypto.randomUUID(), actor: 'a', digest: 'd' };
  const work = async () => {
    if (recordedMeanwhile) {
      await context.store.transaction((tx) =>
        logCommand(context, tx, sent, { stream: 'course/x', before: 0, events: 1 }),
      );
    }
    throw with_;
  };
  return once(context, sent, work, ({ version }) => `version ${version}`).catch(
    (error: Error) => error.message,
  );
}

test('a sending that the same one has overtaken gets its answer, not a refusal', async () => {
  for (const code of ['gates-closed', 'conflict'] as const) {
    expect(await refused(true, new Failure(code, 'refused'))).toBe('version 1');
    expect(await refused(false, new Failure(code, 'refused'))).toBe('refused');
  }
});

test('a fault stays a fault', async () => {
  expect(await refused(true, new TypeError('fault'))).toBe('fault');
});
