import type { EligibilityCriterion, EligibilityPack } from '../eligibility-pack.ts';
import type { TherapyClass } from '../eligibility-vocabulary.ts';
import { found, remembered } from './cite.ts';
import {
  adult,
  criterion,
  ecogAtMost,
  histology,
  mcrpc,
  noExclusionaryLesion,
  priorArpi,
  progressive,
  psmaPositive,
} from './eligibility-criteria.ts';

const version = '1.0.0';

const vision = found('VISION, NCT03511664', '2018', { url: 'trials.co NCT03511664; scanctd.ro' });
const visionExclusion = found('VISION, NCT03511664, exclusion criteria', '2018', { url: 'scanctd.ro' });
const visionRemembered = remembered('VISION protocol, NCT03511664', '2018');

const systemicRadiotherapy: TherapyClass[] = [
  'ra223',
  'sr89',
  'sm153',
  're186',
  're188',
  'hemibody-radiotherapy',
];

const visionLaboratory: EligibilityCriterion[] = [
  criterion(
    'leukocytes-or-neutrophils',
    'Leukocytes at least 2.5 ×10⁹/L or neutrophils at least 1.5 ×10⁹/L',
    {
      kind: 'any',
      rules: [
        { id: 'leukocytes', rule: { kind: 'lab-at-least', lab: 'leukocytesPerNl', limit: 2.5 } },
        { id: 'neutrophils', rule: { kind: 'lab-at-least', lab: 'neutrophilsPerNl', limit: 1.5 } },
      ],
    },
    visionRemembered,
  ),
  criterion(
    'platelets',
    'Platelets at least 100 ×10⁹/L',
    { kind: 'lab-at-least', lab: 'plateletsPerNl', limit: 100 },
    visionRemembered,
  ),
  criterion(
    'haemoglobin',
    'Haemoglobin at least 90 g/L',
    { kind: 'lab-at-least', lab: 'haemoglobinGPerL', limit: 90 },
    visionRemembered,
  ),
  criterion(
    'bilirubin',
    'Bilirubin at most 1.5 times the upper limit',
    { kind: 'lab-at-most-times-uln', lab: 'bilirubinUmolPerL', times: 1.5 },
    visionRemembered,
  ),
  criterion(
    'alt',
    'ALT at most 3 times the upper limit (5 times with liver metastases)',
    { kind: 'lab-at-most-times-uln', lab: 'altUPerL', times: 3, timesWithLiverMetastases: 5 },
    visionRemembered,
  ),
  criterion(
    'ast',
    'AST at most 3 times the upper limit (5 times with liver metastases)',
    { kind: 'lab-at-most-times-uln', lab: 'astUPerL', times: 3, timesWithLiverMetastases: 5 },
    visionRemembered,
  ),
  criterion(
    'renal-function',
    'Creatinine at most 1.5 times the upper limit or clearance at least 50 mL/min',
    {
      kind: 'any',
      rules: [
        { id: 'creatinine', rule: { kind: 'lab-at-most-times-uln', lab: 'creatinineUmolPerL', times: 1.5 } },
        { id: 'clearance', rule: { kind: 'lab-at-least', lab: 'creatinineClearanceMlPerMin', limit: 50 } },
      ],
    },
    visionRemembered,
  ),
  criterion(
    'albumin',
    'Albumin above 30 g/L',
    { kind: 'lab-above', lab: 'albuminGPerL', limit: 30 },
    visionRemembered,
  ),
];

const visionPack: EligibilityPack = {
  kind: 'eligibility',
  id: 'vision',
  version,
  title: 'VISION (after taxane)',
  criteria: [
    adult(vision),
    histology(vision),
    mcrpc(vision),
    progressive(vision),
    ecogAtMost(2, vision),
    criterion(
      'life-expectancy',
      'Life expectancy above 6 months',
      { kind: 'life-expectancy-above', months: 6 },
      vision,
    ),
    psmaPositive(vision),
    noExclusionaryLesion(
      remembered('VISION protocol, NCT03511664', '2018', {
        note: 'consistent with the Locametz label; not found verbatim',
      }),
    ),
    criterion(
      'castrate-testosterone',
      'Testosterone below 50 ng/dL',
      { kind: 'testosterone-below', ngPerDl: 50 },
      vision,
    ),
    priorArpi(vision),
    criterion(
      'taxane-regimens',
      'One or two taxane regimens of at least two cycles',
      { kind: 'regimens', classes: ['taxane'], min: 1, max: 2, minCycles: 2 },
      vision,
    ),
    ...visionLaboratory,
    criterion(
      'no-recent-systemic-radiotherapy',
      'No ²²³Ra, ⁸⁹Sr, ¹⁵³Sm, ¹⁸⁶Re, ¹⁸⁸Re or hemibody radiotherapy within 6 months',
      {
        kind: 'not-given-within',
        classes: systemicRadiotherapy,
        period: { unit: 'months', value: 6 },
        boundaryIsWithin: true,
      },
      visionExclusion,
    ),
    criterion(
      'no-prior-psma-radioligand',
      'No PSMA radioligand therapy before',
      { kind: 'never-given', classes: ['psma-radioligand'] },
      visionExclusion,
    ),
    criterion(
      'no-recent-systemic-therapy',
      'No systemic anticancer therapy within 28 days (chemotherapy, immunotherapy, PARP inhibitor or investigational agent)',
      {
        kind: 'not-given-within',
        classes: ['taxane', 'immunotherapy', 'parp-inhibitor'],
        unclearClasses: ['other'],
        period: { unit: 'days', value: 28 },
        boundaryIsWithin: true,
      },
      {
        ...visionExclusion,
        source: {
          ...visionExclusion.source,
          note: 'androgen deprivation and ARPI went on as standard of care in the trial and do not count',
        },
      },
    ),
    criterion(
      'hypersensitivity',
      'No hypersensitivity to the product',
      { kind: 'no-hypersensitivity' },
      visionExclusion,
    ),
    criterion(
      'cns-metastases',
      'No untreated or unstable CNS metastases',
      { kind: 'condition-absent', condition: 'cnsMetastases' },
      visionExclusion,
    ),
    criterion(
      'spinal-cord-compression',
      'No symptomatic or impending spinal cord compression',
      { kind: 'condition-absent', condition: 'spinalCordCompression' },
      visionRemembered,
    ),
  ],
  attestations: [
    { id: 'one-taxane-regimen', text: 'After one taxane regimen only: unsuitable for a second', ...vision },
    {
      id: 'gilbert',
      text: 'With Gilbert syndrome bilirubin may reach 3 times the upper limit',
      ...visionRemembered,
    },
    { id: 'superscan', text: 'No superscan on bone scintigraphy', ...visionRemembered },
    { id: 'comorbidity', text: 'No serious concurrent illness', ...visionRemembered },
    { id: 'second-cancer', text: 'No other active malignancy', ...visionRemembered },
    { id: 'transfusion', text: 'No transfusion solely to qualify', ...visionExclusion },
    {
      id: 'concurrent-therapy',
      text: 'No concurrent cytotoxic, immuno- or radioligand therapy planned',
      ...visionExclusion,
    },
  ],
};

