import type { EligibilityCriterion, EligibilityRule } from '../eligibility-pack.ts';
import type { Provenance } from '../provenance.ts';

// Criteria that several packs share; each pack says where it read its own.

export function criterion(
  id: string,
  text: string,
  rule: EligibilityRule,
  from: Provenance,
): EligibilityCriterion {
  return { id, text, rule, ...from };
}

export const adult = (from: Provenance) =>
  criterion('adult', 'At least 18 years old', { kind: 'age-at-least', years: 18 }, from);

export const mcrpc = (from: Provenance) =>
  criterion(
    'mcrpc',
    'Metastatic castration-resistant prostate cancer',
    { kind: 'diagnosis', facts: ['metastatic', 'castrationResistant'] },
    from,
  );

export const histology = (from: Provenance) =>
  criterion(
    'histology',
    'Histologically or cytologically confirmed',
    { kind: 'diagnosis', facts: ['histologyConfirmed'] },
    from,
  );

export const psmaPositive = (from: Provenance) =>
  criterion(
    'psma-positive',
    'SUVmax of at least one metastatic lesion above the SUVmean of the reference organ',
    { kind: 'psma-positive' },
    from,
  );

export const noExclusionaryLesion = (from: Provenance) =>
  criterion(
    'no-exclusionary-lesion',
    'No PSMA-negative node ≥ 25 mm, solid-organ metastasis ≥ 10 mm or bone metastasis with soft tissue ≥ 10 mm (short axis)',
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
  criterion('ecog', `ECOG 0 to ${ecog}`, { kind: 'ecog-at-most', ecog }, from);

export const arpiGiven: EligibilityRule = { kind: 'therapy-given', classes: ['arpi'] };
export const taxaneGiven: EligibilityRule = { kind: 'therapy-given', classes: ['taxane'] };

export const priorArpi = (from: Provenance) =>
  criterion('prior-arpi', 'Treated with at least one AR pathway inhibitor', arpiGiven, from);

export const priorTaxane = (from: Provenance) =>
  criterion('prior-taxane', 'Treated with taxane-based chemotherapy', taxaneGiven, from);

export const progressive = (from: Provenance) =>
  criterion(
    'progressive',
    'Progressive disease: progression after the treatment with ARPI and taxane',
    { kind: 'progressed-after', classes: ['arpi', 'taxane'] },
    from,
  );
