import { describe, expect, it } from 'vitest';
import { act, before, done, givenAt, onDoseDay, type Stage, site, through } from '../test-course.ts';
import { type PromptId, promptIds } from './prompt.ts';
import { viewCourse } from './view.ts';

type Seen = readonly [stage: Stage, now: string, site?: object];
const seen = ([{ course }, now, change]: Seen) =>
  viewCourse(course, givenAt(now, { site: change ?? {} })).prompts;
const prompt = (id: PromptId, at: Seen) => seen(at).find((one) => one.id === id);

const stop = (cause: string) => done(before('stop-injection'), 'stop-injection', { change: { cause } });
const check = (change: object) => done(before('check-site'), 'check-site', { change: { ...change } });
const milestone = (kind: string, expectedArrivalAt: string | null, at = '2026-09-14T04:00:00Z') =>
  done(before('record-milestone', 3), 'record-milestone', {
    nth: 3,
    change: { kind, expectedArrivalAt, occurredAt: at },
    at,
  });
const missing = () =>
  done(before('receive-dose'), 'report-missing-dose', {
    body: { lastSeenAt: onDoseDay('04:00'), lastSeenWhere: 'Pudong airport' },
    at: onDoseDay('07:00'),
  });
const quarantined = () => act(before('receive-dose'), 'receive-dose', { change: { sealIntact: false } }).next;
const confirmed = (percent: number) => {
  const left = (7400 - 74 * percent) * 2 ** (-0.75 / 159.528) + 10;
  return done(
    done(before('measure-residual'), 'measure-residual', { change: { activityMBq: left } }),
    'confirm-delivery',
  );
};
const voided = () => done(before('order-dose'), 'void-directive', { body: { reason: 'typing error' } });
const withheld = () => {
  const toxic = done(before('evaluate-dose-rule'), 'record-adverse-events', {
    change: { events: [{ term: 'dry-mouth', grade: 2 }] },
  });
  return done(done(toxic, 'evaluate-dose-rule'), 'decide-next-cycle', {
    change: { decision: 'hold', plannedOn: '2026-10-20' },
    at: '2026-10-12T02:00:00Z',
  });
};
const held = () =>
  done(before('order-dose'), 'hold-course', { body: { reason: 'travels' }, at: '2026-09-01T02:00:00Z' });
const ordered = before('receive-dose');
const closed = { lanes: { 'air-rome-shanghai': { ...site.lanes['air-rome-shanghai'], open: false } } };

const assayed = (activityMBq: number) =>
  done(before('assay-dose'), 'assay-dose', { change: { activityMBq } });
const fitness = (change: object) => done(before('check-fitness'), 'check-fitness', { change: { ...change } });
const line = (change: object) => done(before('check-line'), 'check-line', { change: { ...change } });

