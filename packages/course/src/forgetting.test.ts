import { describe, expect, it } from 'vitest';
import { forgettingGates, mayForget } from './forgetting.ts';
import { forgettingCases } from './test-gates-forgetting.ts';

describe('forgetting a person', () => {
  it.each(forgettingCases.map((one) => [`${one.gate}: ${one.because}`, one] as const))(
    'is refused, %s',
    (_, one) => {
      const gates = forgettingGates(one.courses, one.site, one.now);
      expect(gates.find(({ id }) => id === one.gate)?.result).toBe(one.result);
      expect(mayForget(gates)).toBe(false);
      const opened = forgettingGates(one.courses, one.site, one.now);
      expect(opened.every(({ overridableBy }) => overridableBy.length === 0)).toBe(true);
      expect(mayForget(forgettingGates(one.open.courses, one.open.site, one.open.now))).toBe(true);
    },
  );

  it('counts from the last fact of any course, by the calendar of the site, and names the law', () => {
    const [, gate] = forgettingGates(
      [
        { status: 'ended', lastFactAt: '2020-02-28T20:00:00Z' },
        { status: 'ended', lastFactAt: '2019-01-01T00:00:00Z' },
      ],
      { timeZone: 'Asia/Shanghai', retention: { years: 1, basis: 'Invented act, article 3' } },
      '2021-02-27T00:00:00Z',
    );
    // The last fact stands on 29 February in Shanghai; a year later that day is the 28th.
    expect(gate).toMatchObject({
      result: 'fail',
      inputs: { years: 1, until: '2021-02-28' },
      source: { citation: 'Invented act, article 3', status: 'site-signed' },
    });
  });
});
