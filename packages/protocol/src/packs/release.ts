import type { ReleasePack } from '../release-pack.ts';
import { found, number, remembered } from './cite.ts';

const cfr = found('10 CFR 35.75; NRC Regulatory Guide 8.39 Rev. 1', 'Rev. 1', {
  url: 'kanterella.com ML20056D981',
});
const formula = found('NRC Regulatory Guide 8.39 draft, equation 1', '2019', {
  url: 'kanterella.com ML19157A111',
});
const occupancy = remembered('NRC Regulatory Guide 8.39', 'Rev. 1', { section: 'occupancy factors' });
const gamma = remembered('Smith DS, Stabin MG. Health Phys 2012;102:271–291', '2012');

const ours = (note: string) => remembered('Choice of this project: no source was found', '2026', { note });

const measurement: ReleasePack['measurement'] = {
  validMinutes: number(60, 'min', ours('the dose rate falls by about a tenth in that time')),
  roundMinutes: number(15, 'min', ours('heights and sides of one patient, one after the other')),
  distanceToleranceM: number(0.05, 'm', ours('an error of 0.05 m at 1 m is 10 % of the dose rate')),
  highestBackgroundUSvPerH: number(
    1,
    'µSv/h',
    ours(
      'natural background is 0.05 to 0.3 µSv/h; above 1 something else radiates, and subtracting it makes the patient look clean',
    ),
  ),
  lowestFractionOfBackground: number(
    0.5,
    '1',
    ours(
      'a survey meter at natural background scatters by tens of per cent; less than half of the background is a wrong range, meter or background',
    ),
  ),
};

const us: ReleasePack = {
  kind: 'release',
  id: 'us',
  version: '1.1.0',
  jurisdiction: 'US',
  title: {
    en: 'United States: not likely above 5 mSv to another person, instructions above 1 mSv',
    zh: '美国：他人受照剂量不大可能超过 5 mSv；超过 1 mSv 时须给予书面须知',
  },
  measurement,
  rules: [
    {
      id: 'projected-dose',
      kind: 'projected-dose',
      limitMSv: number(5, 'mSv', cfr),
      instructionsAboveMSv: number(1, 'mSv', cfr),
      formulaConstant: number(34.6, '1', formula),
      exposureRateConstantRCm2PerMCiH: number(0.181, 'R·cm²/(mCi·h)', gamma),
      occupancyLongLived: number(0.25, '1', occupancy),
      occupancyShortLived: number(0.75, '1', occupancy),
      longLivedAboveDays: number(1, 'd', occupancy),
    },
  ],
};

const doseRate = (
  pack: Pick<ReleasePack, 'id' | 'jurisdiction' | 'title'>,
  limitUSvPerH: Extract<ReleasePack['rules'][number], { kind: 'dose-rate-at-1m' }>['limitUSvPerH'],
): ReleasePack => ({
  kind: 'release',
  version: '1.1.0',
  ...pack,
  measurement,
  rules: [{ id: 'dose-rate-1m', kind: 'dose-rate-at-1m', limitUSvPerH }],
});

const jp = doseRate(
  {
    id: 'jp',
    jurisdiction: 'JP',
    title: { en: 'Japan: at most 18 µSv/h at 1 m', zh: '日本：1 米处不超过 18 µSv/h' },
  },
  number(
    18,
    'µSv/h',
    remembered('MHLW notification of 19 August 2021 (177Lu-oxodotreotide)', '2021-08-19', {
      url: 'wic-net.com 860/16',
      note: 'read for 177Lu-oxodotreotide; the figure for vipivotide tetraxetan was not seen',
    }),
  ),
);

const au = doseRate(
  {
    id: 'au',
    jurisdiction: 'AU',
    title: {
      en: 'Australia: at most 25 µSv/h at 1 m without a patient-specific estimate',
      zh: '澳大利亚：无患者个体估算时，1 米处不超过 25 µSv/h',
    },
  },
  number(
    25,
    'µSv/h',
    found('ARPANSA Radiation Protection Series 4 (quoted in a thesis)', 'RPS 4', {
      url: 'arpansa.gov.au rps4; jiubeiyun.com.cn 30601',
    }),
  ),
);

const cn = doseRate(
  {
    id: 'cn',
    jurisdiction: 'CN',
    title: {
      en: 'China: HJ 1188-2021 Appendix B and GBZ 120-2020, both to be met',
      zh: '中国：须同时符合 HJ 1188-2021 附录 B 与 GBZ 120-2020',
    },
  },
  {
    value: null,
    unit: 'µSv/h',
    ...remembered('HJ 1188-2021 Appendix B; GBZ 120-2020', '2021', {
      note: 'the line for 177Lu was not found: the site signs its own limit',
    }),
  },
);

export const releasePacks: readonly ReleasePack[] = [cn, us, jp, au];
