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
    {
      en: 'Leukocytes at least 2.5 ×10⁹/L or neutrophils at least 1.5 ×10⁹/L',
      zh: '白细胞不低于 2.5 ×10⁹/L，或中性粒细胞不低于 1.5 ×10⁹/L',
    },
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
    { en: 'Platelets at least 100 ×10⁹/L', zh: '血小板不低于 100 ×10⁹/L' },
    { kind: 'lab-at-least', lab: 'plateletsPerNl', limit: 100 },
    visionRemembered,
  ),
  criterion(
    'haemoglobin',
    { en: 'Haemoglobin at least 90 g/L', zh: '血红蛋白不低于 90 g/L' },
    { kind: 'lab-at-least', lab: 'haemoglobinGPerL', limit: 90 },
    visionRemembered,
  ),
  criterion(
    'bilirubin',
    { en: 'Bilirubin at most 1.5 times the upper limit', zh: '胆红素不超过正常上限的 1.5 倍' },
    { kind: 'lab-at-most-times-uln', lab: 'bilirubinUmolPerL', times: 1.5 },
    visionRemembered,
  ),
  criterion(
    'alt',
    {
      en: 'ALT at most 3 times the upper limit (5 times with liver metastases)',
      zh: 'ALT 不超过正常上限的 3 倍（有肝转移时 5 倍）',
    },
    { kind: 'lab-at-most-times-uln', lab: 'altUPerL', times: 3, timesWithLiverMetastases: 5 },
    visionRemembered,
  ),
  criterion(
    'ast',
    {
      en: 'AST at most 3 times the upper limit (5 times with liver metastases)',
      zh: 'AST 不超过正常上限的 3 倍（有肝转移时 5 倍）',
    },
    { kind: 'lab-at-most-times-uln', lab: 'astUPerL', times: 3, timesWithLiverMetastases: 5 },
    visionRemembered,
  ),
  criterion(
    'renal-function',
    {
      en: 'Creatinine at most 1.5 times the upper limit or clearance at least 50 mL/min',
      zh: '肌酐不超过正常上限的 1.5 倍，或肌酐清除率不低于 50 mL/min',
    },
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
    { en: 'Albumin above 30 g/L', zh: '白蛋白高于 30 g/L' },
    { kind: 'lab-above', lab: 'albuminGPerL', limit: 30 },
    visionRemembered,
  ),
];

