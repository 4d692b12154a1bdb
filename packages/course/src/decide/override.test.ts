import { describe, expect, it } from 'vitest';
import { act, before, done, start } from '../test-course.ts';

const reason = 'discussed with the patient and written down';
const activity = { change: { activityMBq: 7000 } };

describe('overrides', () => {
  it('let a gate through for a role that may, and are recorded with their reason', () => {
    const { recorded, next } = act(before('prescribe'), 'prescribe', {
      ...activity,
      overrides: [{ gate: 'directive.activity-by-label', reason }],
    });
    expect(recorded.map(({ type }) => type)).toEqual(['course.prescribed', 'course.gate-overridden']);
    expect(recorded[1]?.body).toMatchObject({
      gate: 'directive.activity-by-label',
      reason,
      command: 'prescribe',
      hazard: 'H-03',
      inputs: { activityMBq: 7000, labelledMBq: 7400 },
    });
    expect(next.course.overrides).toMatchObject([{ gate: 'directive.activity-by-label', reason }]);
  });

  it('do nothing for a role that may not', () => {
    const overrides = [{ gate: 'release.rule', reason }];
    const early = { change: { releasedAt: '2026-09-15T03:15:00Z' }, at: '2026-09-15T03:15:00Z', overrides };
    const stage = before('measure-dose-rate', 2);
    expect(act(stage, 'release-patient', { ...early, by: 'physician' }).closed).toContain(
      'release.rule fail',
    );
    expect(act(stage, 'release-patient', early).closed).toEqual([]);
  });

  it('never open a gate that nobody may override', () => {
    const { closed } = act(before('time-out'), 'time-out', {
      change: { patientCode: 'DEMO-0002' },
      by: 'physician',
      overrides: [{ gate: 'identity.patient-code', reason }],
    });
    expect(closed).toEqual(['identity.patient-code fail']);
  });

  it('open one gate and not its neighbour', () => {
    const { closed } = act(before('prescribe'), 'prescribe', {
      change: { activityMBq: 7000, product: 'lu-177-oxodotreotide' },
      overrides: [
        { gate: 'directive.activity-by-label', reason },
        { gate: 'directive.product', reason },
      ],
    });
    expect(closed).toEqual(['directive.product fail']);
  });

  it('of a gate that passes record nothing', () => {
    const { recorded } = act(before('prescribe'), 'prescribe', {
      overrides: [
        { gate: 'directive.activity-by-label', reason },
        { gate: 'no.such-gate', reason },
      ],
    });
    expect(recorded.map(({ type }) => type)).toEqual(['course.prescribed']);
  });

  it('let missing data through only where a role may', () => {
    const stage = done(before('issue-estimate'), 'record-cover');
    const prescribed = done(stage, 'prescribe');
    const overrides = [{ gate: 'order.estimate-accepted', reason }];
    expect(act(prescribed, 'order-dose', { overrides }).closed).toEqual([
      'order.estimate-accepted cannot-evaluate',
    ]);
    expect(act(prescribed, 'order-dose', { overrides, by: 'manager' }).closed).toEqual([]);
  });

  it('are not asked of an act that has no gates', () => {
    expect(act(start, 'refer', { overrides: [{ gate: 'course.not-ended', reason }] }).recorded).toHaveLength(
      1,
    );
  });
});
