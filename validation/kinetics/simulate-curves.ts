import { fitCurve, type ModelChoice, parseCurve, randomStream } from '@lutetia/dosimetry';

type Phase = { amplitudeMBq: number; halfLifeH: number };

/** A curve whose integral is known, and how it is measured. */
export type SimulatedCurve = {
  model: ModelChoice;
  what: string;
  timesH: readonly number[];
  noise: number;
  /** Negative amplitudes make the uptake. */
  phases: readonly Phase[];
  /** Whether the stated deviation is a fraction of the true or of the measured activity. */
  sdOf: 'truth' | 'measured';
};

export type SimulationRow = {
  model: ModelChoice;
  what: string;
  points: number;
  noisePercent: number;
  n: number;
  biasPercent: number;
  coveragePercent: number;
};

const phase = (amplitudeMBq: number, halfLifeH: number): Phase => ({ amplitudeMBq, halfLifeH });
const fourDays = [4, 24, 72, 168];
const week = [1, 4, 24, 48, 96, 168];
const denseWeek = [0.5, 1, 3, 8, 24, 48, 96, 168];
const kidney = [phase(100, 50)];
const uptake = [phase(100, 50), phase(-100, 3)];
const washout = [phase(60, 60), phase(60, 4)];
const three = [phase(30, 70), phase(30, 8), phase(30, 0.8)];
const twoAndUptake = [phase(40, 70), phase(60, 15), phase(-100, 1)];

/** The curves that the accuracy of the fits is judged by. */
const simulatedCurves: readonly SimulatedCurve[] = [
  { model: 'mono', what: 'four points', timesH: fourDays, noise: 0.05, phases: kidney, sdOf: 'truth' },
  {
    model: 'mono',
    what: 'four points, 10 %',
    timesH: fourDays,
    noise: 0.1,
    phases: kidney,
    sdOf: 'measured',
  },
  { model: 'bi', what: 'two phases', timesH: week, noise: 0.05, phases: washout, sdOf: 'truth' },
  { model: 'bi', what: 'uptake', timesH: week, noise: 0.05, phases: uptake, sdOf: 'measured' },
  { model: 'tri', what: 'three phases', timesH: denseWeek, noise: 0.05, phases: three, sdOf: 'truth' },
  {
    model: 'tri',
    what: 'uptake and two phases',
    timesH: denseWeek,
    noise: 0.05,
    phases: twoAndUptake,
    sdOf: 'truth',
  },
  { model: 'trapezoid', what: 'four points', timesH: fourDays, noise: 0.05, phases: kidney, sdOf: 'truth' },
  { model: 'single', what: 'population half-life', timesH: [48], noise: 0.05, phases: kidney, sdOf: 'truth' },
  { model: 'auto', what: 'one phase', timesH: week, noise: 0.05, phases: kidney, sdOf: 'truth' },
  { model: 'auto', what: 'uptake', timesH: week, noise: 0.05, phases: uptake, sdOf: 'measured' },
];

/** Fits `n` noisy measurements of a curve and says how far their mean is off and how often ±1.96 sd held the truth. */
function simulateFits(curve: SimulatedCurve, n: number, seed: number): SimulationRow {
  const random = randomStream(seed);
  const activity = (timeH: number): number =>
    curve.phases.reduce(
      (sum, { amplitudeMBq, halfLifeH }) => sum + amplitudeMBq * 2 ** (-timeH / halfLifeH),
      0,
    );
  const truth = curve.phases.reduce(
    (sum, { amplitudeMBq, halfLifeH }) => sum + (amplitudeMBq * halfLifeH) / Math.LN2,
    0,
  );
  let total = 0;
  let covered = 0;
  for (let i = 0; i < n; i++) {
    const points = curve.timesH.map((timeH) => {
      const expected = activity(timeH);
      const measured = Math.max(0, expected * (1 + curve.noise * random.normal()));
      return { measured, sd: curve.noise * (curve.sdOf === 'truth' ? expected : measured) };
    });
    const { tiaMBqH, tiaSdMBqH } = fitCurve(
      parseCurve({
        nuclide: 'Lu-177',
        timesH: [...curve.timesH],
        activityMBq: points.map(({ measured }) => measured),
        sdMBq: points.map(({ sd }) => sd),
        ...(curve.model === 'single' ? { populationEffectiveHalfLifeH: curve.phases[0]?.halfLifeH } : {}),
      }),
      curve.model,
    );
    total += tiaMBqH;
    if (tiaSdMBqH !== null && Math.abs(tiaMBqH - truth) <= 1.96 * tiaSdMBqH) covered++;
  }
  return {
    model: curve.model,
    what: curve.what,
    points: curve.timesH.length,
    noisePercent: curve.noise * 100,
    n,
    biasPercent: (total / n / truth - 1) * 100,
    coveragePercent: (covered / n) * 100,
  };
}

/** All curves of the list, each measured as often as told for its model: 1,000 times for the accuracy claimed. */
export function simulateKinetics(countOf: (model: ModelChoice) => number, seed: number): SimulationRow[] {
  return simulatedCurves.map((curve, i) => simulateFits(curve, countOf(curve.model), seed + i));
}