/** Each prompt: where it is raised, and where what answers it has cleared it. */
const cases: Readonly<Record<PromptId, readonly [raised: Seen, cleared: Seen]>> = {
  'documents-missing': [
    [through('refer'), '2026-08-06T02:00:00Z'],
    [through('receive-document'), '2026-08-08T02:00:00Z'],
  ],
  'documents-awaited': [
    [done(through('refer'), 'receive-document', { change: { status: 'missing' } }), '2026-08-08T02:00:00Z'],
    [through('receive-document'), '2026-08-08T02:00:00Z'],
  ],
  'directive-voided': [
    [voided(), '2026-09-01T00:00:00Z'],
    [done(voided(), 'prescribe'), '2026-09-01T00:00:00Z'],
  ],
  'dose-at-risk': [
    [milestone('customs-held', null), '2026-09-14T05:00:00Z'],
    [done(milestone('customs-held', null), 'record-milestone', { nth: 4 }), onDoseDay('05:40')],
  ],
  'dose-go-no-go': [
    [milestone('delayed', onDoseDay('09:00')), '2026-09-14T05:00:00Z'],
    [milestone('departed', onDoseDay('07:00')), '2026-09-14T05:00:00Z'],
  ],
  'dose-beyond-use': [
    [ordered, '2026-09-16T04:00:00Z'],
    [ordered, onDoseDay('07:00')],
  ],
  'dose-not-arrived': [
    [ordered, onDoseDay('08:01')],
    [ordered, onDoseDay('08:00')],
  ],
  'dose-missing': [
    [missing(), onDoseDay('08:00')],
    [done(missing(), 'record-milestone', { nth: 5, at: onDoseDay('07:10') }), onDoseDay('07:20')],
  ],
  'dose-quarantined': [
    [quarantined(), onDoseDay('07:40')],
    [
      done(quarantined(), 'accept-dose', {
        body: { reason: 'seal torn by customs' },
        at: onDoseDay('07:45'),
      }),
      onDoseDay('07:46'),
    ],
  ],
  'dose-lot-recalled': [
    [through('receive-dose'), onDoseDay('08:00'), { recalledLots: { 'LOT-2026-09-15': 'mislabelled' } }],
    [through('receive-dose'), onDoseDay('08:00')],
  ],
  'dose-lane-closed': [
    [ordered, onDoseDay('06:00'), closed],
    [through('receive-dose'), onDoseDay('08:00'), closed],
  ],
  'assay-outside-tolerance': [
    [assayed(6100), onDoseDay('08:01')],
    [done(assayed(6100), 'assay-dose'), onDoseDay('08:01')],
  ],
  'assay-implausible': [
    [assayed(7.4), onDoseDay('08:01')],
    [done(assayed(7.4), 'assay-dose'), onDoseDay('08:01')],
  ],
  'patient-unfit': [
    [fitness({ ecog: 3 }), onDoseDay('08:45')],
    [done(fitness({ ecog: 3 }), 'check-fitness'), onDoseDay('08:45')],
  ],
  'fitness-undecided': [
    [fitness({ hydrationStartedAt: null }), onDoseDay('08:45')],
    [done(fitness({ hydrationStartedAt: null }), 'check-fitness'), onDoseDay('08:45')],
  ],
  'line-not-good': [
    [line({ siteFinding: 'swelling' }), onDoseDay('09:31')],
    [done(line({ siteFinding: 'swelling' }), 'check-line'), onDoseDay('09:31')],
  ],
  'site-check': [
    [through('start-injection'), onDoseDay('10:02')],
    [through('check-site', 3), onDoseDay('10:20')],
  ],
  'stop-now': [
    [check({ finding: 'swelling' }), onDoseDay('10:03')],
    [
      done(check({ finding: 'swelling' }), 'stop-injection', {
        change: { cause: 'extravasation', stoppedAt: onDoseDay('10:03') },
      }),
      onDoseDay('10:04'),
    ],
  ],
  'injection-paused': [
    [
      done(through('start-injection'), 'pause-injection', {
        body: { pausedAt: onDoseDay('10:03'), reason: 'alarm' },
        at: onDoseDay('10:03'),
      }),
      onDoseDay('10:04'),
    ],
    [through('start-injection'), onDoseDay('10:01')],
  ],
  'residuals-due': [
    [before('measure-residual'), onDoseDay('10:40')],
    [through('measure-residual'), onDoseDay('10:50')],
  ],
  'extravasation-due': [
    [stop('extravasation'), onDoseDay('10:31')],
    [
      done(stop('extravasation'), 'record-extravasation', {
        body: { noticedAt: onDoseDay('10:29'), actions: 'arm raised, warmed' },
        at: onDoseDay('10:32'),
      }),
      onDoseDay('10:33'),
    ],
  ],
  'delivery-outdated': [
    [
      done(through('confirm-delivery'), 'measure-residual', { nth: 2, at: onDoseDay('11:01') }),
      onDoseDay('11:02'),
    ],
    [through('confirm-delivery'), onDoseDay('11:02')],
  ],
  'delivery-deviation': [
    [confirmed(85), onDoseDay('11:02')],
    [through('confirm-delivery'), onDoseDay('11:02')],
  ],
  'delivery-reportable': [
    [confirmed(70), onDoseDay('11:02')],
    [confirmed(85), onDoseDay('11:02')],
  ],
  'partial-dose': [
    [stop('no-flow'), onDoseDay('10:31')],
    [stop('complete'), onDoseDay('10:31')],
  ],
  'release-not-met': [
    [through('measure-dose-rate'), onDoseDay('11:30')],
    [through('measure-dose-rate', 3), onDoseDay('15:01')],
  ],
  'next-dose-withheld': [
    [withheld(), '2026-10-14T02:00:00Z'],
    [through('evaluate-dose-rule'), '2026-10-14T02:00:00Z'],
  ],
  'course-held': [
    [held(), '2026-09-02T02:00:00Z'],
    [
      done(held(), 'resume-course', { body: { reason: 'back from travel' }, at: '2026-09-02T03:00:00Z' }),
      '2026-09-02T04:00:00Z',
    ],
  ],
  'next-dose-due': [
    [through('plan-follow-up'), '2026-10-06T02:00:01Z'],
    [through('decide-next-cycle'), '2026-10-10T02:00:00Z'],
  ],
};

