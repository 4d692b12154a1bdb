import { DosimetryError } from '../errors.ts';
import type { PopulationHalfLife, TimeActivityCurve } from './curve.ts';
import { type CurveFit, extrapolationNotes, type Note } from './curve-fit.ts';
import { hanscheidTia, madsenTia } from './single-time-point.ts';
import { at } from './symmetric-matrix.ts';

/** For ¹⁷⁷Lu-PSMA 48 h after injection served best (Hou, Uribe et al., PMC8882881). */
const bestHours: Record<string, number> = { 'Lu-177': 48 };

/** One point by Madsen's method when a population half-life is given, else by Hänscheid's. */
export function estimateSingle(curve: TimeActivityCurve): CurveFit {
  const { index, notes } = choosePoint(curve);
  const point = {
    timeH: at(curve.timesH, index),
    activityMBq: at(curve.activityMBq, index),
    sdMBq: curve.sdMBq ? at(curve.sdMBq, index) : null,
  };
  if (point.timeH === 0) {
    throw new DosimetryError('out-of-range', 'a single point at injection says nothing of the curve');
  }
  if (!curve.sdMBq) {
    notes.push({ code: 'no-uncertainty', text: 'without sdMBq one point does not tell its uncertainty' });
  }
  return curve.population
    ? byPopulation(point, curve.population, curve.physicalRatePerH, notes)
    : byHanscheid(point, notes);
}

type Point = { timeH: number; activityMBq: number; sdMBq: number | null };

function byHanscheid({ timeH, activityMBq, sdMBq }: Point, notes: Note[]): CurveFit {
  const tiaMBqH = hanscheidTia(activityMBq, timeH);
  const [shortest, longest] = [Math.round(timeH / 2.5), Math.round(timeH / 0.75)];
  return {
    model: 'single',
    parameters: { timeH: { value: timeH, sd: null }, activityMBq: { value: activityMBq, sd: sdMBq } },
    tiaMBqH,
    tiaSdMBqH: sdMBq === null ? null : hanscheidTia(sdMBq, timeH),
    effectiveHalfLifeH: null,
    extrapolatedFraction: null,
    aicc: null,
    alternatives: [],
    notes: [
      {
        code: 'single-point-method',
        text: `Hänscheid 2018: within −12 % and +6 % for one phase of effective half-life ${shortest} to ${longest} h; that error is not in tiaSdMBqH`,
      },
      ...notes,
    ],
  };
}

function byPopulation(
  point: Point,
  { effectiveHalfLifeH, sdH }: PopulationHalfLife,
  physicalRatePerH: number,
  notes: Note[],
): CurveFit {
  if (Math.LN2 / effectiveHalfLifeH < physicalRatePerH) {
    throw new DosimetryError(
      'out-of-range',
      'populationEffectiveHalfLifeH is longer than the physical half-life',
    );
  }
  const { tiaMBqH, tiaSdMBqH } = madsenTia({ ...point, effectiveHalfLifeH, halfLifeSdH: sdH });
  const extrapolatedFraction = 2 ** (-point.timeH / effectiveHalfLifeH);
  const spread =
    sdH === null
      ? 'its spread between patients is not given and not in tiaSdMBqH'
      : `± ${sdH} h between patients`;
  return {
    model: 'single',
    parameters: {
      timeH: { value: point.timeH, sd: null },
      activityMBq: { value: point.activityMBq, sd: point.sdMBq },
      populationEffectiveHalfLifeH: { value: effectiveHalfLifeH, sd: sdH },
    },
    tiaMBqH,
    tiaSdMBqH,
    effectiveHalfLifeH,
    extrapolatedFraction,
    aicc: null,
    alternatives: [],
    notes: [
      {
        code: 'single-point-method',
        text: `Madsen 2013 with the population half-life ${effectiveHalfLifeH} h; ${spread}`,
      },
      ...extrapolationNotes(extrapolatedFraction),
      ...notes,
    ],
  };
}

function choosePoint({ nuclide, timesH, population }: TimeActivityCurve): { index: number; notes: Note[] } {
  if (timesH.length === 1) return { index: 0, notes: [] };
  const best = population ? population.effectiveHalfLifeH / Math.LN2 : bestHours[nuclide];
  if (best === undefined) {
    throw new DosimetryError(
      'malformed-curve',
      `which of several points to take is not known for ${nuclide}: give one`,
    );
  }
  const away = timesH.map((time) => Math.abs(time - best));
  const index = away.lastIndexOf(Math.min(...away));
  const why = population ? '1/k of the population' : '48 h, best for ¹⁷⁷Lu-PSMA';
  return {
    index,
    notes: [
      {
        code: 'point-chosen',
        text: `of ${timesH.length} points the one at ${at(timesH, index)} h was used, nearest to ${why}`,
      },
    ],
  };
}
