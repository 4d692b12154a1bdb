import { describe, expect, it } from 'vitest';
import { demoCases } from './cases.ts';
import { localDay, planOf } from './plan.ts';

/** Every hour of a day, so that the demo centre opens at any. */
const hours = Array.from({ length: 24 }, (_, hour) => `2026-11-24T${String(hour).padStart(2, '0')}:17:00Z`);

describe('the demo centre’s plan', () => {
  it.each(hours)('lets nothing happen in the future at %s', (now) => {
    for (const one of demoCases) {
      const { steps } = planOf(one, now);
      expect(steps.length).toBeGreaterThan(0);
      for (const step of steps) expect(step.at <= now, `${one.person} ${step.type} ${step.at}`).toBe(true);
    }
  });

  it.each(hours)('dates no consent and no end later than it is recorded at %s', (now) => {
    const dated = demoCases
      .flatMap((one) => planOf(one, now).steps)
      .flatMap(({ body, at }) =>
        typeof body === 'object' ? [{ date: body.signedOn ?? body.endedOn, recordedOn: localDay(at) }] : [],
      )
      .filter(({ date }) => date !== undefined);
    expect(dated.length).toBeGreaterThan(5);
    for (const { date, recordedOn } of dated) expect(String(date) <= recordedOn).toBe(true);
  });

  it.each(hours)('keeps a dose day within one day at %s', (now) => {
    for (const one of demoCases) {
      const { steps } = planOf(one, now);
      const receipt = steps.findLast(({ type }) => type === 'receive-dose');
      const stop = steps.findLast(({ type }) => type === 'stop-injection');
      if (receipt !== undefined && stop !== undefined) expect(localDay(receipt.at)).toBe(localDay(stop.at));
    }
  });
});
