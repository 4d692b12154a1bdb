const leastCorrected = 0.005;

/**
 * Takes a fit's mean relative excess β off: Ã / (1 + β / (1 + 4β)). Below 0.5 % the integral stays that of the
 * parameters. The series in the errors ends at the second order and runs away where a phase is hardly
 * determined; the denominator, found by simulation (validation/kinetics), holds it to what higher orders leave.
 */
export function correctBias(tiaMBqH: number, relativeBias: number): number {
  if (!(relativeBias > leastCorrected)) return tiaMBqH;
  return tiaMBqH / (1 + relativeBias / (1 + 4 * relativeBias));
}
