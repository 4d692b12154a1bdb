import type { LabelPack } from '@lutetia/protocol';
import type { GateSource } from '../gate.ts';
import type { Site } from '../site/site.ts';
import type { ProductCode } from '../vocabulary.ts';
import { packInForce, sourceOf } from './packs.ts';

export interface LabelRules {
  readonly pack: string;
  readonly version: string;
  readonly product: ProductCode;
  readonly nuclide: string;
  readonly activityMBq: number;
  readonly reducedActivityMBq: number;
  readonly maximumCycles: number;
  readonly intervalDays: number;
  /** Fraction of the prescribed activity. */
  readonly toleranceFraction: number;
  readonly shelfLifeHours: number;
  readonly concentrationMBqPerMl: number;
  readonly minimumFlushMl: number;
  readonly gravityForReduced: boolean;
  readonly source: GateSource;
}

/** SNOMED CT substance of a label → the product code on vials and directives. */
const products: Readonly<Record<string, ProductCode>> = { '1263794005': 'lu-177-vipivotide-tetraxetan' };

/** The label in force at the site; null when none is signed. */
export function labelOf(site: Site): LabelRules | null {
  const label: LabelPack | null = packInForce(site, 'label');
  const product = label === null ? undefined : products[label.identity.snomedSubstance.value];
  if (label === null || product === undefined) return null;
  const { dosing, supply, administration } = label;
  const gravity = administration.methods.find(({ method }) => method === 'gravity');
  return {
    pack: label.id,
    version: label.version,
    product,
    nuclide: label.identity.nuclide.value,
    activityMBq: dosing.activityMBq.value,
    reducedActivityMBq: dosing.reducedActivityMBq.value,
    maximumCycles: dosing.maxCycles.value,
    intervalDays: dosing.intervalDays.value,
    toleranceFraction: dosing.toleranceFraction.value,
    shelfLifeHours: supply.shelfLifeH.value,
    concentrationMBqPerMl: supply.strengthMBqPerMl.value,
    minimumFlushMl: administration.flushMinMl.value,
    gravityForReduced: gravity?.allowsReducedDose.value ?? false,
    source: { ...sourceOf(dosing.toleranceFraction), version: `${label.id} ${label.version}` },
  };
}

export function counsellingOf(site: Site) {
  const label = packInForce(site, 'label');
  return (label?.counselling ?? []).map(({ id, text, days, ...provenance }) => ({
    id,
    text,
    days,
    source: sourceOf(provenance),
  }));
}
