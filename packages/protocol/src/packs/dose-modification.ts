import type {
  DoseModificationPack,
  DoseModificationRow,
  RowEffect,
  RowTrigger,
} from '../dose-modification-pack.ts';
import type { Provenance } from '../provenance.ts';
import { found, remembered } from './cite.ts';
import { labelPacks } from './labels.ts';

const medscape = found('Pluvicto dosage modification (Medscape Reference)', '2022', {
  url: 'reference.medscape.com/drug/pluvicto-4000287',
});
const secondary = remembered('Pluvicto US prescribing information', '2022', {
  section: '2.4 Table 1',
  note: 'read in a secondary encoding',
});
const euTable = remembered('Pluvicto SmPC', '2022', { section: '4.2 Table 1' });

function row(
  id: string,
  text: string,
  trigger: RowTrigger,
  effect: RowEffect,
  from: Provenance,
): DoseModificationRow {
  return { id, text, trigger, effect, ...from };
}

const again = (id: string, base: string, text: string, from: Provenance) =>
  row(id, text, { kind: 'again-after-reduction', row: base }, 'discontinue', from);

const cellCounts = ['anaemia', 'thrombocytopenia', 'leukopenia', 'neutropenia'] as const;
const gastrointestinal = ['nausea', 'vomiting', 'diarrhoea'] as const;

const myelosuppression: DoseModificationRow[] = [
  row(
    'myelosuppression-grade-2',
    'Grade 2: withhold until grade 1 or baseline',
    { kind: 'adverse-event', terms: [...cellCounts], minGrade: 2, maxGrade: 2, exemptAtBaseline: true },
    'withhold',
    medscape,
  ),
  row(
    'myelosuppression-grade-3',
    'Grade 3 or more: withhold until grade 1 or baseline, then reduce',
    { kind: 'adverse-event', terms: [...cellCounts], minGrade: 3, exemptAtBaseline: true },
    'withhold-then-reduce',
    medscape,
  ),
  again(
    'myelosuppression-recurrent',
    'myelosuppression-grade-3',
    'Grade 3 or more again after one reduction: discontinue',
    medscape,
  ),
];

const renal: DoseModificationRow[] = [
  row(
    'renal-withhold',
    'Confirmed creatinine increase of grade 2 or more, or confirmed clearance below 30 mL/min: withhold until improvement',
    { kind: 'creatinine-grade-or-clearance', minGrade: 2, clearanceBelowMlPerMin: 30, confirmed: true },
    'withhold',
    medscape,
  ),
  row(
    'renal-change',
    'Confirmed creatinine rise of at least 40 % and confirmed clearance fall of more than 40 % from baseline: withhold, then reduce',
    {
      kind: 'creatinine-and-clearance-change',
      creatinineRiseAtLeast: 0.4,
      clearanceFallAbove: 0.4,
      confirmed: true,
    },
    'withhold-then-reduce',
    medscape,
  ),
  row(
    'renal-grade-3',
    'Renal toxicity of grade 3 or more: discontinue',
    { kind: 'creatinine-grade', minGrade: 3 },
    'discontinue',
    medscape,
  ),
  again('renal-recurrent', 'renal-change', 'Renal toxicity again after one reduction: discontinue', medscape),
];

const dryMouth: DoseModificationRow[] = [
  {
    ...row(
      'dry-mouth-grade-2',
      'Grade 2: withhold until improvement or baseline, consider reducing',
      { kind: 'adverse-event', terms: ['dry-mouth'], minGrade: 2, maxGrade: 2 },
      'withhold',
      secondary,
    ),
    alsoConsider: 'consider-reduction',
  },
  row(
    'dry-mouth-grade-3',
    'Grade 3: withhold until improvement or baseline, then reduce',
    { kind: 'adverse-event', terms: ['dry-mouth'], minGrade: 3 },
    'withhold-then-reduce',
    secondary,
  ),
  again(
    'dry-mouth-recurrent',
    'dry-mouth-grade-3',
    'Grade 3 again after one reduction: discontinue',
    secondary,
  ),
];

