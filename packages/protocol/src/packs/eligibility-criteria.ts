import type { EligibilityCriterion, EligibilityRule } from '../eligibility-pack.ts';
import type { Provenance } from '../provenance.ts';
import type { Wording } from '../wording.ts';

// Criteria that several packs share; each pack says where it read its own.

export function criterion(
  id: string,
  text: Wording,
  rule: EligibilityRule,
  from: Provenance,
): EligibilityCriterion {
  return { id, text, rule, ...from };
}

export const adult = (from: Provenance) =>
  criterion(
    'adult',
    { en: 'At least 18 years old', zh: '年满 18 岁' },
    { kind: 'age-at-least', years: 18 },
    from,
  );

export const mcrpc = (from: Provenance) =>
  criterion(
    'mcrpc',
    { en: 'Metastatic castration-resistant prostate cancer', zh: '转移性去势抵抗性前列腺癌' },
    { kind: 'diagnosis', facts: ['metastatic', 'castrationResistant'] },
    from,
  );

export const histology = (from: Provenance) =>
  criterion(
    'histology',
    { en: 'Histologically or cytologically confirmed', zh: '经组织学或细胞学确诊' },
    { kind: 'diagnosis', facts: ['histologyConfirmed'] },
    from,
  );

export const psmaPositive = (from: Provenance) =>
  criterion(
    'psma-positive',
    {
      en: 'SUVmax of at least one metastatic lesion above the SUVmean of the reference organ',
      zh: '至少一处转移病灶的 SUVmax 高于参考器官的 SUVmean',
    },
    { kind: 'psma-positive' },
    from,
  );

export const noExclusionaryLesion = (from: Provenance) =>
  criterion(
    'no-exclusionary-lesion',
    {
      en: 'No PSMA-negative node ≥ 25 mm, solid-organ metastasis ≥ 10 mm or bone metastasis with soft tissue ≥ 10 mm (short axis)',
      zh: '无 PSMA 阴性的淋巴结（短径 ≥ 25 mm）、实质器官转移（短径 ≥ 10 mm）或骨转移软组织成分（短径 ≥ 10 mm）',
    },
    {
      kind: 'no-exclusionary-lesion',
      nodeShortAxisMm: 25,
      organShortAxisMm: 10,
      organSites: ['liver', 'lung', 'adrenal', 'brain'],
      boneSoftTissueShortAxisMm: 10,
    },
    from,
  );

export const ecogAtMost = (ecog: number, from: Provenance) =>
  criterion('ecog', { en: `ECOG 0 to ${ecog}`, zh: `ECOG 0–${ecog}` }, { kind: 'ecog-at-most', ecog }, from);

export const arpiGiven: EligibilityRule = { kind: 'therapy-given', classes: ['arpi'] };
export const taxaneGiven: EligibilityRule = { kind: 'therapy-given', classes: ['taxane'] };

export const priorArpi = (from: Provenance) =>
  criterion(
    'prior-arpi',
    {
      en: 'Treated with at least one AR pathway inhibitor',
      zh: '接受过至少一种雄激素受体通路抑制剂（ARPI）',
    },
    arpiGiven,
    from,
  );

export const priorTaxane = (from: Provenance) =>
  criterion(
    'prior-taxane',
    { en: 'Treated with taxane-based chemotherapy', zh: '接受过紫杉类化疗' },
    taxaneGiven,
    from,
  );

export const progressive = (from: Provenance) =>
  criterion(
    'progressive',
    {
      en: 'Progressive disease: progression after the treatment with ARPI and taxane',
      zh: '疾病进展：ARPI 及紫杉类化疗后进展',
    },
    { kind: 'progressed-after', classes: ['arpi', 'taxane'] },
    from,
  );
