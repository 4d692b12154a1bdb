import type {
  DoseModificationPack,
  DoseModificationRow,
  RowEffect,
  RowTrigger,
} from '../dose-modification-pack.ts';
import type { Provenance } from '../provenance.ts';
import type { Wording } from '../wording.ts';
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
  text: Wording,
  trigger: RowTrigger,
  effect: RowEffect,
  from: Provenance,
): DoseModificationRow {
  return { id, text, trigger, effect, ...from };
}

const again = (id: string, base: string, text: Wording, from: Provenance) =>
  row(id, text, { kind: 'again-after-reduction', row: base }, 'discontinue', from);

const cellCounts = ['anaemia', 'thrombocytopenia', 'leukopenia', 'neutropenia'] as const;
const gastrointestinal = ['nausea', 'vomiting', 'diarrhoea'] as const;

const myelosuppression: DoseModificationRow[] = [
  row(
    'myelosuppression-grade-2',
    { en: 'Grade 2: withhold until grade 1 or baseline', zh: '2 级：暂停，直至 1 级或基线' },
    { kind: 'adverse-event', terms: [...cellCounts], minGrade: 2, maxGrade: 2, exemptAtBaseline: true },
    'withhold',
    medscape,
  ),
  row(
    'myelosuppression-grade-3',
    {
      en: 'Grade 3 or more: withhold until grade 1 or baseline, then reduce',
      zh: '3 级及以上：暂停，直至 1 级或基线，之后减量',
    },
    { kind: 'adverse-event', terms: [...cellCounts], minGrade: 3, exemptAtBaseline: true },
    'withhold-then-reduce',
    medscape,
  ),
  again(
    'myelosuppression-recurrent',
    'myelosuppression-grade-3',
    {
      en: 'Grade 3 or more again after one reduction: discontinue',
      zh: '一次减量后再次 3 级及以上：永久停药',
    },
    medscape,
  ),
];

const renal: DoseModificationRow[] = [
  row(
    'renal-withhold',
    {
      en: 'Confirmed creatinine increase of grade 2 or more, or confirmed clearance below 30 mL/min: withhold until improvement',
      zh: '经确认肌酐升高 2 级及以上，或经确认肌酐清除率低于 30 mL/min：暂停，直至改善',
    },
    { kind: 'creatinine-grade-or-clearance', minGrade: 2, clearanceBelowMlPerMin: 30, confirmed: true },
    'withhold',
    medscape,
  ),
  row(
    'renal-change',
    {
      en: 'Confirmed creatinine rise of at least 40 % and confirmed clearance fall of more than 40 % from baseline: withhold, then reduce',
      zh: '经确认肌酐较基线升高不少于 40 % 且清除率较基线下降超过 40 %：暂停，之后减量',
    },
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
    { en: 'Renal toxicity of grade 3 or more: discontinue', zh: '3 级及以上肾毒性：永久停药' },
    { kind: 'creatinine-grade', minGrade: 3 },
    'discontinue',
    medscape,
  ),
  again(
    'renal-recurrent',
    'renal-change',
    { en: 'Renal toxicity again after one reduction: discontinue', zh: '一次减量后再次肾毒性：永久停药' },
    medscape,
  ),
];

const dryMouth: DoseModificationRow[] = [
  {
    ...row(
      'dry-mouth-grade-2',
      {
        en: 'Grade 2: withhold until improvement or baseline, consider reducing',
        zh: '2 级：暂停，直至改善或基线，考虑减量',
      },
      { kind: 'adverse-event', terms: ['dry-mouth'], minGrade: 2, maxGrade: 2 },
      'withhold',
      secondary,
    ),
    alsoConsider: 'consider-reduction',
  },
  row(
    'dry-mouth-grade-3',
    {
      en: 'Grade 3: withhold until improvement or baseline, then reduce',
      zh: '3 级：暂停，直至改善或基线，之后减量',
    },
    { kind: 'adverse-event', terms: ['dry-mouth'], minGrade: 3 },
    'withhold-then-reduce',
    secondary,
  ),
  again(
    'dry-mouth-recurrent',
    'dry-mouth-grade-3',
    { en: 'Grade 3 again after one reduction: discontinue', zh: '一次减量后再次 3 级：永久停药' },
    secondary,
  ),
];