const otherThanBlood: DoseModificationRow[] = [
  row(
    'gastrointestinal-grade-3',
    'Grade 3 or more, not amenable to medical intervention: withhold until grade 2 or baseline, then reduce',
    { kind: 'adverse-event', terms: [...gastrointestinal], minGrade: 3, onlyNotAmenable: true },
    'withhold-then-reduce',
    secondary,
  ),
  again(
    'gastrointestinal-recurrent',
    'gastrointestinal-grade-3',
    'Grade 3 or more again after one reduction: discontinue',
    secondary,
  ),
  row(
    'fatigue-grade-3',
    'Grade 3 or more: withhold until grade 2 or baseline',
    { kind: 'adverse-event', terms: ['fatigue'], minGrade: 3 },
    'withhold',
    secondary,
  ),
  row(
    'electrolyte-grade-2',
    'Electrolyte or metabolic abnormality of grade 2 or more: withhold until grade 1 or baseline',
    { kind: 'adverse-event', terms: ['hypokalaemia'], minGrade: 2 },
    'withhold',
    secondary,
  ),
  row(
    'other-after-reduction',
    'Other non-haematological: recurrent grade 3 to 4, or persistent and intolerable grade 2, after one reduction: discontinue',
    {
      kind: 'recurrent-or-persistent-after-reduction',
      terms: ['other', 'spinal-cord-compression', 'fracture'],
      recurrentMinGrade: 3,
      persistentMinGrade: 2,
    },
    'discontinue',
    secondary,
  ),
];

const liver = (from: Provenance) =>
  row(
    'liver-enzymes',
    'AST or ALT above 5 times the upper limit without liver metastases: discontinue',
    { kind: 'liver-enzymes-without-metastases', timesUln: 5 },
    'discontinue',
    from,
  );
/** Remembered of the US table as well; left out, a row that stops a dose would be missing. */
const usLiver = liver(remembered('Pluvicto US prescribing information', '2022', { section: '2.4 Table 1' }));
const cordCompression = row(
  'spinal-cord-compression',
  'Any: withhold until treated, neurological sequelae and ECOG stable',
  { kind: 'event-present', terms: ['spinal-cord-compression'] },
  'withhold',
  euTable,
);
const fracture = row(
  'fracture',
  'Any fracture of a weight-bearing bone: withhold until stabilised or treated and ECOG stable',
  { kind: 'event-present', terms: ['fracture'] },
  'withhold',
  euTable,
);

const delay = (effect: RowEffect, text: string, from: Provenance) =>
  row('delay', text, { kind: 'days-since-previous-dose-above', days: 70 }, effect, from);

const maximumDoses = row(
  'maximum-doses',
  'Up to 6 doses',
  { kind: 'cycle-above', cycles: 6 },
  'discontinue',
  found('Pluvicto prescribing information, dosage', '2025', {
    url: 'global.pluvicto.com/safety-information',
  }),
);

const common = [...myelosuppression, ...renal, ...dryMouth, ...otherThanBlood];

function pack(
  id: string,
  title: string,
  rows: DoseModificationRow[],
  rowsProvenance: Provenance,
): DoseModificationPack {
  const label = labelPacks.find((candidate) => candidate.id === id);
  if (!label) throw new Error(`No label pack ${id}`);
  const { activityMBq, reducedActivityMBq, intervalDays, intervalToleranceDays } = label.dosing;
  return {
    kind: 'dose-modification',
    id,
    version: '1.0.0',
    title,
    dosing: { activityMBq, reducedActivityMBq, intervalDays, intervalToleranceDays },
    rows,
    rowsProvenance,
  };
}

export const doseModificationPacks: readonly DoseModificationPack[] = [
  pack(
    'nmpa-2025',
    'China: the table of the package insert was not found',
    [],
    remembered('NMPA package insert', '2025', { note: 'not found: a site adopts and signs a table' }),
  ),
  pack(
    'fda-2022',
    'United States, label of March 2022',
    [
      ...common,
      usLiver,
      delay('discontinue', 'More than 10 weeks since the previous dose: discontinue', medscape),
      maximumDoses,
    ],
    medscape,
  ),
  pack(
    'fda-2025',
    'United States, label of March 2025',
    [
      ...common,
      usLiver,
      delay(
        'consider-discontinuation',
        'More than 10 weeks since the previous dose: consider permanent discontinuation',
        found('Dosing and administration (Pluvicto HCP site)', '2025', { url: 'pluvicto-hcp.com' }),
      ),
      maximumDoses,
    ],
    medscape,
  ),
  pack(
    'eu-2022',
    'European Union, product information of 2022',
    [
      ...common,
      liver(euTable),
      cordCompression,
      fracture,
      delay(
        'discontinue',
        'The interval may grow from 6 to 10 weeks; a longer delay: discontinue',
        remembered('Pluvicto EU product information (copy, revised 2022)', '2022', {
          url: 'rxreasoner.com/monographs/pluvicto/usage',
          note: 'the ten weeks were read; what follows a longer delay is remembered',
        }),
      ),
      maximumDoses,
    ],
    euTable,
  ),
];
