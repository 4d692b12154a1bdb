import { expect, test } from 'vitest';
import { CentreKindError, createCentre } from './centre.ts';
import { openTestCentre } from './http/test-centre.ts';
import { openDatabase } from './store/index.ts';

const clock = () => Temporal.Instant.from('2026-11-24T01:00:00Z');

test('a demo centre, which shows its passwords, never opens as a real one, nor a real one as a demo', async () => {
  for (const demo of [true, false]) {
    await using store = await openDatabase({ folder: 'memory' });
    await using _ = await openTestCentre({ store, demo });
    // The keys are not in question here.
    await store.db.deleteFrom('site_key').execute();
    const other = createCentre({ store, clock, keysFolder: 'memory', demo: !demo });
    await expect(other).rejects.toThrow(CentreKindError);
  }
});