describe('a held course', () => {
  it('asks for no next dose, and says until what and by when it waits', () => {
    expect(seen([withheld(), '2026-10-14T02:00:00Z']).map(({ id }) => id)).not.toContain('next-dose-due');
    expect(prompt('next-dose-withheld', [withheld(), '2026-10-14T02:00:00Z'])).toMatchObject({
      severity: 'info',
      inputs: { rows: 'nmpa-2025/dry-mouth-grade-2', recheckBy: '2026-10-20' },
      command: null,
    });
    expect(prompt('next-dose-withheld', [withheld(), '2026-10-20T02:00:00Z'])?.severity).toBe('due');
    expect(prompt('next-dose-withheld', [withheld(), '2026-10-21T02:00:00Z'])).toMatchObject({
      severity: 'overdue',
      command: 'resume-course',
    });
  });

  it('asks again for the next dose once it goes on', () => {
    const resumed = done(withheld(), 'resume-course', {
      body: { reason: 'recovered' },
      at: '2026-10-20T03:00:00Z',
    });
    const ids = seen([resumed, '2026-10-20T04:00:00Z']).map(({ id }) => id);
    expect(ids).toContain('next-dose-due');
    expect(ids).not.toContain('next-dose-withheld');
  });
});

describe('every prompt', () => {
  it.each(promptIds)('%s is raised and cleared', (id) => {
    const [raised, cleared] = cases[id];
    expect(seen(raised).map((one) => one.id)).toContain(id);
    expect(seen(cleared).map((one) => one.id)).not.toContain(id);
  });
});

describe('site checks', () => {
  const at = (stage: Stage, time: string) => {
    const one = prompt('site-check', [stage, onDoseDay(time)]);
    return one === undefined ? null : [one.inputs.minute, one.severity];
  };
  const looked = (...times: string[]) =>
    times.reduce(
      (stage, time) =>
        done(stage, 'check-site', { change: { checkedAt: onDoseDay(time) }, at: onDoseDay(time) }),
      through('start-injection'),
    );

  it('are due at 2, 5 and 10 minutes, and overdue a minute later (ENS 57953)', () => {
    expect(at(looked(), '10:00')).toEqual([2, 'due']);
    expect(at(looked(), '10:03')).toEqual([2, 'due']);
    expect(at(looked(), '10:04')).toEqual([2, 'overdue']);
    expect(at(looked('10:02'), '10:03')).toEqual([5, 'due']);
    expect(at(looked('10:02', '10:05'), '10:12')).toEqual([10, 'overdue']);
    expect(at(looked('10:02', '10:05', '10:10'), '10:12')).toBeNull();
  });

  it('three looks in the first two minutes are one check', () => {
    expect(at(looked('10:01', '10:02', '10:02'), '10:05')).toEqual([5, 'due']);
  });

  it('a late look stands for those that were missed', () => {
    expect(at(looked('10:05'), '10:06')).toEqual([10, 'due']);
  });

  it.each([
    [{ finding: 'swelling' }],
    [{ finding: 'leak' }],
    [{ finding: 'pressure-alarm' }],
    [{ flowSeen: false }],
    [{ connectionsTight: false }],
  ])('stop at once after %j (ENS 55782, 57953)', (change) => {
    expect(prompt('stop-now', [check(change), onDoseDay('10:03')])).toMatchObject({
      severity: 'stop',
      command: 'stop-injection',
    });
  });
});

