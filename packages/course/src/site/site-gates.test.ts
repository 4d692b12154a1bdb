import { at, dailyCheck, playSite, type SiteStep, siteScript } from '@lutetia/example';
import { describe, expect, it } from 'vitest';
import { CourseInputError } from '../decide/decide.ts';
import { labelOf } from '../rules/label.ts';
import { adoptedPack, packIsInForce } from '../rules/packs.ts';
import { act, before, doseDay } from '../test-course.ts';
import { siteBefore, siteGateCases, siteNow } from '../test-gates-site.ts';
import { decideSite, parseSiteCommand } from './decide-site.ts';
import { evolveSite } from './evolve-site.ts';

const given = { now: siteNow, actor: { id: 'physicist', roles: ['physicist'] as const } };
const decided = (type: string, body: Record<string, unknown>) => {
  const decision = decideSite(siteBefore, parseSiteCommand(type, body), given);
  return 'refused' in decision ? decision.refused.map(({ id }) => id) : [];
};
const played = (...steps: SiteStep[]) => playSite([...siteScript('2026-11-24', (key) => key), ...steps]);
const step = (type: string, body: Record<string, unknown>, time = at(doseDay, 0, '07:30')): SiteStep => ({
  at: time,
  by: 'physicist',
  type,
  body,
});

describe('a site refuses', () => {
  it.each(siteGateCases.map((one) => [`${one.because} (${one.gate})`, one] as const))('%s', (_, one) => {
    expect(decided(one.type, one.body)).toContain(one.gate);
    expect(decided(one.type, { ...one.body, ...one.change })).toEqual([]);
  });

  it('an act that it does not know', () => {
    expect(() => parseSiteCommand('burn-down', {})).toThrow(CourseInputError);
    expect(() =>
      evolveSite(siteBefore, { version: 1, type: 'site.burnt', body: {}, actor: 'x', at: siteNow }),
    ).toThrow();
  });
});

describe('a site', () => {
  it('keeps the newest check when an older one is entered late', () => {
    const failed = {
      ...dailyCheck(doseDay),
      at: at(doseDay, 0, '09:01'),
      body: { ...dailyCheck(doseDay).body, checkedAt: at(doseDay, 0, '09:00'), zeroWithinLimits: false },
    };
    const site = played(failed, { ...dailyCheck(doseDay), at: at(doseDay, 0, '09:30') });
    expect(site.devices['cal-1']?.lastCheck).toMatchObject({
      passed: false,
      checkedAt: at(doseDay, 0, '09:00'),
    });
  });

  it('keeps the newest certificate when an older one is entered late', () => {
    const older = { device: 'cal-1', calibratedOn: '2025-01-01', dueOn: '2029-01-01', certificate: 'OLD' };
    expect(played(step('record-calibration', older)).devices['cal-1']?.calibration?.calibratedOn).toBe(
      '2026-07-27',
    );
  });

  it.each([
    ['constancy of exactly the limit passes', { constancyDeviationPercent: -5 }, true],
    ['constancy beyond the limit fails', { constancyDeviationPercent: -5.01 }, false],
    ['background outside its limits fails', { backgroundWithinLimits: false }, false],
    ['zero outside its limits fails', { zeroWithinLimits: false }, false],
  ])('daily check: %s', (_, change, passed) => {
    const check = dailyCheck(doseDay);
    const site = played({ ...check, body: { ...check.body, ...change } });
    expect(site.devices['cal-1']?.lastCheck?.passed).toBe(passed);
  });

  it('counts a check before midnight for the day of its own zone, not of UTC', () => {
    const check = (time: string) => {
      const checkedAt = at(doseDay, -1, time);
      const site = played({
        ...dailyCheck(doseDay),
        at: checkedAt,
        body: { ...dailyCheck(doseDay).body, checkedAt },
      });
      return act(before('assay-dose'), 'assay-dose', { site }).closed;
    };
    // 23:30 in Shanghai is 15:30 UTC of the same date: the check is of the day before.
    expect(check('23:30')).toEqual(['device.checked-today cannot-evaluate']);
    const early = at(doseDay, 0, '00:30');
    const site = played({
      ...dailyCheck(doseDay),
      at: early,
      body: { ...dailyCheck(doseDay).body, checkedAt: early },
    });
    // 00:30 in Shanghai is 16:30 UTC of the date before: the check is of today.
    expect(act(before('assay-dose'), 'assay-dose', { site }).closed).toEqual([]);
  });

  it('works by the label that it signed last', () => {
    const site = played(step('adopt-pack', { kind: 'label', pack: 'fda-2022', version: '1.0.0' }));
    expect(adoptedPack(site, 'label')?.pack).toBe('fda-2022');
    expect(labelOf(site)?.pack).toBe('fda-2022');
  });

  it('has no rule in force when it signed another version than the program has', () => {
    const packs = siteBefore.packs.map((pack) => ({ ...pack, version: '0.9.0' }));
    const site = { ...siteBefore, packs };
    expect(labelOf(site)).toBeNull();
    expect(packIsInForce(site, 'dose-modification')).toBe(false);
    expect(act(before('evaluate-dose-rule'), 'evaluate-dose-rule', { site: { packs } }).closed).toEqual([
      'pack.adopted fail',
    ]);
    expect(act(before('evaluate-eligibility'), 'evaluate-eligibility', { site: { packs } }).closed).toEqual([
      'pack.adopted fail',
    ]);
    expect(act(before('prescribe'), 'prescribe', { site: { packs } }).closed).toContain(
      'directive.product cannot-evaluate',
    );
    expect(act(before('time-out'), 'time-out', { site: { packs } }).closed).toContain(
      'dose.activity-now cannot-evaluate',
    );
    expect(act(before('confirm-delivery'), 'confirm-delivery', { site: { packs } }).closed).toEqual([
      'pack.adopted cannot-evaluate',
    ]);
  });

  it('measures nothing with a device that it retired', () => {
    const site = played(
      dailyCheck(doseDay),
      step('retire-device', { device: 'cal-1', reason: 'detector broken' }),
    );
    expect(act(before('assay-dose'), 'assay-dose', { site }).closed).toEqual(['device.known fail']);
  });
});
