import { describe, expect, test } from 'vitest';
import { readSignedCitation, signedCitation } from './signed-citation.ts';

describe('a citation that a signature made', () => {
  test.each([
    { by: '4f2c0a52-5a0e-4c58-9e0a-0d9b1e6d7c11', at: '2026-11-01T01:00:00.000Z', reason: 'As of our board' },
    { by: '陈医生', at: '2026-11-01T09:00:00+08:00', reason: 'on 2026-01-01T00:00:00Z: two\nlines' },
  ])('is read back as it was written: $by', (signed) => {
    expect(readSignedCitation(signedCitation(signed))).toEqual(signed);
  });

  test.each(['', 'Prescribing information, section 2.3', 'Signed by the minister on a Monday: law 7'])(
    'and no other is taken for one: “%s”',
    (citation) => {
      expect(readSignedCitation(citation)).toBeNull();
    },
  );
});
