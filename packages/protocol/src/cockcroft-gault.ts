import { ProtocolError } from './errors.ts';

/** 1 mg/dL of creatinine = 88.4 µmol/L (molar mass 113.12 g/mol). */
const umolPerLPerMgPerDl = 88.4;

/**
 * Creatinine clearance of a man in mL/min after Cockcroft and Gault (Nephron 1976;16:31–41), with the actual body
 * weight, as the label asks: (140 − age) · weight / (72 · creatinine in mg/dL).
 */
export function cockcroftGaultMlPerMin(given: {
  ageYears: number;
  weightKg: number;
  creatinineUmolPerL: number;
}): number {
  const { ageYears, weightKg, creatinineUmolPerL } = given;
  if (!(ageYears >= 0 && ageYears < 140))
    throw new ProtocolError('invalid-input', 'The age must be 0 to 139 years');
  if (!(weightKg > 0 && creatinineUmolPerL > 0 && Number.isFinite(weightKg + creatinineUmolPerL))) {
    throw new ProtocolError('invalid-input', 'Weight and creatinine must be above zero');
  }
  return ((140 - ageYears) * weightKg) / (72 * (creatinineUmolPerL / umolPerLPerMgPerDl));
}
