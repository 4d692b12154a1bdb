import { getPack, type PackKind } from '@lutetia/protocol';
import { at, exampleZone, on } from './calendar.ts';
import type { ExampleUserKey } from './people.ts';

export interface SiteStep {
  readonly at: string;
  readonly by: ExampleUserKey;
  readonly type: string;
  readonly body: Record<string, unknown>;
}

export const exampleSite = {
  id: 'demo',
  name: 'Lutetia Demonstration Hospital 示范医院（虚构）',
  country: 'CN',
  timeZone: exampleZone,
} as const;

/** Users who hold every training topic of their work. */
const trained: Readonly<Record<string, readonly string[]>> = {
  radiopharmacist: ['radiation-safety', 'dose-calibrator', 'receipt-of-packages'],
  technologist: ['radiation-safety', 'dose-calibrator', 'receipt-of-packages', 'radioligand-administration'],
  secondTechnologist: ['radiation-safety', 'dose-calibrator', 'radioligand-administration'],
  physician: ['radiation-safety', 'radioligand-administration'],
  secondPhysician: ['radiation-safety', 'radioligand-administration'],
  physicist: ['radiation-safety', 'dose-calibrator', 'patient-release'],
};

const place = (name: string, country: string, latitude: number, longitude: number) => ({
  name,
  country,
  latitude,
  longitude,
});

/**
 * Airports by their reference points (LIRF 41°48′01″N 12°14′20″E, ZSPD 31°08.7′N 121°47.6′E, as encyclopaedias
 * quote the countries' aeronautical publications; unverified), towns by their middle to a hundredth of a degree.
 * Works and hospital are invented, and stand for their town.
 */
const demonstrationHospital = place('Shanghai (hospital invented)', 'CN', 31.23, 121.47);

/**
 * How the demonstration hospital was set up, a year before `today`. China's label is in force; where China's
 * values were not found, invented local values stand in, marked as such.
 *
 * @param userId the account id of each user, under which training is recorded
 */
