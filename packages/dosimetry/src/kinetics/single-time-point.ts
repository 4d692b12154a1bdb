/**
 * Hänscheid et al., J. Nucl. Med. 59:75 (2018) (formula unverified against the paper): Ã ≈ A(t) · 2t / ln 2. Exact for
 * mono-exponential decay at t = T and t = 2T; relative error of the approximation 2x / 2^x − 1 with x = t / T.
 */
export function hanscheidTia(activityMBq: number, timeH: number): number {
  return (activityMBq * 2 * timeH) / Math.LN2;
}

/** What Hänscheid's approximation gives over what is true, for mono-exponential decay of half-life T: (2t/T) 2^(−t/T). */
export function hanscheidRatio(timeH: number, effectiveHalfLifeH: number): number {
  const x = timeH / effectiveHalfLifeH;
  return 2 * x * 2 ** -x;
}

export type SinglePoint = {
  activityMBq: number;
  timeH: number;
  sdMBq: number | null;
  effectiveHalfLifeH: number;
  halfLifeSdH: number | null;
};

/**
 * Madsen et al., Med. Phys. 40:032501 (2013) (formula unverified against the paper): Ã = A(t) e^(kt) / k with the
 * population's effective rate k. Error of k: ∂Ã/∂k = Ã (t − 1/k), least at t = 1/k. In MBq h.
 */
export function madsenTia({ activityMBq, timeH, sdMBq, effectiveHalfLifeH, halfLifeSdH }: SinglePoint) {
  const rate = Math.LN2 / effectiveHalfLifeH;
  const tiaMBqH = (activityMBq * Math.exp(rate * timeH)) / rate;
  if (sdMBq === null) return { tiaMBqH, tiaSdMBqH: null };
  const rateSd = halfLifeSdH === null ? 0 : (rate * halfLifeSdH) / effectiveHalfLifeH;
  const relative = activityMBq > 0 ? sdMBq / activityMBq : 0;
  return { tiaMBqH, tiaSdMBqH: tiaMBqH * Math.hypot(relative, rateSd * (timeH - 1 / rate)) };
}
