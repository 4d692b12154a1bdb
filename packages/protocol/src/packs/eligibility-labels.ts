import type { EligibilityPack } from '../eligibility-pack.ts';
import { found } from './cite.ts';
import {
  adult,
  arpiGiven,
  criterion,
  mcrpc,
  priorArpi,
  priorTaxane,
  progressive,
  psmaPositive,
  taxaneGiven,
} from './eligibility-criteria.ts';

const nmpa = found('Novartis China, announcement of the NMPA approval', '2025-11-06', {
  url: 'flightalbany.com/story/510598-1.shtml',
});
const us2022 = found('Pluvicto US indication', '2022-03', { url: 'empr.com/drug/pluvicto' });
const us2025 = found('Pluvicto US indication', '2025-03', { url: 'prescriberpoint.com/therapies/pluvicto' });
const eu = found('Pluvicto EU product information (copy, revised 2022)', '2022', {
  url: 'rxreasoner.com/monographs/pluvicto/usage',
});
const euPrecautions = found('Pluvicto EU product information (copy, revised 2022)', '2022', {
  url: 'rxreasoner.com/monographs/pluvicto/precautions',
});

const version = '1.0.0';

export const labelEligibilityPacks: readonly EligibilityPack[] = [
  {
    kind: 'eligibility',
    id: 'nmpa-2025',
    version,
    title: {
      en: 'China, NMPA indications of November 2025',
      zh: '中国：国家药监局 2025 年 11 月批准的适应证',
    },
    criteria: [
      adult(nmpa),
      mcrpc(nmpa),
      psmaPositive(nmpa),
      criterion(
        'indication',
        {
          en: 'Progression after an ARPI and chemotherapy may be delayed, or progression after an ARPI and a taxane',
          zh: 'ARPI 后进展且适合延迟化疗，或 ARPI 和紫杉类化疗后进展',
        },
        {
          kind: 'any',
          rules: [
            {
              id: 'arpi-delay',
              rule: {
                kind: 'all',
                rules: [
                  { id: 'arpi', rule: arpiGiven },
                  { id: 'progressed', rule: { kind: 'progressed-after', classes: ['arpi'] } },
                  { id: 'delay', rule: { kind: 'chemotherapy-may-be-delayed' } },
                ],
              },
            },
            {
              id: 'arpi-taxane',
              rule: {
                kind: 'all',
                rules: [
                  { id: 'arpi', rule: arpiGiven },
                  { id: 'taxane', rule: taxaneGiven },
                  { id: 'progressed', rule: { kind: 'progressed-after', classes: ['arpi', 'taxane'] } },
                ],
              },
            },
          ],
        },
        nmpa,
      ),
    ],
    attestations: [],
  },
  {
    kind: 'eligibility',
    id: 'fda-2022',
    version,
    title: { en: 'United States, indication of March 2022', zh: '美国：2022 年 3 月适应证' },
    criteria: [adult(us2022), mcrpc(us2022), psmaPositive(us2022), priorArpi(us2022), priorTaxane(us2022)],
    attestations: [],
  },
  {
    kind: 'eligibility',
    id: 'fda-2025',
    version,
    title: { en: 'United States, indication of March 2025', zh: '美国：2025 年 3 月适应证' },
    criteria: [
      adult(us2025),
      mcrpc(us2025),
      psmaPositive(us2025),
      criterion(
        'indication',
        {
          en: 'Treated with an ARPI, and chemotherapy may be delayed or a taxane was given',
          zh: '接受过 ARPI，且适合延迟化疗或已接受过紫杉类化疗',
        },
        {
          kind: 'any',
          rules: [
            {
              id: 'arpi-delay',
              rule: {
                kind: 'all',
                rules: [
                  { id: 'arpi', rule: arpiGiven },
                  { id: 'delay', rule: { kind: 'chemotherapy-may-be-delayed' } },
                ],
              },
            },
            {
              id: 'arpi-taxane',
              rule: {
                kind: 'all',
                rules: [
                  { id: 'arpi', rule: arpiGiven },
                  { id: 'taxane', rule: taxaneGiven },
                ],
              },
            },
          ],
        },
        us2025,
      ),
    ],
    attestations: [],
  },
  {
    kind: 'eligibility',
    id: 'eu-2022',
    version,
    title: { en: 'European Union, indication of 2022', zh: '欧盟：2022 年适应证' },
    criteria: [
      adult(eu),
      mcrpc(eu),
      psmaPositive(eu),
      priorArpi(eu),
      priorTaxane(eu),
      progressive(eu),
      criterion(
        'androgen-deprivation',
        {
          en: 'In combination with androgen deprivation: orchiectomy, or medical castration that goes on',
          zh: '联合雄激素剥夺：睾丸切除，或持续的药物去势',
        },
        { kind: 'androgen-deprivation-continued' },
        eu,
      ),
      criterion(
        'hypersensitivity',
        { en: 'No hypersensitivity to the product (contraindication)', zh: '对本品无过敏（禁忌证）' },
        { kind: 'no-hypersensitivity' },
        euPrecautions,
      ),
    ],
    attestations: [],
  },
];
