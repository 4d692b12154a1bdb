import type { FitnessPack } from '../fitness-pack.ts';
import type { Wording } from '../wording.ts';
import { found, number, remembered } from './cite.ts';

const highestEcog = number(
  2,
  '1',
  found('EANM practice (review, PMC8071500)', '2021', {
    url: 'pmc.ncbi.nlm.nih.gov/articles/PMC8071500',
    section: 'table 1',
    note: 'practice, not the label: ECOG at most 2 unless the aim is palliative',
  }),
);

const noNumber = (id: string, title: Wording, citation: string, url: string): FitnessPack => ({
  kind: 'fitness',
  id,
  version: '1.1.0',
  title,
  maxAgeDays: {
    value: null,
    unit: 'd',
    ...found(citation, '2022', { url, note: 'before and during treatment; no number of days is given' }),
  },
  highestEcog,
});

export const fitnessPacks: readonly FitnessPack[] = [
  {
    kind: 'fitness',
    id: 'default',
    version: '1.1.0',
    title: { en: 'Seven days, unless the site signs another window', zh: '七天，除非本院另行签署时限' },
    maxAgeDays: {
      value: 7,
      unit: 'd',
      ...remembered('Choice of this project after the Swiss Fachinformation', '2022', {
        note: 'EANM practice reported elsewhere is two weeks',
      }),
    },
    highestEcog,
  },
  {
    kind: 'fitness',
    id: 'ch',
    version: '1.1.0',
    title: { en: 'Switzerland: within 7 days before each administration', zh: '瑞士：每次给药前 7 天内' },
    maxAgeDays: {
      value: 7,
      unit: 'd',
      ...found('Pluvicto Fachinformation 68684', '2022', { url: 'ch.oddb.org', section: 'usage' }),
    },
    highestEcog,
  },
  noNumber(
    'us',
    { en: 'United States: before and during treatment', zh: '美国：治疗前及治疗期间' },
    'Pluvicto US prescribing information',
    'empr.com/drug/pluvicto',
  ),
  noNumber(
    'eu',
    { en: 'European Union: before and during treatment', zh: '欧盟：治疗前及治疗期间' },
    'Pluvicto EU product information',
    'rxreasoner.com/monographs/pluvicto/usage',
  ),
];