const psmafore = found('PSMAfore', '2021', {
  url: 'prostate.uroonco.uroweb.org; synapse.mskcc.org 227645',
});
const psmaforeRemembered = remembered('PSMAfore protocol', '2021');

const psmaforePack: EligibilityPack = {
  kind: 'eligibility',
  id: 'psmafore',
  version,
  title: 'PSMAfore (before taxane)',
  criteria: [
    adult(psmaforeRemembered),
    mcrpc(psmafore),
    criterion(
      'one-arpi-progression',
      'Progression on one prior ARPI',
      {
        kind: 'all',
        rules: [
          { id: 'arpi', rule: { kind: 'therapy-given', classes: ['arpi'] } },
          { id: 'progressed', rule: { kind: 'progressed-after', classes: ['arpi'] } },
          { id: 'once', rule: { kind: 'progressions-on-class-at-most', classes: ['arpi'], max: 1 } },
        ],
      },
      psmafore,
    ),
    criterion(
      'taxane-naive',
      'No taxane, except (neo)adjuvant more than 12 months ago',
      { kind: 'naive-except-adjuvant', classes: ['taxane'], months: 12 },
      psmafore,
    ),
    psmaPositive(psmafore),
    noExclusionaryLesion(
      remembered('PSMAfore protocol', '2021', {
        note: 'that such lesions exclude was read; their sizes are VISION’s',
      }),
    ),
    ecogAtMost(1, psmafore),
    criterion(
      'no-recent-systemic-radiotherapy',
      'No systemic radiotherapy less than 6 months ago',
      {
        kind: 'not-given-within',
        classes: [...systemicRadiotherapy, 'psma-radioligand'],
        period: { unit: 'months', value: 6 },
        boundaryIsWithin: false,
      },
      psmafore,
    ),
    criterion(
      'no-immunotherapy',
      'No immunotherapy, except sipuleucel-T',
      { kind: 'never-given', classes: ['immunotherapy'], exceptAgents: ['sipuleucel-t', 'sipuleucel'] },
      psmafore,
    ),
  ],
  attestations: [
    { id: 'arpi-change', text: 'Candidate for a change of ARPI', ...psmafore },
    { id: 'parp-candidate', text: 'Not a candidate for a PARP inhibitor', ...psmafore },
  ],
};

const therap = found('TheraP', '2021', { url: 'onco-hema.healthbooktimes.org; minute-medical.com' });

const therapPack: EligibilityPack = {
  kind: 'eligibility',
  id: 'therap',
  version,
  title: 'TheraP (PSMA and FDG PET)',
  criteria: [
    mcrpc(remembered('TheraP protocol', '2021')),
    criterion(
      'suv-max-20',
      'SUVmax at least 20 at one site or more',
      { kind: 'suv-max-somewhere-at-least', suvMax: 20 },
      therap,
    ),
    criterion(
      'suv-max-10',
      'SUVmax above 10 at all other measurable metastatic sites',
      { kind: 'suv-max-of-measurable-above', suvMax: 10, measurableFromMm: 10 },
      {
        ...therap,
        source: { ...therap.source, note: 'that a site is measurable from 10 mm on is remembered' },
      },
    ),
    criterion(
      'no-fdg-discordance',
      'No lesion avid on FDG and not on PSMA',
      { kind: 'no-fdg-discordance' },
      therap,
    ),
  ],
  attestations: [
    {
      id: 'other-criteria',
      text: 'The clinical and laboratory criteria of the trial are not part of this pack',
      ...remembered('TheraP protocol', '2021'),
    },
  ],
};

export const trialEligibilityPacks: readonly EligibilityPack[] = [visionPack, psmaforePack, therapPack];
