import { checkMeasured, checkNotNegative, type Measured } from '../measured.ts';
import { type DoseRatePhase, doseOf } from './dose-rate.ts';

/** How a tissue answers: α/β in Gy and the half-time of sublethal-damage repair, with what is known of them. */
export type TissueResponse = { alphaBetaGy: Measured; repairHalfTimeH: Measured };

/**
 * Lea–Catcheside factor of a dose rate Σ Rᵢ e^(−λᵢ t) and repair rate μ:
 * G = (2/D²) Σᵢⱼ Rᵢ Rⱼ / ((λᵢ + λⱼ)(λᵢ + μ)). One phase: λ / (λ + μ) = T_rep / (T_rep + T_eff) (Dale, Br. J. Radiol.
 * 58:515, 1985). Derived from the double integral; the pairs sum to 1 for acute delivery and to 0 for the slowest.
 */
export function leaCatcheside(phases: readonly DoseRatePhase[], repairHalfTimeH: number): number {
  return pairs(phases, Math.LN2 / repairHalfTimeH, 1) * (2 / doseOf(phases) ** 2);
}

function pairs(phases: readonly DoseRatePhase[], repairRate: number, power: 1 | 2): number {
  let sum = 0;
  for (const a of phases) {
    for (const b of phases) {
      sum +=
        (a.initialGyPerH * b.initialGyPerH) /
        ((a.ratePerH + b.ratePerH) * (a.ratePerH + repairRate) ** power);
    }
  }
  return sum;
}

/**
 * BED = D (1 + G D / (α/β)) of one administration, in Gy; those of several cycles weeks apart add. Deviation from
 * those of the dose (its course in time taken as known), α/β and the repair half-time, independent of each other.
 */
export function biologicallyEffectiveDose(
  phases: readonly DoseRatePhase[],
  doseRelativeSd: number,
  tissue: TissueResponse,
): Measured {
  const dose = doseOf(phases);
  const doseSd = dose * checkNotNegative(doseRelativeSd, 'the relative deviation of the dose');
  const alphaBeta = checkMeasured(tissue.alphaBetaGy, 'α/β');
  const halfTime = checkMeasured(tissue.repairHalfTimeH, 'the repair half-time');
  const repairRate = Math.LN2 / halfTime.value;
  const factor = leaCatcheside(phases, halfTime.value);
  const value = dose * (1 + (factor * dose) / alphaBeta.value);
  const byDose = 1 + (2 * factor * dose) / alphaBeta.value;
  const byAlphaBeta = (factor * dose ** 2) / alphaBeta.value ** 2;
  const factorByRate = (2 / dose ** 2) * pairs(phases, repairRate, 2);
  const byHalfTime = (dose ** 2 / alphaBeta.value) * factorByRate * (repairRate / halfTime.value);
  return { value, sd: Math.hypot(byDose * doseSd, byAlphaBeta * alphaBeta.sd, byHalfTime * halfTime.sd) };
}

/**
 * The same effect in fractions of 2 Gy: EQD2 = BED / (1 + 2 / (α/β)). For a deviation of α/β in both, give the BED
 * without it: α/β is taken as exact here.
 */
export function equivalentDoseIn2Gy(bedGy: Measured, alphaBetaGy: number): Measured {
  const { value } = checkMeasured({ value: alphaBetaGy, sd: 0 }, 'α/β');
  const per = 1 + 2 / value;
  return {
    value: checkNotNegative(bedGy.value, 'the BED') / per,
    sd: checkNotNegative(bedGy.sd, 'its deviation') / per,
  };
}