const otherThanBlood: DoseModificationRow[] = [
  row(
    'gastrointestinal-grade-3',
    {
      en: 'Grade 3 or more, not amenable to medical intervention: withhold until grade 2 or baseline, then reduce',
      zh: '3 级及以上且医疗干预无效：暂停，直至 2 级或基线，之后减量',
    },
    { kind: 'adverse-event', terms: [...gastrointestinal], minGrade: 3, onlyNotAmenable: true },
    'withhold-then-reduce',
    secondary,
  ),
  again(
    'gastrointestinal-recurrent',
    'gastrointestinal-grade-3',
    {
      en: 'Grade 3 or more again after one reduction: discontinue',
      zh: '一次减量后再次 3 级及以上：永久停药',
    },
    secondary,
  ),
  row(
    'fatigue-grade-3',
    { en: 'Grade 3 or more: withhold until grade 2 or baseline', zh: '3 级及以上：暂停，直至 2 级或基线' },
    { kind: 'adverse-event', terms: ['fatigue'], minGrade: 3 },
    'withhold',
    secondary,
  ),
  row(
    'electrolyte-grade-2',
    {
      en: 'Electrolyte or metabolic abnormality of grade 2 or more: withhold until grade 1 or baseline',
      zh: '2 级及以上电解质或代谢异常：暂停，直至 1 级或基线',
    },
    { kind: 'adverse-event', terms: ['hypokalaemia'], minGrade: 2 },
    'withhold',
    secondary,
  ),
  row(
    'other-after-reduction',
    {
      en: 'Other non-haematological: recurrent grade 3 to 4, or persistent and intolerable grade 2, after one reduction: discontinue',
      zh: '其他非血液学毒性：一次减量后再次 3–4 级，或持续且不可耐受的 2 级：永久停药',
    },
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
    {
      en: 'AST or ALT above 5 times the upper limit without liver metastases: discontinue',
      zh: '无肝转移而 AST 或 ALT 超过正常上限 5 倍：永久停药',
    },
    { kind: 'liver-enzymes-without-metastases', timesUln: 5 },
    'discontinue',
    from,
  );
/** Remembered of the US table as well; left out, a row that stops a dose would be missing. */
const usLiver = liver(remembered('Pluvicto US prescribing information', '2022', { section: '2.4 Table 1' }));
const cordCompression = row(
  'spinal-cord-compression',
  {
    en: 'Any: withhold until treated, neurological sequelae and ECOG stable',
    zh: '任何级别：暂停，直至已治疗且神经系统后遗症和 ECOG 稳定',
  },
  { kind: 'event-present', terms: ['spinal-cord-compression'] },
  'withhold',
  euTable,
);
const fracture = row(
  'fracture',
  {
    en: 'Any fracture of a weight-bearing bone: withhold until stabilised or treated and ECOG stable',
    zh: '任何承重骨骨折：暂停，直至骨折稳定或已治疗且 ECOG 稳定',
  },
  { kind: 'event-present', terms: ['fracture'] },
  'withhold',
  euTable,
);

const delay = (effect: RowEffect, text: Wording, from: Provenance) =>
  row('delay', text, { kind: 'days-since-previous-dose-above', days: 70 }, effect, from);

const maximumDoses = row(
  'maximum-doses',
  { en: 'Up to 6 doses', zh: '最多 6 剂' },
  { kind: 'cycle-above', cycles: 6 },
  'discontinue',
  found('Pluvicto prescribing information, dosage', '2025', {
    url: 'global.pluvicto.com/safety-information',
  }),
);

const common = [...myelosuppression, ...renal, ...dryMouth, ...otherThanBlood];

function pack(
  id: string,
  title: Wording,
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
    { en: 'China: the table of the package insert was not found', zh: '中国：未找到说明书的剂量调整表' },
    [],
    remembered('NMPA package insert', '2025', { note: 'not found: a site adopts and signs a table' }),
  ),
  pack(
    'fda-2022',
    { en: 'United States, label of March 2022', zh: '美国：2022 年 3 月说明书' },
    [
      ...common,
      usLiver,
      delay(
        'discontinue',
        {
          en: 'More than 10 weeks since the previous dose: discontinue',
          zh: '距前次给药超过 10 周：永久停药',
        },
        medscape,
      ),
      maximumDoses,
    ],
    medscape,
  ),
  pack(
    'fda-2025',
    { en: 'United States, label of March 2025', zh: '美国：2025 年 3 月说明书' },
    [
      ...common,
      usLiver,
      delay(
        'consider-discontinuation',
        {
          en: 'More than 10 weeks since the previous dose: consider permanent discontinuation',
          zh: '距前次给药超过 10 周：考虑永久停药',
        },
        found('Dosing and administration (Pluvicto HCP site)', '2025', { url: 'pluvicto-hcp.com' }),
      ),
      maximumDoses,
    ],
    medscape,
  ),
  pack(
    'eu-2022',
    { en: 'European Union, product information of 2022', zh: '欧盟：2022 年产品信息' },
    [
      ...common,
      liver(euTable),
      cordCompression,
      fracture,
      delay(
        'discontinue',
        {
          en: 'The interval may grow from 6 to 10 weeks; a longer delay: discontinue',
          zh: '间隔可由 6 周延长至 10 周；更久：永久停药',
        },
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