describe('what would close the time-out is said when it is found', () => {
  it.each([
    // 6,100 MBq at 08:00 are 6,047 at 10:00; 7.4 GBq typed as MBq are a thousandth.
    [6100, 'assay-outside-tolerance', { directiveMBq: 7400, deviationPercent: -18.3, tolerancePercent: 10 }],
    [8300, 'assay-outside-tolerance', { deviationPercent: 11.2, timesApart: null }],
    [7.4, 'assay-implausible', { measuredMBq: 7.4, deviationPercent: -99.9, timesApart: 1000 }],
    [200, 'assay-implausible', { measuredMBq: 200, timesApart: 37 }],
    [74_000, 'assay-implausible', { timesApart: 9.9 }],
  ] as const)('an assay of %d MBq for 7,400: %s', (activityMBq, id, inputs) => {
    const raised = seen([assayed(activityMBq), onDoseDay('08:01')]).filter(({ hazard }) => hazard === 'H-03');
    expect(raised).toMatchObject([{ id, severity: 'stop', command: 'assay-dose', inputs }]);
    expect(raised[0]?.roles).toEqual(expect.arrayContaining(['radiopharmacist', 'physician']));
  });

  it.each([7400, 7465, 6720, 8200])('an assay of %d MBq raises nothing', (activityMBq) => {
    expect(seen([assayed(activityMBq), onDoseDay('08:01')])).toEqual([]);
  });

  it('a vial in tolerance at the planned instant is out of it when nobody has injected it by the next day', () => {
    const [stage, id] = [assayed(7465), 'assay-outside-tolerance'] as const;
    expect(prompt(id, [stage, onDoseDay('23:00')])).toBeUndefined();
    expect(prompt(id, [stage, '2026-09-16T03:00:00Z'])?.inputs.at).toBe('2026-09-16T03:00:00Z');
  });

  it('an unfit patient, with what was found; what nobody can judge apart from it', () => {
    expect(
      prompt('patient-unfit', [fitness({ ecog: 3, urinaryObstruction: true }), onDoseDay('08:45')]),
    ).toMatchObject({
      severity: 'stop',
      hazard: 'H-11',
      inputs: { findings: 'fitness.ecog, fitness.obstruction', undecided: '', ecog: 3 },
    });
    expect(
      prompt('fitness-undecided', [fitness({ hydrationStartedAt: null }), onDoseDay('08:45')])?.inputs,
    ).toMatchObject({ findings: '', undecided: 'fitness.hydration' });
  });

  it('until the physician has let it through at the time-out, or the day is over', () => {
    const unfit = done(fitness({ ecog: 3 }), 'check-line');
    expect(prompt('patient-unfit', [unfit, onDoseDay('09:49')])).toBeDefined();
    const overrides = [{ gate: 'fitness.fit', reason: 'palliative intent, discussed' }];
    const through = done(unfit, 'time-out', { overrides, by: 'physician' });
    expect(prompt('patient-unfit', [through, onDoseDay('09:51')])).toBeUndefined();
    expect(prompt('patient-unfit', [unfit, '2026-09-15T16:00:00Z'])).toBeUndefined();
  });

  it.each([
    [{ siteFinding: 'swelling' }, { site: 'swelling' }],
    [{ flushesFreely: false }, { freely: false }],
    [{ flushMl: 9 }, { flushMl: 9, minimumMl: 10 }],
    [{ newCannula: false }, { newCannula: false }],
  ])('a line with %j', (change, inputs) => {
    expect(prompt('line-not-good', [line(change), onDoseDay('09:31')])).toMatchObject({
      severity: 'stop',
      hazard: 'H-06',
      command: 'check-line',
      inputs,
    });
  });

  it('a swelling is seen without a signed label too', () => {
    expect(
      prompt('line-not-good', [line({ siteFinding: 'swelling' }), onDoseDay('09:31'), { packs: [] }]),
    ).toBeDefined();
  });
});

