import type { RecoveryCurve } from '../kinetics/recovery-coefficient.ts';
import { recoveryAt } from '../kinetics/recovery-coefficient.ts';
import { checkFinite, checkMeasured, checkNotNegative, type Measured } from '../measured.ts';

/** Gy per MBq h in a sphere of a mass, and how its logarithm falls with that of the mass (−1: all is absorbed). */
export type SphereS = (massG: number) => { gyPerMBqH: number; logSlope: number; relativeSd: number };

/** Gear 2018: S(v) = c₁ v^(−c₂) fitted to the dose factors of unit-density spheres. */
export function powerLawS(c1GyPerMBqH: number, c2: number, relativeSd: number): SphereS {
  checkMeasured({ value: c1GyPerMBqH, sd: relativeSd }, 'c₁');
  checkFinite(c2, 'c₂');
  return (massG) => ({ gyPerMBqH: c1GyPerMBqH * massG ** -c2, logSlope: -c2, relativeSd });
}

/**
 * Mean dose of a small lesion from its time-integrated activity and outlined mass. The mass tells S, and where a
 * recovery curve corrected the activity it told the recovery too, so that their errors go together (Gear 2018):
 * (u(D)/D)² = (u(Ã)/Ã)² + (u(S)/S)² + 2 u(Ã,S)/(Ã S). `tia` has its deviation without that of the volume.
 */
export function sphereDose(
  tiaMBqH: Measured,
  massG: Measured,
  sphereS: SphereS,
  recovery: { curve: RecoveryCurve; densityGPerML: number } | null,
): Measured {
  const tia = checkMeasured(tiaMBqH, 'the time-integrated activity');
  const mass = checkMeasured(massG, 'the mass');
  const s = sphereS(mass.value);
  checkNotNegative(s.relativeSd, 'the relative deviation of S');
  const recoverySlope =
    recovery === null ? 0 : recoveryLogSlope(mass.value / recovery.densityGPerML, recovery.curve);
  // Ã goes as 1/R(v): both logarithmic slopes act on the one error of the mass.
  const byMass = ((s.logSlope - recoverySlope) * mass.sd) / mass.value;
  const value = tia.value * checkNotNegative(s.gyPerMBqH, 'S');
  return { value, sd: value * Math.hypot(tia.sd / tia.value, s.relativeSd, byMass) };
}

function recoveryLogSlope(volumeML: number, curve: RecoveryCurve): number {
  const { value, slopePerML } = recoveryAt(curve, { value: volumeML, sd: 0 });
  return (slopePerML * volumeML) / value;
}
