import type { Provenance } from '../provenance.ts';
import type { ReferenceFact } from '../reference-facts.ts';
import { found, remembered } from './cite.ts';

const smpc = found('Pluvicto SmPC (copy)', '2022', { url: 'medthority.com' });
const singapore = found('Singapore National Drug Formulary, SIN16917P', '2023', { url: 'isomer.gov.sg' });
const openFda = found('openFDA drug label', '2026-07-18', { url: 'api.fda.gov/drug/label.json' });
const hcp = found('Pluvicto HCP site', '2025', { url: 'pluvicto-hcp.com' });
const global = found('Pluvicto safety information', '2025', { url: 'global.pluvicto.com' });
const pooled = remembered(
  'Pluvicto US prescribing information, pooled VISION and PSMAfore (N = 756)',
  '2025',
  {
    note: 'read in a secondary encoding',
  },
);
const doseTable = remembered('Pluvicto US prescribing information, 2.6', '2022', {
  note: 'the section changed in April 2026 and was not seen',
});
const substudy = found('VISION dosimetry substudy, J Nucl Med 2024;65:71', '2024', {
  url: 'jnm.snmjournals.org/content/65/1/71',
});
const eanm2019 = found('EANM procedure guideline of 2019, by a review', '2021', {
  url: 'PMC8071500',
  section: 't001',
});
const emissions = found('EJNMMI Phys 2020;7:33', '2020', {
  url: '10.1186/s40658-020-00301-2',
  section: 'table 1',
});

type Topic = ReferenceFact['topic'];

const said = (topic: Topic, id: string, text: string, from: Provenance): ReferenceFact => ({
  id,
  topic,
  text,
  value: null,
  unit: null,
  ...from,
});

const measured = (
  topic: Topic,
  id: string,
  text: string,
  value: number,
  unit: string,
  from: Provenance,
): ReferenceFact => ({
  id,
  topic,
  text,
  value,
  unit,
  ...from,
});

const adverseReactions: [string, number][] = [
  ['lymphocytes decreased', 83],
  ['haemoglobin decreased', 65],
  ['fatigue', 49],
  ['dry mouth', 46],
  ['platelets decreased', 40],
  ['eGFR decreased', 37],
  ['nausea', 35],
  ['neutrophils decreased', 31],
  ['calcium decreased', 29],
  ['sodium decreased', 27],
  ['AST increased', 26],
  ['ALP increased', 24],
  ['arthralgia', 22],
  ['appetite decreased', 21],
  ['potassium increased', 21],
  ['constipation', 21],
  ['back pain', 21],
];

const organs: [string, number][] = [
  ['lacrimal glands', 2.1],
  ['salivary glands', 0.63],
  ['left colon', 0.58],
  ['rectum', 0.56],
  ['kidneys', 0.43],
  ['right colon', 0.32],
  ['urinary bladder wall', 0.32],
  ['thyroid', 0.26],
  ['heart wall', 0.17],
  ['lungs', 0.11],
  ['liver', 0.09],
  ['small intestine', 0.071],
  ['spleen', 0.067],
  ['total body', 0.037],
  ['red marrow', 0.035],
];

const id = (prefix: string, name: string) => `${prefix}-${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`;

