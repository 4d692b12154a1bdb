/** Density-effect correction δ of the collision stopping power by kinetic energy in keV. */
export type DensityEffect = readonly (readonly [energyKeV: number, delta: number])[];

// Sternheimer, Seltzer and Berger, Phys. Rev. B 26 (1982) 6067, as tabulated for ICRU Report 37.
export const densityEffectOfWater: DensityEffect = [
  [500, 0],
  [600, 0.02938],
  [800, 0.1267],
  [1000, 0.2428],
  [1250, 0.3944],
  [1500, 0.5437],
  [2000, 0.8218],
  [2500, 1.069],
  [3000, 1.288],
];
export const densityEffectOfSoftTissue: DensityEffect = [
  [400, 0],
  [500, 0.006972],
  [600, 0.05218],
  [800, 0.1652],
  [1000, 0.2902],
  [1250, 0.448],
  [1500, 0.6004],
  [2000, 0.8798],
  [2500, 1.126],
  [3000, 1.343],
];
export const densityEffectOfLungTissue: DensityEffect = [
  [400, 0],
  [500, 0.003489],
  [600, 0.04456],
  [800, 0.1521],
  [1000, 0.2739],
  [1250, 0.4293],
  [1500, 0.5804],
  [2000, 0.859],
  [2500, 1.105],
  [3000, 1.322],
];
export const densityEffectOfCorticalBone: DensityEffect = [
  [300, 0],
  [400, 0.03132],
  [500, 0.08593],
  [600, 0.1451],
  [800, 0.2681],
  [1000, 0.3906],
  [1250, 0.5376],
  [1500, 0.6755],
  [2000, 0.9239],
  [2500, 1.14],
  [3000, 1.331],
];
/** Gases have none below 10 MeV. */
export const noDensityEffect: DensityEffect = [];

/** δ at an energy, linear in ln E; nothing below the table, and its last slope above it. */
export function densityCorrection(effect: DensityEffect, energyKeV: number): number {
  const first = effect[0];
  if (first === undefined || energyKeV <= first[0]) return 0;
  let high = 1;
  while (high < effect.length - 1 && (effect[high]?.[0] as number) < energyKeV) high++;
  const [e0, d0] = effect[high - 1] as readonly [number, number];
  const [e1, d1] = effect[high] as readonly [number, number];
  return d0 + ((d1 - d0) * Math.log(energyKeV / e0)) / Math.log(e1 / e0);
}