export function siteScript(today: string, userId: (key: ExampleUserKey) => string): SiteStep[] {
  const start = on(today, -365);
  const step = (
    by: ExampleUserKey,
    type: string,
    body: Record<string, unknown>,
    day: string = start,
  ): SiteStep => ({ at: at(day, 0, '09:00'), by, type, body });
  const device = (id: string, kind: string, name: string, rest: Record<string, unknown> = {}) => [
    step('physicist', 'register-device', { id, kind, name, nuclides: [], geometries: [], ...rest }),
    ...[start, on(today, -120)].map((day) =>
      step(
        'physicist',
        'record-calibration',
        {
          device: id,
          calibratedOn: day,
          dueOn: on(day, 365),
          certificate: `CERT-${id.toUpperCase()}-${day}`,
        },
        day,
      ),
    ),
  ];
  const adopt = (by: ExampleUserKey, kind: PackKind, pack: string) =>
    step(by, 'adopt-pack', { kind, pack, version: getPack(kind, pack).version });
  const steps = [
    ...device('cal-1', 'dose-calibrator', 'Dose calibrator 1', {
      nuclides: ['Lu-177', 'Ga-68', 'F-18'],
      geometries: ['vial', 'syringe'],
    }),
    ...device('meter-1', 'survey-meter', 'Survey meter 1'),
    ...device('meter-2', 'survey-meter', 'Survey meter 2'),
    ...device('pump-1', 'infusion-pump', 'Peristaltic pump 1'),
    ...Object.entries(trained).flatMap(([key, topics]) =>
      topics.flatMap((topic) =>
        [start, on(today, -200)].map((day) =>
          step(
            'physicist',
            'record-training',
            { user: userId(key as ExampleUserKey), topic, completedOn: day, validUntil: on(day, 365) },
            day,
          ),
        ),
      ),
    ),
    adopt('physician', 'label', 'nmpa-2025'),
    adopt('physician', 'eligibility', 'nmpa-2025'),
    adopt('physician', 'eligibility', 'vision'),
    adopt('physician', 'dose-modification', 'nmpa-2025'),
    adopt('physician', 'ctcae', 'ctcae-5'),
    adopt('physician', 'fitness', 'default'),
    adopt('physicist', 'release', 'cn'),
    adopt('physicist', 'regulation', 'default'),
    step('physicist', 'sign-local-value', {
      kind: 'release',
      pack: 'cn',
      path: 'rules.dose-rate-1m.limitUSvPerH',
      value: 25,
      rowsFrom: null,
      unit: 'µSv/h',
      reason: 'INVENTED demonstration value: 25 µSv/h at 1 m; the figure of HJ 1188 was not found',
    }),
    step('physician', 'sign-local-value', {
      kind: 'dose-modification',
      pack: 'nmpa-2025',
      path: 'rows',
      value: null,
      rowsFrom: 'fda-2022',
      unit: 'pack',
      reason: 'INVENTED demonstration choice: rows of the US label of 2022; the Chinese insert was not found',
    }),
    step('physicist', 'set-licence', {
      number: 'DEMO-LICENCE-0001 (invented)',
      validUntil: on(today, 700),
      nuclides: ['Lu-177', 'Ga-68', 'F-18'],
      maximumPerVialMBq: 12_500,
    }),
    step('radiopharmacist', 'set-lane', {
      id: 'air-rome-shanghai',
      name: 'Rome – Shanghai by air (invented)',
      supplier: 'Example Radioligands S.r.l. (invented)',
      mode: 'air',
      originTimeZone: 'Europe/Rome',
      transitHours: 26,
      orderCutOffDays: 10,
      freeCancellationHours: 240,
      open: true,
      places: {
        production: place('Pomezia, Lazio (works invented)', 'IT', 41.67, 12.5),
        departureAirport: place('Rome Fiumicino (FCO)', 'IT', 41.8003, 12.2389),
        arrivalAirport: place('Shanghai Pudong (PVG)', 'CN', 31.145, 121.7933),
        hospital: demonstrationHospital,
      },
      note: '',
    }),
    step('radiopharmacist', 'set-lane', {
      id: 'road-zhejiang',
      name: 'Zhejiang – Shanghai by road (invented)',
      supplier: 'Example Radioligands Zhejiang (invented)',
      mode: 'road',
      originTimeZone: exampleZone,
      transitHours: 4,
      orderCutOffDays: 7,
      freeCancellationHours: 120,
      open: true,
      places: {
        production: place('Haiyan, Zhejiang (works invented)', 'CN', 30.53, 120.95),
        departureAirport: null,
        arrivalAirport: null,
        hospital: demonstrationHospital,
      },
      note: '',
    }),
    step('administrator', 'publish-consent-form', {
      kind: 'treatment',
      version: 'T-2026-1',
      languages: ['zh', 'en'],
    }),
    step('administrator', 'publish-consent-form', {
      kind: 'data-export',
      version: 'X-2026-1',
      languages: ['zh', 'en'],
    }),
    step('physicist', 'set-procedure', {
      siteCheckMinutes: [2, 5, 10],
      timeOutValidMinutes: 30,
      lineCheckValidMinutes: 60,
    }),
    step('administrator', 'set-contact', { phone: '+86 21 0000 0000', email: null }),
  ];
  return steps.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
}

/** The morning check of the calibrator on one day. */
export const dailyCheck = (day: string): SiteStep => ({
  at: at(day, 0, '07:20'),
  by: 'radiopharmacist',
  type: 'record-daily-check',
  body: {
    device: 'cal-1',
    checkedAt: at(day, 0, '07:15'),
    constancyDeviationPercent: 0.8,
    backgroundWithinLimits: true,
    zeroWithinLimits: true,
    limitPercent: 5,
  },
});
