import { describe, expect, it } from 'vitest';
import { gateIds } from './gate-rules.ts';
import { act, before, start } from './test-course.ts';
import { fitnessFindingIds, receiptFindingIds } from './test-findings.ts';
import { afterGates } from './test-gates-after.ts';
import { doseDayGates } from './test-gates-dose-day.ts';
import { forgettingCases } from './test-gates-forgetting.ts';
import { type GateCase, intakeGates } from './test-gates-intake.ts';
import { siteGateCases } from './test-gates-site.ts';
import { supplyGates } from './test-gates-supply.ts';

const cases: readonly GateCase[] = [...intakeGates, ...supplyGates, ...doseDayGates, ...afterGates];

describe('every gate, on a course as it was played', () => {
  it.each(cases.map((one) => [`${one.gate}: ${one.because}`, one] as const))('%s', (_, one) => {
    const blocked = one.blocked();
    expect(blocked.closed).toContain(`${one.gate} ${one.result}`);
    expect(blocked.recorded).toEqual([]);
    const asScripted = () =>
      act(blocked.command === 'refer' ? start : before(blocked.command), blocked.command);
    const open = (one.open ?? asScripted)();
    expect(open.closed).toEqual([]);
    expect(open.recorded).not.toEqual([]);
  });

  it('is closed by some test: no gate is dead, none is unknown', () => {
    const closed = new Set([
      ...cases.map(({ gate }) => gate),
      ...siteGateCases.map(({ gate }) => gate),
      ...forgettingCases.map(({ gate }) => gate),
      ...receiptFindingIds,
      ...fitnessFindingIds,
    ]);
    expect([...closed].sort()).toEqual([...gateIds].sort());
  });
});
