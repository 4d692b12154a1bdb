import type { LabelPack } from '../label-pack.ts';
import { found, number, remembered, text, yesNo } from './cite.ts';

// Facts that were read for the product itself and are the same under every label.

const smpc = found('Pluvicto 1,000 MBq/mL solution for injection or infusion (SmPC copy)', '2022', {
  url: 'medthority.com',
  section: '2, 3, 6.5',
});
const dosing = found('Pluvicto prescribing information, dosage', '2025', {
  url: 'global.pluvicto.com/safety-information',
});
const reduction = found('Pluvicto dosing (Medscape Reference)', '2022', {
  url: 'reference.medscape.com/drug/pluvicto-4000287',
});
const shelfLife = found('Radioligand therapy supply information (Novartis)', '2025', {
  url: 'novartis.com/us-en/news/radioligand-therapy-supply-information',
});
const administration = found('Dosing and administration (Pluvicto HCP site)', '2025', {
  url: 'pluvicto-hcp.com',
  section: '2.5',
});
const reducedByPump = found('Pluvicto prescribing information, preparation (excerpt)', '2025', {
  url: 'prescriberpoint.com/therapies/pluvicto',
  section: '2.5',
});
const closeContact = found('Pluvicto precautions (EU product information copy)', '2022', {
  url: 'rxreasoner.com/monographs/pluvicto/precautions',
});
const leaflet = found('Pluvicto package leaflet (EU copy)', '2022', { url: 'oladoctor.com' });
const contraception = found('Pluvicto (MPR)', '2022', { url: 'empr.com/drug/pluvicto' });
const secondary = remembered('Pluvicto product information', '2022', {
  note: 'read in a secondary encoding',
});
const codes = remembered('SNOMED CT International', '2025-07-01', { note: 'read in a secondary encoding' });

const counselling: LabelPack['counselling'] = [
  {
    id: 'hydration',
    text: { en: 'Drink plenty and empty the bladder as often as possible', zh: '多饮水，尽量勤排尿' },
    days: null,
    ...secondary,
  },
  {
    id: 'distance-household',
    text: { en: 'Keep more than 1 m from household members', zh: '与家人保持 1 米以上距离' },
    days: 2,
    ...closeContact,
  },
  {
    id: 'distance-children-pregnant',
    text: { en: 'Keep more than 1 m from children and pregnant women', zh: '与儿童和孕妇保持 1 米以上距离' },
    days: 7,
    ...closeContact,
  },
  {
    id: 'no-sexual-activity',
    text: { en: 'No sexual activity', zh: '避免性生活' },
    days: 7,
    ...closeContact,
  },
  {
    id: 'separate-bedroom-household',
    text: { en: 'Sleep in a bedroom apart from household members', zh: '与家人分房睡' },
    days: 3,
    ...closeContact,
  },
  {
    id: 'separate-bedroom-children',
    text: { en: 'Sleep in a bedroom apart from children', zh: '与儿童分房睡' },
    days: 7,
    ...closeContact,
  },
  {
    id: 'separate-bedroom-pregnant',
    text: { en: 'Sleep in a bedroom apart from pregnant women', zh: '与孕妇分房睡' },
    days: 15,
    ...closeContact,
  },
  {
    id: 'toilet-hygiene',
    text: {
      en: 'Sit on the toilet, flush twice, wash hands; caregivers wear gloves',
      zh: '坐姿如厕，冲水两次，洗手；照护者戴手套',
    },
    days: 2,
    ...leaflet,
  },
  {
    id: 'contraception',
    text: {
      en: 'Effective contraception during treatment and for 14 weeks after the last dose',
      zh: '治疗期间及末次给药后 14 周内采取有效避孕措施',
    },
    days: 98,
    ...contraception,
  },
];

export const commonLabel = {
  identity: {
    genericName: text('lutetium (177Lu) vipivotide tetraxetan', smpc),
    brandName: text('Pluvicto', smpc),
    atcCode: text('V10XX05', smpc),
    nuclide: text('Lu-177', smpc),
    snomedSubstance: text('1263794005', codes),
    snomedProcedure: text('1263784000', codes),
  },
  dosing: {
    activityMBq: number(7400, 'MBq', dosing),
    reducedActivityMBq: number(5900, 'MBq', reduction),
    maxReductions: number(1, '1', reduction),
    intervalDays: number(42, 'd', dosing),
    intervalToleranceDays: number(7, 'd', dosing),
    maxCycles: number(6, '1', dosing),
    toleranceFraction: number(0.1, '1', dosing),
  },
  supply: {
    strengthMBqPerMl: number(1000, 'MBq/mL', smpc),
    vialVolumeMinMl: number(7.5, 'mL', smpc),
    vialVolumeMaxMl: number(12.5, 'mL', smpc),
    shelfLifeH: number(120, 'h', shelfLife),
    storageMaxC: number(30, '°C', remembered('Pluvicto SmPC', '2022', { section: '6.4' })),
  },
  administration: {
    flushMinMl: number(10, 'mL', administration),
    methods: [
      {
        method: 'syringe',
        allowed: yesNo(true, administration),
        allowsReducedDose: yesNo(true, reducedByPump),
      },
      {
        method: 'syringe-pump',
        allowed: yesNo(true, administration),
        allowsReducedDose: yesNo(true, reducedByPump),
      },
      {
        method: 'gravity',
        allowed: yesNo(true, administration),
        allowsReducedDose: yesNo(false, reducedByPump),
      },
      {
        method: 'peristaltic-pump',
        allowed: yesNo(true, administration),
        allowsReducedDose: yesNo(true, reducedByPump),
      },
    ],
    measureVialBeforeAndAfter: yesNo(
      true,
      remembered('Pluvicto US prescribing information', '2022', { section: '2.5' }),
    ),
  },
  counselling,
} satisfies Partial<LabelPack>;

export const laboratoryPanel: LabelPack['monitoring']['panel'] = [
  'haemoglobin',
  'leukocytes',
  'neutrophils',
  'platelets',
  'creatinine',
  'creatinine-clearance',
  'alt',
  'ast',
  'alp',
  'albumin',
  'bilirubin',
];
