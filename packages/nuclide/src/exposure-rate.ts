import { notNegative, positive } from './check-number.ts';
import { NuclideError } from './errors.ts';
import { parseNuclide } from './parse-nuclide.ts';

export type GammaConstant = {
  nuclide: string;
  /** Exposure rate constant as US regulation uses it. */
  roentgenCm2PerMilliCurieHour: number | null;
  /** Dose rate at 1 m from an unshielded point source of 1 GBq. */
  doseRateUSvPerHPerGBqAt1m: number;
  source: string;
  status: 'verified' | 'unverified';
};

/** The first entry of a nuclide is the one used unless another is named. */
export const gammaConstants: readonly GammaConstant[] = [
  {
    nuclide: 'Lu-177',
    roentgenCm2PerMilliCurieHour: 0.181,
    doseRateUSvPerHPerGBqAt1m: 4.9,
    source: 'Smith DS, Stabin MG. Health Phys 2012;102:271–291',
    status: 'unverified',
  },
  {
    nuclide: 'Lu-177',
    roentgenCm2PerMilliCurieHour: 0.28,
    doseRateUSvPerHPerGBqAt1m: 7.6,
    source: 'Unger LM, Trubey DK. ORNL/RSIC-45 (1982)',
    status: 'unverified',
  },
];

export function gammaConstant(nuclide: string): GammaConstant {
  const name = parseNuclide(nuclide);
  const found = gammaConstants.find((entry) => entry.nuclide === name);
  if (!found)
    throw new NuclideError('unknown-nuclide', `No exposure rate constant is known for "${nuclide}"`);
  return found;
}

/**
 * Dose rate in µSv/h of an unshielded point source, by the inverse square. An overestimate for a patient:
 * 230 people with ¹⁷⁷Lu showed about half of it at 1 m (Bellamy 2022).
 */
export function pointSourceDoseRateUSvPerH(given: {
  activityMBq: number;
  distanceM: number;
  doseRateUSvPerHPerGBqAt1m: number;
}): number {
  return (
    ((notNegative(given.activityMBq, 'The activity') / 1000) *
      notNegative(given.doseRateUSvPerHPerGBqAt1m, 'The dose rate constant')) /
    positive(given.distanceM, 'The distance') ** 2
  );
}