export const referenceFactTable: readonly ReferenceFact[] = [
  said('product', 'registration-singapore', 'Registered in Singapore as SIN16917P', singapore),
  said('product', 'manufacturer', 'Advanced Accelerator Applications (Italy) S.r.l.', singapore),
  said(
    'product',
    'excipients',
    'Acetic acid, sodium acetate, gentisic acid, sodium ascorbate, pentetic acid, water',
    openFda,
  ),
  said(
    'product',
    'appearance',
    'Clear, colourless to slightly yellow, in a 30 mL vial of type I glass',
    smpc,
  ),
  said('product', 'acidity', 'pH 4.5 to 7.0', smpc),
  measured('product', 'sodium-per-vial', 'Sodium in a vial, at most', 88.75, 'mg', smpc),
  measured('product', 'molar-mass', 'C49H68LuN9O16', 1214.1, 'g/mol', remembered('Public encoding', '2024')),
  said('product', 'prefilled-syringe', 'A pre-filled syringe is also mentioned for the United States', hcp),
  measured(
    'product',
    'beta-maximum-energy',
    'Highest energy of the main beta branch (79.3 %)',
    497,
    'keV',
    smpc,
  ),
  measured('product', 'gamma-208-yield', 'Photons of 208 keV', 11, '%', smpc),
  measured('product', 'gamma-113-yield', 'Photons of 113 keV', 6.2, '%', smpc),
  measured('product', 'electron-energy', 'Electrons per decay', 147.9, 'keV', emissions),
  measured('product', 'photon-energy', 'Photons per decay', 35.1, 'keV', emissions),
  said(
    'indication-elsewhere',
    'great-britain',
    'After ARPI and taxane, or not medically suitable for taxanes',
    found('RLT Hub, United Kingdom', '2024', { url: 'rlthub.co.uk' }),
  ),
  said('indication-elsewhere', 'singapore', 'After ARPI and taxane', singapore),
  said(
    'indication-elsewhere',
    'united-arab-emirates',
    'As in the United States in 2025',
    found('Novartis Pro, UAE', '2025', { url: 'pro.novartis.com/ae-en' }),
  ),
  said('special-population', 'renal-mild-moderate', 'No adjustment; monitor more often', global),
  said(
    'special-population',
    'renal-severe',
    'Clearance below 30 mL/min and end-stage disease were not studied',
    global,
  ),
  said('special-population', 'hepatic-elderly', 'Liver impairment and age from 65: no adjustment', global),
  said('special-population', 'children', 'Below 18 years: not established', global),
  said('special-population', 'infertility', 'The cumulative 44.4 GBq may cause infertility', global),
  said(
    'monitoring',
    'monitoring-switzerland',
    'Within 7 days before each dose, 4 to 6 weeks after the last, then every 2 to 4 months',
    found('Pluvicto Fachinformation 68684', '2022', { url: 'ch.oddb.org' }),
  ),
  measured(
    'monitoring',
    'eanm-2019-window',
    'Laboratory results before a dose, at most this old in EANM practice',
    14,
    'd',
    eanm2019,
  ),
  measured('safety', 'psmafore-all-doses', 'Patients of PSMAfore who received all six doses', 63, '%', hcp),
  ...adverseReactions.map(([name, percent]) =>
    measured('safety', id('any-grade', name), name, percent, '%', pooled),
  ),
  measured('absorbed-dose', 'kidneys-cycle-1', 'Kidneys, cycle 1 (SD 0.16)', 0.43, 'Gy/GBq', substudy),
  measured(
    'absorbed-dose',
    'kidneys-cycles-2-6',
    'Kidneys, cycles 2 to 6 (SD 0.21)',
    0.44,
    'Gy/GBq',
    substudy,
  ),
  ...organs.map(([organ, dose]) =>
    measured('absorbed-dose', id('label', organ), organ, dose, 'Gy/GBq', doseTable),
  ),
  measured(
    'patient-selection',
    'lupsma-liver-ratio',
    'LuPSMA trial: uptake against SUVmean of the liver',
    1.5,
    '1',
    eanm2019,
  ),
  said(
    'patient-selection',
    'promise-v2-score',
    'PSMA expression: 0 up to blood pool, 1 up to liver, 2 up to parotid, 3 above; positive from 2 on; spleen instead of liver for liver-excreted tracers',
    remembered('PROMISE V2', '2023', { note: 'read in a secondary encoding' }),
  ),
  said(
    'patient-selection',
    'eanm-2019-practice',
    'Leukocytes > 2.5, platelets > 75 ×10⁹/L, haemoglobin > 80 g/L, creatinine < 2 × and transaminases < 5 × the upper limit, GFR > 30 mL/min, life expectancy > 6 months, ECOG ≤ 2, no PSMA-negative liver metastases, urinary obstruction resolved first',
    eanm2019,
  ),
  said(
    'patient-selection',
    'warnings',
    'Superscan, sicca, incontinence, hydronephrosis, impending cord compression or fracture, single kidney, recent myelosuppressive therapy, recent radium-223, unable to follow radiation precautions',
    remembered('Clinical practice', '2025'),
  ),
  said(
    'tracer',
    'tracers-united-states',
    '68Ga-gozetotide (labelled for selection), 18F-piflufolastat, 18F-flotufolastat',
    found('CGS Medicare B bulletin', '2021-10', { url: 'cgsmedicare.com/partb' }),
  ),
  said(
    'tracer',
    'tracers-switzerland',
    '18F-PSMA-1007',
    found('Swissmedic, registration 67370', '2023', { url: 'swissmedicinfo.ch' }),
  ),
  said(
    'tracer',
    'tracers-china',
    'A 68Ga-gozetotide kit was in priority review in September 2024; its approval was not found',
    found('Report on the priority review', '2024-09', { url: 'wxredian.com' }),
  ),
];
