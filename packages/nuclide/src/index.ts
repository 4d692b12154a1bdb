export { type Decay, decay, decayFactor } from './decay.ts';
export { betaBranches, emissions, emitters } from './emissions/emissions.ts';
export type {
  AlphaLine,
  ElectronLine,
  Emissions,
  EnergyTotals,
  Histogram,
  PhotonLine,
} from './emissions/emissions-form.ts';
export { parseEmissions } from './emissions/parse-emissions.ts';
export { NuclideError, type NuclideErrorCode, nuclideErrorCodes } from './errors.ts';
export {
  type GammaConstant,
  gammaConstant,
  gammaConstants,
  pointSourceDoseRateUSvPerH,
} from './exposure-rate.ts';
export { type HalfLife, halfLife, listNuclides } from './half-life.ts';
export { type HalfLifeRecord, halfLifeTable } from './half-life-table.ts';
export { type ActivityMeasurement, type NetAdministered, netAdministered } from './net-administered.ts';
export { parseActivity } from './parse-activity.ts';
export { parseInstant } from './parse-instant.ts';
export { parseNuclide } from './parse-nuclide.ts';
export { parseTolerance } from './parse-tolerance.ts';
export { addHours, hoursBetween } from './time.ts';
export { type ToleranceWindow, toleranceWindow } from './tolerance-window.ts';
export { plannedTimeFromVolume, volumeForActivity } from './vial.ts';
