import type { DataSet } from '../dicom/data-set.ts';
import { ImagingError } from '../errors.ts';

/** What an uptake is divided by: terms of SUV Type (0054,1006), PS3.3 C.8.9.1.1.3. */
export const suvKinds = ['bw', 'lbm', 'lbm-james', 'lbm-janmahasatian', 'ibw', 'bsa'] as const;
export type SuvKind = (typeof suvKinds)[number];

type Build = { readonly weightKg: number; readonly heightCm: number };
type Formula = { readonly male: (build: Build) => number; readonly female: (build: Build) => number };

const bmi = ({ weightKg, heightCm }: Build): number => weightKg / (heightCm / 100) ** 2;

/** kg; as collected by Sugawara et al., Radiology 1999;213:521, and the IBSI-SUV manual (CC BY 4.0). */
const masses: Readonly<Record<'lbm' | 'lbm-james' | 'lbm-janmahasatian' | 'ibw', Formula>> = {
  // Morgan and Bright 1994.
  lbm: {
    male: ({ weightKg: w, heightCm: h }) => 1.1 * w - 120 * (w / h) ** 2,
    female: ({ weightKg: w, heightCm: h }) => 1.07 * w - 148 * (w / h) ** 2,
  },
  // James 1976.
  'lbm-james': {
    male: ({ weightKg: w, heightCm: h }) => 1.1 * w - 128 * (w / h) ** 2,
    female: ({ weightKg: w, heightCm: h }) => 1.07 * w - 148 * (w / h) ** 2,
  },
  // Janmahasatian et al. 2005.
  'lbm-janmahasatian': {
    male: (build) => (9270 * build.weightKg) / (6680 + 216 * bmi(build)),
    female: (build) => (9270 * build.weightKg) / (8780 + 244 * bmi(build)),
  },
  ibw: {
    male: ({ heightCm: h }) => 48.0 + 1.06 * (h - 152),
    female: ({ heightCm: h }) => 45.5 + 0.91 * (h - 152),
  },
};

/** Body weight, kg. Errors: `missing-tag`, `implausible-value`. */
export function weightKg(dataSet: DataSet): number {
  const weight = dataSet.number('PatientWeight');
  if (!(weight >= 20 && weight <= 300))
    throw new ImagingError(
      'implausible-value',
      `(0010,1030) PatientWeight is ${weight} kg: between 20 and 300 is plausible`,
    );
  return weight;
}

function heightCm(dataSet: DataSet): number {
  const height = dataSet.number('PatientSize') * 100;
  if (!(height >= 50 && height <= 250))
    throw new ImagingError(
      'implausible-value',
      `(0010,1020) PatientSize is ${height / 100} m: between 0.5 and 2.5 is plausible`,
    );
  return height;
}

/**
 * SUV of a kind per SUV by body weight: mass over weight, or surface. Without a sex (O) the mean of both formulas
 * stands, as the IBSI-SUV manual proposes. Errors: `missing-tag`, `malformed-value`, `implausible-value`.
 */
export function perBodyWeight(dataSet: DataSet, kind: SuvKind): number {
  if (kind === 'bw') return 1;
  const build = { weightKg: weightKg(dataSet), heightCm: heightCm(dataSet) };
  if (kind === 'bsa') {
    // Du Bois and Du Bois 1916, m²; the unit is cm²/mL.
    const surface = 0.007184 * build.heightCm ** 0.725 * build.weightKg ** 0.425;
    return (surface * 1e4) / (build.weightKg * 1000);
  }
  const { male, female } = masses[kind];
  const sex = dataSet.text('PatientSex');
  if (sex !== 'M' && sex !== 'F' && sex !== 'O')
    throw new ImagingError(
      'malformed-value',
      `(0010,0040) PatientSex is "${sex.slice(0, 16)}", not M, F or O`,
    );
  const mass = sex === 'M' ? male(build) : sex === 'F' ? female(build) : (male(build) + female(build)) / 2;
  if (!(mass > 0))
    throw new ImagingError('implausible-value', `height and weight give a mass of ${mass.toFixed(1)} kg`);
  return mass / build.weightKg;
}
