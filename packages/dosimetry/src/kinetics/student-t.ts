/**
 * The factor that makes ±1.96 s cover 95 % when s was estimated with few degrees of freedom: t₀.₉₇₅ / 1.96.
 * The distribution function is the finite series of Abramowitz & Stegun 26.7.3 and 26.7.4.
 */
export function estimatedDeviationFactor(degreesOfFreedom: number): number {
  let low = 0;
  let high = 1000;
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (withinT(middle, degreesOfFreedom) < 0.95) low = middle;
    else high = middle;
  }
  return low / 1.959963984540054;
}

/** The probability that |T| < t. */
export function withinT(t: number, degreesOfFreedom: number): number {
  const angle = Math.atan(t / Math.sqrt(degreesOfFreedom));
  const cosine2 = Math.cos(angle) ** 2;
  const odd = degreesOfFreedom % 2 === 1;
  let term = odd ? Math.cos(angle) : 1;
  let sum = degreesOfFreedom === 1 ? 0 : term;
  for (let k = odd ? 3 : 2; k <= degreesOfFreedom - 2; k += 2) {
    term *= ((k - 1) / k) * cosine2;
    sum += term;
  }
  return odd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
}
