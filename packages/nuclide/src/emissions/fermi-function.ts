const fineStructure = 1 / 137.035999;

/** Nuclear radius in units of the electron's reduced Compton wavelength (L. R. B. Elton, Nuclear Sizes, 1961). */
export function nuclearRadius(massNumber: number): number {
  const root = Math.cbrt(massNumber);
  return 0.0029 * root + 0.0063 / root - 0.017 / massNumber;
}

/** Potential at the nucleus of the electrons around it, in mₑc²: Thomas–Fermi (M. E. Rose, Phys. Rev. 49, 727, 1936). */
export function screeningPotential(parentZ: number): number {
  return 1.13 * fineStructure ** 2 * parentZ ** (4 / 3);
}

/**
 * F₍ₖ₋₁₎ of a point nucleus, the solution of the Dirac equation at the nuclear radius (H. Behrens and J. Jänecke,
 * Numerical Tables for Beta-Decay and Electron Capture, 1969); k = 1 is the Fermi function.
 * `chargeZ` is the daughter's Z for electrons and its negative for positrons; `energy` is total, in mₑc², above 1.
 */
export function fermiFunction(k: number, chargeZ: number, radius: number, energy: number): number {
  const momentum = Math.sqrt(energy * energy - 1);
  const az = fineStructure * chargeZ;
  const gamma = Math.sqrt(k * k - az * az);
  const eta = (az * energy) / momentum;
  const double = oddFactorial(2 * k - 1);
  return Math.exp(
    (k - 1) * Math.log(4) +
      Math.log(2 * k * (k + gamma)) +
      2 * Math.log(double) +
      2 * (gamma - k) * Math.log(2 * momentum * radius) +
      Math.PI * eta +
      2 * (logGammaModulus(gamma, eta) - logGammaModulus(1 + 2 * gamma, 0)),
  );
}

/** L₀: the finite size of the nucleus, to second order (D. H. Wilkinson, Nucl. Instrum. Methods A 290, 509, 1990). */
export function finiteSize(chargeZ: number, radius: number, energy: number): number {
  const az = fineStructure * chargeZ;
  const gamma = Math.sqrt(1 - az * az);
  return (
    1 +
    (13 / 60) * az * az -
    (energy * radius * az * (41 - 26 * gamma)) / (15 * (2 * gamma - 1)) -
    (az * radius * gamma * (17 - 2 * gamma)) / (30 * energy * (2 * gamma - 1))
  );
}

function oddFactorial(n: number): number {
  return n <= 1 ? 1 : n * oddFactorial(n - 2);
}

/** ln |Γ(x + iy)| for x > 0: Stirling's series after moving x above 12. */
function logGammaModulus(x: number, y: number): number {
  let shifted = x;
  let lowered = 0;
  while (shifted < 12) {
    lowered += 0.5 * Math.log(shifted * shifted + y * y);
    shifted += 1;
  }
  const squared = shifted * shifted + y * y;
  const log = 0.5 * Math.log(squared);
  const angle = Math.atan2(y, shifted);
  const series = (power: number) => Math.cos(power * angle) / squared ** (power / 2);
  return (
    (shifted - 0.5) * log -
    y * angle -
    shifted +
    0.5 * Math.log(2 * Math.PI) +
    series(1) / 12 -
    series(3) / 360 +
    series(5) / 1260 -
    lowered
  );
}