describe('what is missing or over its limit is named', () => {
  it('the container whose residual is still to be measured', () => {
    const syringe = done(before('measure-residual'), 'measure-residual', { change: { item: 'syringe' } });
    expect(prompt('residuals-due', [syringe, onDoseDay('10:50')])?.inputs).toEqual({
      item: 'vial',
      measured: 'syringe',
    });
    expect(act(syringe, 'confirm-delivery').refused).toContainEqual(
      expect.objectContaining({
        id: 'residual.vial-measured',
        inputs: { item: 'vial', measured: 'syringe' },
      }),
    );
  });

  it('the dose rate, its limit and when it will be met', () => {
    const early = through('measure-dose-rate');
    const inputs = { value: expect.any(Number), limit: 25, unit: 'µSv/h', expectedAt: expect.any(String) };
    expect(prompt('release-not-met', [early, onDoseDay('11:30')])?.inputs).toMatchObject(inputs);
    const refused = act(early, 'release-patient', {
      change: { releasedAt: onDoseDay('11:30') },
      at: onDoseDay('11:30'),
    }).refused.find(({ id }) => id === 'release.rule');
    expect(refused).toMatchObject({ result: 'fail', inputs });
  });
});

describe('a dose on its way', () => {
  const late = (time: string) => prompt('dose-at-risk', [milestone('delayed', time), '2026-09-14T05:00:00Z']);

  it('is at risk when it lands too late for the plan, and stops when too late for any use', () => {
    expect(late(onDoseDay('07:30'))).toBeUndefined();
    expect(late(onDoseDay('07:31'))?.severity).toBe('due');
    // 7,400 MBq at 10:00 fall to 90 % after 24.25 h; handling takes 2.5 h.
    expect(late('2026-09-15T23:40:00Z')?.severity).toBe('due');
    expect(late('2026-09-15T23:50:00Z')?.severity).toBe('stop');
  });

  it('is not at risk of a plan that was delayed with it', () => {
    const delayed = done(milestone('delayed', onDoseDay('09:00')), 'delay-cycle', {
      body: { newPlannedAt: onDoseDay('12:00'), reason: 'flight late' },
      at: '2026-09-14T05:00:00Z',
    });
    expect(prompt('dose-at-risk', [delayed, '2026-09-14T05:10:00Z'])).toBeUndefined();
  });

  it('is missed without a signed label and in an ended course too (ENS 56871)', () => {
    const ended = done(ordered, 'end-treatment', {
      body: { cause: 'death', endedOn: '2026-09-15', summary: 'died at home' },
      at: onDoseDay('06:30'),
    });
    expect(prompt('dose-not-arrived', [ended, onDoseDay('09:00')])?.severity).toBe('overdue');
    expect(prompt('dose-not-arrived', [ordered, onDoseDay('09:00'), { packs: [] }])?.severity).toBe(
      'overdue',
    );
  });
});

it('no next dose is due after the last that was planned', () => {
  const { course, events } = through('plan-follow-up');
  if (course.board === null) throw new Error('no board');
  const last = { events, course: { ...course, board: { ...course.board, plannedCycles: 1 } } };
  expect(prompt('next-dose-due', [last, '2026-10-20T00:00:00Z'])).toBeUndefined();
});
