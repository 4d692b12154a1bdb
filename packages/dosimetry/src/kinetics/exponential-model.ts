import { at } from './symmetric-matrix.ts';

export const exponentialModelNames = ['mono', 'mono-uptake', 'bi', 'bi-uptake', 'tri', 'tri-uptake'] as const;
export type ExponentialModelName = (typeof exponentialModelNames)[number];

/**
 * A(t) = Σ Aᵢ e^(−λᵢ t), or with uptake A(t) = Σ Aᵢ (e^(−λᵢ t) − e^(−λᵤ t)), so that A(0) = 0.
 * Natural parameters: A₁…A_p in MBq, then the effective rates λ₁ < … < λ_p (< λᵤ) per hour.
 */
export type ExponentialModel = {
  name: ExponentialModelName;
  phases: 1 | 2 | 3;
  uptake: boolean;
  parameterCount: number;
};

const phasesOf = { mono: 1, bi: 2, tri: 3 } as const;

export function exponentialModel(name: ExponentialModelName): ExponentialModel {
  const uptake = name.endsWith('-uptake');
  const phases = phasesOf[name.startsWith('mono') ? 'mono' : name.startsWith('bi') ? 'bi' : 'tri'];
  return { name, phases, uptake, parameterCount: 2 * phases + (uptake ? 1 : 0) };
}

export function parameterNames({ phases, uptake }: ExponentialModel): string[] {
  const numbers = Array.from({ length: phases }, (_, i) => i + 1);
  return [
    ...numbers.map((i) => `amplitude${i}MBq`),
    ...numbers.map((i) => `rate${i}PerH`),
    ...(uptake ? ['uptakeRatePerH'] : []),
  ];
}

/** Activity at a time, and its derivatives by the natural parameters when `gradient` is given to be filled. */
export function activityAt(
  { phases, uptake }: ExponentialModel,
  natural: Float64Array,
  timeH: number,
  gradient?: Float64Array,
): number {
  const risen = uptake ? Math.exp(-at(natural, 2 * phases) * timeH) : 0;
  let activity = 0;
  let total = 0;
  for (let i = 0; i < phases; i++) {
    const amplitude = at(natural, i);
    const left = Math.exp(-at(natural, phases + i) * timeH);
    activity += amplitude * (left - risen);
    total += amplitude;
    if (gradient) {
      gradient[i] = left - risen;
      gradient[phases + i] = -amplitude * timeH * left;
    }
  }
  if (gradient && uptake) gradient[2 * phases] = total * timeH * risen;
  return activity;
}

/** ∫ A dt from a time to infinity, MBq h; from 0 it is the time-integrated activity. */
export function integralFrom(
  { phases, uptake }: ExponentialModel,
  natural: Float64Array,
  timeH: number,
): number {
  let sum = 0;
  for (let i = 0; i < phases; i++) {
    const rate = at(natural, phases + i);
    sum += (at(natural, i) * Math.exp(-rate * timeH)) / rate;
    if (uptake) {
      const uptakeRate = at(natural, 2 * phases);
      sum -= (at(natural, i) * Math.exp(-uptakeRate * timeH)) / uptakeRate;
    }
  }
  return sum;
}

/** Derivatives of the time-integrated activity by the natural parameters (Gear 2018, the vector g of ∂Ã/∂p). */
export function tiaGradient({ phases, uptake }: ExponentialModel, natural: Float64Array): Float64Array {
  const gradient = new Float64Array(natural.length);
  const uptakeRate = uptake ? at(natural, 2 * phases) : Number.POSITIVE_INFINITY;
  let total = 0;
  for (let i = 0; i < phases; i++) {
    const rate = at(natural, phases + i);
    gradient[i] = 1 / rate - 1 / uptakeRate;
    gradient[phases + i] = -at(natural, i) / rate ** 2;
    total += at(natural, i);
  }
  if (uptake) gradient[2 * phases] = total / uptakeRate ** 2;
  return gradient;
}
