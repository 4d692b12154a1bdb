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
    title: 'China, NMPA indications of November 2025',
    criteria: [
      adult(nmpa),
      mcrpc(nmpa),
      psmaPositive(nmpa),
      criterion(
        'indication',
        'Progression after an ARPI and chemotherapy may be delayed, or progression after an ARPI and a taxane',
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
    title: 'United States, indication of March 2022',
    criteria: [adult(us2022), mcrpc(us2022), psmaPositive(us2022), priorArpi(us2022), priorTaxane(us2022)],
    attestations: [],
  },
  {
    kind: 'eligibility',
    id: 'fda-2025',
    version,
    title: 'United States, indication of March 2025',
    criteria: [
      adult(us2025),
      mcrpc(us2025),
      psmaPositive(us2025),
      criterion(
        'indication',
        'Treated with an ARPI, and chemotherapy may be delayed or a taxane was given',
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
    title: 'European Union, indication of 2022',
    criteria: [
      adult(eu),
      mcrpc(eu),
      psmaPositive(eu),
      priorArpi(eu),
      priorTaxane(eu),
      progressive(eu),
      criterion(
        'androgen-deprivation',
        'In combination with androgen deprivation: orchiectomy, or medical castration that goes on',
        { kind: 'androgen-deprivation-continued' },
        eu,
      ),
      criterion(
        'hypersensitivity',
        'No hypersensitivity to the product (contraindication)',
        { kind: 'no-hypersensitivity' },
        euPrecautions,
      ),
    ],
    attestations: [],
  },
];
