import { DosimetryError } from '../errors.ts';
import type { CurveFit } from '../kinetics/curve-fit.ts';
import { checkFinite, checkNotNegative, checkPositive } from '../measured.ts';

/** One term of a dose rate Σ Rᵢ e^(−λᵢ t); an uptake has a negative one. */
export type DoseRatePhase = { initialGyPerH: number; ratePerH: number };

/** The dose rate of a fitted region that receives `doseGy` in all: proportional to its activity. */
export function doseRatePhases(fit: CurveFit, doseGy: number): DoseRatePhase[] {
  checkNotNegative(doseGy, 'the dose');
  const value = (name: string): number | undefined => fit.parameters[name]?.value;
  const phases: DoseRatePhase[] = [];
  for (const i of [1, 2, 3]) {
    const [amplitude, ratePerH] = [value(`amplitude${i}MBq`), value(`rate${i}PerH`)];
    if (amplitude !== undefined && ratePerH !== undefined)
      phases.push({ initialGyPerH: amplitude, ratePerH });
  }
  if (phases.length === 0) {
    throw new DosimetryError('no-fit', `a dose rate over time needs an exponential model, not ${fit.model}`);
  }
  const uptake = value('uptakeRatePerH');
  const risen = phases.reduce((sum, { initialGyPerH }) => sum + initialGyPerH, 0);
  if (uptake !== undefined) phases.push({ initialGyPerH: -risen, ratePerH: uptake });
  const perMBq = doseGy / doseOf(phases);
  return phases.map((phase) => ({ ...phase, initialGyPerH: phase.initialGyPerH * perMBq }));
}

/** Dose rate in Gy/h at a time after injection. */
export function doseRateAt(phases: readonly DoseRatePhase[], timeH: number): number {
  checkNotNegative(timeH, 'the time');
  return phases.reduce(
    (sum, { initialGyPerH, ratePerH }) => sum + initialGyPerH * Math.exp(-ratePerH * timeH),
    0,
  );
}

/** The whole absorbed dose, ∫ Ḋ dt in Gy. Errors: out-of-range where a rate is not above 0 or the dose not. */
export function doseOf(phases: readonly DoseRatePhase[]): number {
  const dose = phases.reduce(
    (sum, { initialGyPerH, ratePerH }) =>
      sum + checkFinite(initialGyPerH, 'a dose rate') / checkPositive(ratePerH, 'a rate'),
    0,
  );
  return checkPositive(dose, 'the dose');
}
