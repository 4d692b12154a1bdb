import { dailyCheck, playSite, siteScript } from '@lutetia/example';
import { describe, expect, it } from 'vitest';
import { decideSite, parseSiteCommand, type Site } from '../index.ts';

const site = playSite([...siteScript('2026-11-24', (key) => key), dailyCheck('2026-11-24')]);
const given = { now: '2026-11-24T08:00:00Z', actor: { id: 'physicist', roles: ['physicist'] as const } };
const refused = (type: string, body: Record<string, unknown>, on: Site = site): string[] => {
  const decision = decideSite(on, parseSiteCommand(type, body), given);
  return 'refused' in decision ? decision.refused.map(({ id }) => id) : [];
};

const calibration = { device: 'cal-1', calibratedOn: '2026-11-01', dueOn: '2027-11-01', certificate: 'C-1' };
const device = {
  id: 'cal-1',
  kind: 'dose-calibrator',
  name: 'Another',
  nuclides: ['Lu-177'],
  geometries: ['vial'],
};
const release = {
  kind: 'release',
  pack: 'cn',
  path: 'rules.dose-rate-1m.limitUSvPerH',
  value: 20,
  rowsFrom: null,
  unit: 'µSv/h',
  reason: 'Local practice',
};

describe('acts on the site', () => {
  it('site.device-unknown closes the calibration of a device that is not there, or retired', () => {
    expect(refused('record-calibration', calibration)).toEqual([]);
    expect(refused('record-calibration', { ...calibration, device: 'cal-9' })).toEqual([
      'site.device-unknown',
    ]);
    const cal = site.devices['cal-1'];
    if (cal === undefined) throw new Error('the example has a calibrator');
    const retired = { ...site, devices: { ...site.devices, 'cal-1': { ...cal, retired: true } } };
    expect(refused('record-calibration', calibration, retired)).toEqual(['site.device-unknown']);
  });

  it('site.device-new closes a second device of the same name', () => {
    expect(refused('register-device', device)).toEqual(['site.device-new']);
    expect(refused('register-device', { ...device, id: 'cal-2' })).toEqual([]);
  });

  it('site.dates-in-order closes a calibration that is due before it was made', () => {
    expect(refused('record-calibration', { ...calibration, dueOn: '2026-10-01' })).toEqual([
      'site.dates-in-order',
    ]);
  });

  it('site.pack-exists closes the adoption of an unknown pack or version', () => {
    expect(refused('adopt-pack', { kind: 'release', pack: 'au', version: '1.0.0' })).toEqual([]);
    expect(refused('adopt-pack', { kind: 'release', pack: 'au', version: '0.9.0' })).toEqual([
      'site.pack-exists',
    ]);
    expect(refused('adopt-pack', { kind: 'release', pack: 'mars', version: '1.0.0' })).toEqual([
      'site.pack-exists',
    ]);
  });

  it('site.pack-adopted closes a local value in a pack that is not in use', () => {
    expect(refused('sign-local-value', release)).toEqual([]);
    expect(refused('sign-local-value', { ...release, pack: 'au' })).toEqual(['site.pack-adopted']);
  });

  it('site.local-value-allowed closes a value of another unit, or where the pack has none', () => {
    expect(refused('sign-local-value', { ...release, unit: 'mSv/h' })).toEqual(['site.local-value-allowed']);
    expect(refused('sign-local-value', { ...release, path: 'rules.none' })).toEqual([
      'site.local-value-allowed',
    ]);
  });

  it('a daily check outside its limit is recorded and does not pass', () => {
    const failed = playSite([
      ...siteScript('2026-11-24', (key) => key),
      {
        ...dailyCheck('2026-11-24'),
        body: { ...dailyCheck('2026-11-24').body, constancyDeviationPercent: 5.1 },
      },
    ]);
    expect(site.devices['cal-1']?.lastCheck?.passed).toBe(true);
    expect(failed.devices['cal-1']?.lastCheck?.passed).toBe(false);
  });
});
