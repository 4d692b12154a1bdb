import type { FitnessPack } from '../fitness-pack.ts';
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

const noNumber = (id: string, title: string, citation: string, url: string): FitnessPack => ({
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
    title: 'Seven days, unless the site signs another window',
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
    title: 'Switzerland: within 7 days before each administration',
    maxAgeDays: {
      value: 7,
      unit: 'd',
      ...found('Pluvicto Fachinformation 68684', '2022', { url: 'ch.oddb.org', section: 'usage' }),
    },
    highestEcog,
  },
  noNumber(
    'us',
    'United States: before and during treatment',
    'Pluvicto US prescribing information',
    'empr.com/drug/pluvicto',
  ),
  noNumber(
    'eu',
    'European Union: before and during treatment',
    'Pluvicto EU product information',
    'rxreasoner.com/monographs/pluvicto/usage',
  ),
];