const visionPack: EligibilityPack = {
  kind: 'eligibility',
  id: 'vision',
  version,
  title: { en: 'VISION (after taxane)', zh: 'VISION 试验（紫杉类化疗后）' },
  criteria: [
    adult(vision),
    histology(vision),
    mcrpc(vision),
    progressive(vision),
    ecogAtMost(2, vision),
    criterion(
      'life-expectancy',
      { en: 'Life expectancy above 6 months', zh: '预期生存期超过 6 个月' },
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
      { en: 'Testosterone below 50 ng/dL', zh: '睾酮低于 50 ng/dL' },
      { kind: 'testosterone-below', ngPerDl: 50 },
      vision,
    ),
    priorArpi(vision),
    criterion(
      'taxane-regimens',
      {
        en: 'One or two taxane regimens of at least two cycles',
        zh: '一个或两个紫杉类方案，每个至少两个周期',
      },
      { kind: 'regimens', classes: ['taxane'], min: 1, max: 2, minCycles: 2 },
      vision,
    ),
    ...visionLaboratory,
    criterion(
      'no-recent-systemic-radiotherapy',
      {
        en: 'No ²²³Ra, ⁸⁹Sr, ¹⁵³Sm, ¹⁸⁶Re, ¹⁸⁸Re or hemibody radiotherapy within 6 months',
        zh: '6 个月内未接受 ²²³Ra、⁸⁹Sr、¹⁵³Sm、¹⁸⁶Re、¹⁸⁸Re 治疗或半身放疗',
      },
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
      { en: 'No PSMA radioligand therapy before', zh: '既往未接受过 PSMA 放射性配体治疗' },
      { kind: 'never-given', classes: ['psma-radioligand'] },
      visionExclusion,
    ),
    criterion(
      'no-recent-systemic-therapy',
      {
        en: 'No systemic anticancer therapy within 28 days (chemotherapy, immunotherapy, PARP inhibitor or investigational agent)',
        zh: '28 天内未接受全身抗肿瘤治疗（化疗、免疫治疗、PARP 抑制剂或试验药物）',
      },
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
      { en: 'No hypersensitivity to the product', zh: '对本品无过敏' },
      { kind: 'no-hypersensitivity' },
      visionExclusion,
    ),
    criterion(
      'cns-metastases',
      { en: 'No untreated or unstable CNS metastases', zh: '无未治疗或不稳定的中枢神经系统转移' },
      { kind: 'condition-absent', condition: 'cnsMetastases' },
      visionExclusion,
    ),
    criterion(
      'spinal-cord-compression',
      { en: 'No symptomatic or impending spinal cord compression', zh: '无症状性或即将发生的脊髓压迫' },
      { kind: 'condition-absent', condition: 'spinalCordCompression' },
      visionRemembered,
    ),
  ],
  attestations: [
    {
      id: 'one-taxane-regimen',
      text: {
        en: 'After one taxane regimen only: unsuitable for a second',
        zh: '仅接受过一个紫杉类方案者：不适合第二个方案',
      },
      ...vision,
    },
    {
      id: 'gilbert',
      text: {
        en: 'With Gilbert syndrome bilirubin may reach 3 times the upper limit',
        zh: 'Gilbert 综合征患者胆红素可至正常上限的 3 倍',
      },
      ...visionRemembered,
    },
    {
      id: 'superscan',
      text: { en: 'No superscan on bone scintigraphy', zh: '骨显像无超级骨显像' },
      ...visionRemembered,
    },
    {
      id: 'comorbidity',
      text: { en: 'No serious concurrent illness', zh: '无严重合并疾病' },
      ...visionRemembered,
    },
    {
      id: 'second-cancer',
      text: { en: 'No other active malignancy', zh: '无其他活动性恶性肿瘤' },
      ...visionRemembered,
    },
    {
      id: 'transfusion',
      text: { en: 'No transfusion solely to qualify', zh: '未仅为达到入选标准而输血' },
      ...visionExclusion,
    },
    {
      id: 'concurrent-therapy',
      text: {
        en: 'No concurrent cytotoxic, immuno- or radioligand therapy planned',
        zh: '未计划同时进行细胞毒、免疫或放射性配体治疗',
      },
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
  title: { en: 'PSMAfore (before taxane)', zh: 'PSMAfore 试验（紫杉类化疗前）' },
  criteria: [
    adult(psmaforeRemembered),
    mcrpc(psmafore),
    criterion(
      'one-arpi-progression',
      { en: 'Progression on one prior ARPI', zh: '一种 ARPI 治疗后进展' },
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
      {
        en: 'No taxane, except (neo)adjuvant more than 12 months ago',
        zh: '未接受紫杉类化疗，12 个月以前的（新）辅助化疗除外',
      },
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
      { en: 'No systemic radiotherapy less than 6 months ago', zh: '6 个月内未接受全身放射性治疗' },
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
      { en: 'No immunotherapy, except sipuleucel-T', zh: '未接受免疫治疗，sipuleucel-T 除外' },
      { kind: 'never-given', classes: ['immunotherapy'], exceptAgents: ['sipuleucel-t', 'sipuleucel'] },
      psmafore,
    ),
  ],
  attestations: [
    { id: 'arpi-change', text: { en: 'Candidate for a change of ARPI', zh: '适合更换 ARPI' }, ...psmafore },
    {
      id: 'parp-candidate',
      text: { en: 'Not a candidate for a PARP inhibitor', zh: '不适合 PARP 抑制剂' },
      ...psmafore,
    },
  ],
};

const therap = found('TheraP', '2021', { url: 'onco-hema.healthbooktimes.org; minute-medical.com' });

const therapPack: EligibilityPack = {
  kind: 'eligibility',
  id: 'therap',
  version,
  title: { en: 'TheraP (PSMA and FDG PET)', zh: 'TheraP 试验（PSMA 与 FDG PET）' },
  criteria: [
    mcrpc(remembered('TheraP protocol', '2021')),
    criterion(
      'suv-max-20',
      { en: 'SUVmax at least 20 at one site or more', zh: '至少一处病灶 SUVmax 不低于 20' },
      { kind: 'suv-max-somewhere-at-least', suvMax: 20 },
      therap,
    ),
    criterion(
      'suv-max-10',
      {
        en: 'SUVmax above 10 at all other measurable metastatic sites',
        zh: '其余所有可测量转移病灶 SUVmax 高于 10',
      },
      { kind: 'suv-max-of-measurable-above', suvMax: 10, measurableFromMm: 10 },
      {
        ...therap,
        source: { ...therap.source, note: 'that a site is measurable from 10 mm on is remembered' },
      },
    ),
    criterion(
      'no-fdg-discordance',
      { en: 'No lesion avid on FDG and not on PSMA', zh: '无 FDG 摄取而 PSMA 不摄取的病灶' },
      { kind: 'no-fdg-discordance' },
      therap,
    ),
  ],
  attestations: [
    {
      id: 'other-criteria',
      text: {
        en: 'The clinical and laboratory criteria of the trial are not part of this pack',
        zh: '该试验的临床及检验标准不在本规则包内',
      },
      ...remembered('TheraP protocol', '2021'),
    },
  ],
};

export const trialEligibilityPacks: readonly EligibilityPack[] = [visionPack, psmaforePack, therapPack];
