import { expect, test } from 'vitest';
import { loggable } from './loggable.ts';
import { eachStore } from './store/each-store.ts';

eachStore('what the log keeps of a database error', (store) => {
  test('is code and place, never a value of the statement or of the row', async () => {
    const row = { id: crypto.randomUUID(), version: -1, wrapped_key: null, created_at: 'Zhang Wei' };
    const failed = await store()
      .db.insertInto('person')
      .values(row)
      .execute()
      .then(
        () => undefined,
        (error: unknown) => error,
      );
    expect(String(failed)).toContain('Zhang Wei');
    const kept = loggable(failed);
    expect(JSON.stringify(kept)).not.toContain('Zhang');
    expect(kept).toMatchObject({ code: '22007', message: 'database error 22007' });
    expect(kept.stack).toMatch(/^ +at /);
  });
});

test('an error of ours keeps its message', () => {
  expect(loggable(new TypeError('a stream needs a name'))).toMatchObject({
    type: 'TypeError',
    message: 'a stream needs a name',
  });
});

test('what lies behind it is kept in the same way', () => {
  const cause = Object.assign(new Error('duplicate key (name)=(Zhang)'), {
    severity: 'ERROR',
    code: '23505',
  });
  expect(loggable(new Error('job x failed', { cause }))).toMatchObject({
    message: 'job x failed',
    cause: { message: 'database error 23505', code: '23505' },
  });
});
