import { describe, expect, it } from 'vitest';
import { act, before, done, onDoseDay, site, through } from '../test-course.ts';
import { receiptFindings } from '../test-findings.ts';

const receive = (options = {}) => act(before('receive-dose'), 'receive-dose', options);
const accept = { body: { reason: 'looked at again with the supplier' }, at: onDoseDay('07:50') };

describe('a package on arrival', () => {
  it('as ordered is accepted', () => {
    const { recorded, next } = receive();
    expect(recorded.map(({ type }) => type)).toEqual(['course.dose-received']);
    expect(next.course.cycles[1]?.vial).toMatchObject({ status: 'accepted', findings: [] });
  });

  it.each(receiptFindings.map((one) => [`${one.because} (${one.finding})`, one] as const))(
    'is quarantined: %s',
    (_, { finding, options, hard }) => {
      const { recorded, next } = receive(options);
      expect(recorded.map(({ type }) => type)).toEqual(['course.dose-received', 'course.dose-quarantined']);
      expect(next.course.cycles[1]?.vial).toMatchObject({ status: 'quarantined' });
      expect(next.course.cycles[1]?.vial?.findings).toContain(finding);
      const accepted = act(next, 'accept-dose', { ...accept, site: options.site ?? {} });
      if (hard) expect(accepted.closed).toContain('dose.acceptable fail');
      else expect(accepted.recorded).toMatchObject([{ type: 'course.dose-accepted', signature: 'accepted' }]);
      const ready = { at: onDoseDay('08:02') };
      const day = ['check-fitness', 'check-line'].reduce(
        (stage, type) => done(stage, type),
        done(next, 'assay-dose', ready),
      );
      expect(act(day, 'time-out').closed).toContain('dose.accepted fail');
    },
  );

  it.each([
    ['receipt.surface-dose-rate', { surfaceDoseRateUSvPerH: 500 }],
    ['receipt.wipe', { wipeBqPerCm2: 4 }],
    ['receipt.transport-index', { transportIndex: 1, doseRateAt1mUSvPerH: 10 }],
    ['receipt.calibration-as-ordered', { calibrationAt: '2026-09-13T11:30:00Z' }],
    ['receipt.expiry', { expiresAt: onDoseDay('10:00') }],
  ])('exactly at its limit passes: %s', (finding, change) => {
    expect(receive({ change }).next.course.cycles[1]?.vial?.findings).not.toContain(finding);
  });

  it('with 10 % more or less than ordered at the planned instant passes, with 0.1 % beyond it does not', () => {
    const scaled = (factor: number) => {
      const calibrationActivityMBq = (7400 * factor) / 2 ** (-39 / 159.528);
      return receive({ change: { calibrationActivityMBq } }).next.course.cycles[1]?.vial?.findings;
    };
    expect(scaled(1.1)).toEqual([]);
    expect(scaled(0.9)).toEqual([]);
    expect(scaled(1.101)).toEqual(['receipt.activity']);
    expect(scaled(0.899)).toEqual(['receipt.activity']);
  });

  it('without signed figures for packages cannot be compared, and is quarantined', () => {
    const packs = site.packs.filter(({ kind }) => kind !== 'regulation');
    const { next } = receive({ site: { packs } });
    expect(next.course.cycles[1]?.vial?.findings).toEqual([
      'receipt.surface-dose-rate',
      'receipt.transport-index',
      'receipt.wipe',
      'receipt.calibration-as-ordered',
      'receipt.volume',
    ]);
    expect(next.course.cycles[1]?.vial?.status).toBe('quarantined');
  });

  it.each([
    ['arrival.wipeBqPerCm2', 0.4, 'Bq/cm²', { wipeBqPerCm2: 0.5 }, 'receipt.wipe'],
    [
      'arrival.categories.yellow-ii.surfaceUSvPerH',
      100,
      'µSv/h',
      { surfaceDoseRateUSvPerH: 101 },
      'receipt.surface-dose-rate',
    ],
  ])('goes by the site’s own %s of %d %s', (path, value, unit, change, finding) => {
    const own = {
      kind: 'regulation',
      pack: 'default',
      path,
      value,
      rowsFrom: null,
      unit,
      reason: 'own limit',
    };
    const signed = { ...own, signedBy: 'physicist', signedAt: '2026-09-01T00:00:00Z' } as const;
    const localValues = [...site.localValues, signed];
    expect(receive({ change }).next.course.cycles[1]?.vial?.findings).toEqual([]);
    expect(receive({ change, site: { localValues } as never }).next.course.cycles[1]?.vial?.findings).toEqual(
      [finding],
    );
  });

  it('without a signed label cannot be compared, and is quarantined', () => {
    const packs = site.packs.filter(({ kind }) => kind !== 'label');
    const { next } = receive({ site: { packs } });
    expect(next.course.cycles[1]?.vial?.findings).toEqual(['receipt.activity', 'receipt.volume']);
    expect(next.course.cycles[1]?.vial?.status).toBe('quarantined');
  });

  it('rejected frees the order: another may be placed, and its reference is another', () => {
    const { course } = done(receive({ change: { sealIntact: false } }).next, 'reject-dose', {
      body: { disposition: 'return-to-supplier', reason: 'seal broken' },
      at: onDoseDay('07:50'),
    });
    expect(course.cycles[1]).toMatchObject({
      order: null,
      vial: null,
      rejectedVials: [{ status: 'rejected' }],
    });
    const first = before('receive-dose').course.cycles[1]?.order?.reference;
    const ordered = act({ course, events: [] }, 'order-dose', { at: '2026-09-01T02:00:00Z' });
    expect(ordered.closed).toEqual([]);
    expect(ordered.recorded[0]?.body.reference).not.toBe(first);
  });

  it('recalled after it was accepted is stopped at the time-out and not accepted again (ENS 55441)', () => {
    const recalled = { site: { recalledLots: { 'LOT-2026-09-15': 'mislabelled batch' } } };
    expect(act(before('time-out'), 'time-out', recalled).closed).toEqual(['dose.not-recalled fail']);
    const quarantined = done(through('receive-dose'), 'quarantine-dose', {
      body: { reason: 'recall by telephone' },
      at: onDoseDay('07:45'),
    });
    expect(act(quarantined, 'accept-dose', { ...accept, ...recalled }).closed).toEqual([
      'dose.not-recalled fail',
    ]);
  });

  it('is received by an ended course too: it is in the house', () => {
    const ended = done(before('receive-dose'), 'end-treatment', {
      body: { cause: 'death', endedOn: '2026-09-15', summary: 'died at home' },
      at: onDoseDay('06:30'),
    });
    expect(act(ended, 'receive-dose').closed).toEqual([]);
    expect(site.recalledLots).toEqual({});
  });
});
