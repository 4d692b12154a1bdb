import { DosimetryError } from '../errors.ts';
import { checkMeasured, type Measured, relativeSd } from '../measured.ts';

/** Marrow-to-blood concentration ratio 1: peptides and PSMA ligands that do not bind in marrow (EANM, Hindorf 2010). */
export const freeLigandRatio: Measured = { value: 1, sd: 0 };

/**
 * Marrow-to-blood ratio of what stays in plasma: 0.19 / (1 − haematocrit), 0.19 being the extracellular part of
 * marrow (Sgouros 1993 by way of EANM, Hindorf et al., EJNMMI 37:1238, 2010; unverified against the papers).
 */
export function plasmaRatio(haematocrit: Measured): Measured {
  const { value, sd } = checkMeasured(haematocrit, 'the haematocrit');
  if (value >= 1) throw new DosimetryError('out-of-range', 'the haematocrit is a fraction below 1');
  const ratio = 0.19 / (1 - value);
  return { value: ratio, sd: (ratio * sd) / (1 - value) };
}

/** Blood-based: Ã of marrow = Ã per gram of blood × ratio × mass of marrow. In MBq h. */
export function bloodBasedMarrow(
  bloodTiaMBqHPerG: Measured,
  marrowToBloodRatio: Measured,
  marrowMassG: Measured,
): Measured {
  return product([
    checkMeasured(bloodTiaMBqHPerG, 'the blood curve'),
    checkMeasured(marrowToBloodRatio, 'the marrow-to-blood ratio'),
    checkMeasured(marrowMassG, 'the mass of marrow'),
  ]);
}

/** Image-based: Ã of an outlined part of the skeleton over the share of all active marrow that lies in it. In MBq h. */
export function imageBasedMarrow(outlinedTiaMBqH: Measured, marrowShare: Measured): Measured {
  const outlined = checkMeasured(outlinedTiaMBqH, 'the outlined activity');
  const share = checkMeasured(marrowShare, 'the share of marrow');
  if (share.value > 1)
    throw new DosimetryError('out-of-range', 'the share of marrow is a fraction of 1 at most');
  const value = outlined.value / share.value;
  return { value, sd: value * Math.hypot(relativeSd(outlined), relativeSd(share)) };
}

function product(factors: readonly Measured[]): Measured {
  const value = factors.reduce((result, factor) => result * factor.value, 1);
  return { value, sd: value * Math.hypot(...factors.map(relativeSd)) };
}
