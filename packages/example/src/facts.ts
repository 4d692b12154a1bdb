import { on } from './calendar.ts';

/** Clinical facts of an invented patient who is eligible under China's label. */
export const exampleHistory = (doseDay: string): Record<string, unknown> => ({
  diagnosis: { histologyConfirmed: true, metastatic: true, castrationResistant: true },
  castration: { kind: 'medical', ongoing: true, testosteroneNgPerDl: 12 },
  therapies: [
    {
      class: 'gnrh',
      agent: 'leuprorelin',
      cycles: null,
      start: on(doseDay, -1800),
      end: null,
      endReason: null,
    },
    {
      class: 'arpi',
      agent: 'abiraterone',
      cycles: null,
      start: on(doseDay, -1400),
      end: on(doseDay, -700),
      endReason: 'progression',
    },
    {
      class: 'taxane',
      agent: 'docetaxel',
      cycles: 6,
      start: on(doseDay, -680),
      end: on(doseDay, -500),
      endReason: 'progression',
    },
  ],
  progression: [
    { date: on(doseDay, -480), kind: 'psa' },
    { date: on(doseDay, -470), kind: 'bone' },
  ],
  chemotherapyPlan: null,
  ecog: 1,
  lifeExpectancyMonths: 12,
  weightKg: 78,
  conditions: {
    spinalCordCompression: 'none',
    urinaryObstruction: 'none',
    cnsMetastases: 'none',
    liverMetastases: false,
    hypersensitivity: false,
  },
  household: { children: false, pregnantWoman: false, sharesBed: true },
  allergies: '',
});

export const exampleLabs = (
  collectedAt: string,
  change: Record<string, unknown> = {},
): Record<string, unknown> => ({
  collectedAt,
  laboratory: 'Demonstration laboratory',
  haemoglobinGPerL: 118,
  leukocytesPerNl: 5.4,
  neutrophilsPerNl: 3.1,
  plateletsPerNl: 196,
  creatinineUmolPerL: 84,
  creatinineUln: 110,
  bilirubinUmolPerL: 9,
  bilirubinUln: 21,
  altUPerL: 22,
  altUln: 45,
  astUPerL: 25,
  astUln: 40,
  albuminGPerL: 39,
  ldhUPerL: 205,
  psaNgPerMl: 86,
  haemoglobinLlnGPerL: 130,
  leukocytesLlnPerNl: 3.5,
  neutrophilsLlnPerNl: 1.8,
  plateletsLlnPerNl: 125,
  confirmatory: false,
  ...change,
});

export const examplePet = (doseDay: string): Record<string, unknown> => ({
  date: on(doseDay, -36),
  tracer: '68Ga-gozetotide',
  injectedActivityMBq: 152,
  uptakeMinutes: 62,
  criteriaSet: 'VISION',
  reference: { liverSuvMean: 4.1, bloodPoolSuvMean: 1.4, parotidSuvMean: 13, spleenSuvMean: 6.2 },
  lesions: [
    { id: 'L1', site: 'bone', suvMax: 24, suvMean: 11, shortAxisMm: null, softTissueShortAxisMm: null },
    { id: 'N1', site: 'node', suvMax: 14.5, suvMean: 8, shortAxisMm: 18, softTissueShortAxisMm: null },
  ],
  fdgPet: null,
});
