import { documentLimits } from '@lutetia/contract';
import { expect, test } from 'vitest';
import { unfitFile } from './unfit-file.ts';

test.each([
  [{ size: 1, type: 'application/pdf' }, null],
  [{ size: 1, type: '' }, null],
  [{ size: documentLimits.bytes, type: 'image/jpeg' }, null],
  [{ size: documentLimits.bytes + 1, type: 'image/jpeg' }, 'too-large'],
  [{ size: 0, type: 'application/pdf' }, 'empty'],
  [{ size: 1, type: 'application/zip' }, 'other-type'],
  [{ size: 1, type: 'text/html' }, 'other-type'],
])('%o is %s', (file, unfit) => {
  expect(unfitFile(file)).toBe(unfit);
});
