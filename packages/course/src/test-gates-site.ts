import type { ExampleUserKey } from '@lutetia/example';
import type { Site } from './index.ts';
import { bareSite } from './test-course.ts';

export interface SiteCase {
  readonly gate: string;
  readonly because: string;
  readonly type: string;
  readonly body: Record<string, unknown>;
  /** What opens it. */
  readonly change: Record<string, unknown>;
  readonly site?: Site;
  readonly by?: ExampleUserKey;
}

const limit = {
  kind: 'release',
  pack: 'cn',
  path: 'rules.dose-rate-1m.limitUSvPerH',
  value: 20,
  rowsFrom: null,
  unit: 'µSv/h',
  reason: 'the radiation safety committee’s own limit',
};
const meter = { id: 'meter-9', kind: 'survey-meter', name: 'Meter 9', nuclides: [], geometries: [] };
const certificate = {
  device: 'meter-1',
  calibratedOn: '2026-09-01',
  dueOn: '2027-09-01',
  certificate: 'C-1',
};
const check = {
  device: 'cal-1',
  checkedAt: '2026-09-14T23:00:00Z',
  constancyDeviationPercent: 1,
  backgroundWithinLimits: true,
  zeroWithinLimits: true,
  limitPercent: 5,
};

/** Gates of the acts on a site; the clock stands at 2026-09-15, 08:00 in Shanghai. */
export const siteGateCases: readonly SiteCase[] = [
  {
    gate: 'site.device-new',
    because: 'one number, one device',
    type: 'register-device',
    body: { ...meter, id: 'cal-1' },
    change: { id: 'meter-9' },
  },
  {
    gate: 'site.device-unknown',
    because: 'a device that is not there is not calibrated',
    type: 'record-calibration',
    body: { ...certificate, device: 'meter-9' },
    change: { device: 'meter-1' },
  },
  {
    gate: 'site.device-unknown',
    because: 'nor checked',
    type: 'record-daily-check',
    body: { ...check, device: 'cal-9' },
    change: { device: 'cal-1' },
  },
  {
    gate: 'site.dates-in-order',
    because: 'a calibration is not due before it was made',
    type: 'record-calibration',
    body: { ...certificate, dueOn: '2026-08-31' },
    change: { dueOn: '2027-09-01' },
  },
  {
    gate: 'site.dates-in-order',
    because: 'nor training over before it ended',
    type: 'record-training',
    body: {
      user: 'technologist',
      topic: 'radiation-safety',
      completedOn: '2026-09-01',
      validUntil: '2026-08-01',
    },
    change: { validUntil: '2027-08-01' },
  },
  {
    gate: 'facts.not-in-future',
    because: 'tomorrow’s check is not made today',
    type: 'record-daily-check',
    body: { ...check, checkedAt: '2026-09-15T23:15:00Z' },
    change: { checkedAt: '2026-09-14T23:15:00Z' },
  },
  {
    gate: 'facts.not-in-future',
    because: 'nor next month’s certificate',
    type: 'record-calibration',
    body: { ...certificate, calibratedOn: '2026-10-01' },
    change: { calibratedOn: '2026-09-15' },
  },
  {
    gate: 'site.pack-exists',
    because: 'no pack of that version',
    type: 'adopt-pack',
    body: { kind: 'label', pack: 'nmpa-2025', version: '0.9.0' },
    change: { version: '1.0.0' },
  },
  {
    gate: 'site.pack-exists',
    because: 'no pack of that kind',
    type: 'adopt-pack',
    body: { kind: 'label', pack: 'vision', version: '1.0.0' },
    change: { pack: 'fda-2022' },
  },
  {
    gate: 'site.pack-adopted',
    because: 'a value of a pack that is not in use',
    type: 'sign-local-value',
    body: { ...limit, pack: 'us', path: 'rules.none' },
    change: limit,
  },
  {
    gate: 'site.local-value-allowed',
    because: 'a path that the pack does not have',
    type: 'sign-local-value',
    body: { ...limit, path: 'rules.dose-rate-2m.limitUSvPerH' },
    change: { path: limit.path },
  },
  {
    gate: 'site.local-value-allowed',
    because: 'another unit',
    type: 'sign-local-value',
    body: { ...limit, unit: 'mSv/h' },
    change: { unit: 'µSv/h' },
  },
  {
    gate: 'site.local-value-allowed',
    because: 'no value at all',
    type: 'sign-local-value',
    body: { ...limit, value: null },
    change: { value: 20 },
  },
  {
    gate: 'site.local-value-allowed',
    because: 'a negative limit',
    type: 'sign-local-value',
    body: { ...limit, value: -1 },
    change: { value: 20 },
  },
];
export const siteNow = '2026-09-15T00:00:00Z';
export const siteBefore = bareSite;
