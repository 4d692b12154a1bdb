import { positive } from './check-number.ts';
import { decayFactor } from './decay.ts';
import { halfLife } from './half-life.ts';

/** Volume in mL that holds `activityMBq` at `hoursAfterCalibration`: V = A / (C · f(t)). */
export function volumeForActivity(given: {
  nuclide: string;
  activityMBq: number;
  concentrationAtCalibrationMBqPerMl: number;
  hoursAfterCalibration: number;
}): number {
  positive(given.activityMBq, 'The activity');
  positive(given.concentrationAtCalibrationMBqPerMl, 'The concentration');
  return (
    given.activityMBq /
    (given.concentrationAtCalibrationMBqPerMl * decayFactor(given.nuclide, given.hoursAfterCalibration))
  );
}

/**
 * Hours after calibration at which a vial of `volumeMl` holds `prescribedMBq`: t = T½·log₂(V·C/A).
 * A receipt compares this with the planned time on the papers.
 */
export function plannedTimeFromVolume(given: {
  nuclide: string;
  volumeMl: number;
  prescribedMBq: number;
  concentrationAtCalibrationMBqPerMl: number;
}): number {
  positive(given.volumeMl, 'The volume');
  positive(given.prescribedMBq, 'The prescribed activity');
  positive(given.concentrationAtCalibrationMBqPerMl, 'The concentration');
  const contentAtCalibrationMBq = given.volumeMl * given.concentrationAtCalibrationMBqPerMl;
  return halfLife(given.nuclide).hours * Math.log2(contentAtCalibrationMBq / given.prescribedMBq);
}
