import { DosimetryError } from '../errors.ts';
import { checkMeasured, type Measured } from '../measured.ts';

const newtonSteps = 60;

/**
 * True count rate n of a paralysable detector, m = n e^(−nτ), below its turning point 1/τ (Knoll, Radiation
 * Detection and Measurement, ch. 4). Its deviation from those of m and τ. A rate above 1/(eτ) cannot be: out-of-range.
 */
export function trueCountRate(measuredCps: Measured, deadTimeS: Measured): Measured {
  const m = checkMeasured(measuredCps, 'the measured count rate');
  const tau = checkMeasured(deadTimeS, 'the dead time');
  const most = 1 / (Math.E * tau.value);
  if (m.value >= most) {
    throw new DosimetryError(
      'out-of-range',
      `a detector with this dead time counts less than ${most.toPrecision(4)} per second`,
    );
  }
  // x = n τ solves x e^(−x) = m τ; Newton from below on a concave function never passes the root.
  const target = m.value * tau.value;
  let x = target;
  for (let i = 0; i < newtonSteps; i++) {
    const step = (target - x * Math.exp(-x)) / (Math.exp(-x) * (1 - x));
    x = Math.min(x + step, 1 - 1e-12);
    if (Math.abs(step) < 1e-15) break;
  }
  const value = x / tau.value;
  const byRate = Math.exp(x) / (1 - x);
  const byDeadTime = value ** 2 / (1 - x);
  return { value, sd: Math.hypot(byRate * m.sd, byDeadTime * tau.sd) };
}
