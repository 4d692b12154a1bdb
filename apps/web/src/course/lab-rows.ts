import type { Course } from '@lutetia/course';
import { gradeCtcae } from '@lutetia/protocol';

type Labs = Course['labs'][number];
export interface LabValue {
  readonly value: number | null;
  /** CTCAE grade; null where there is none for the value, or more than one grade remains possible. */
  readonly grade: number | null;
}
export interface LabRow {
  readonly name: keyof Labs & string;
  readonly unit: string;
  readonly values: readonly LabValue[];
}

interface Definition {
  readonly name: keyof Labs & string;
  readonly unit: string;
  readonly of: (labs: Labs) => number | null;
  readonly grade?: (labs: Labs, value: number) => number | null;
}

const graded =
  (term: string, limits: (labs: Labs) => { lln?: number | null; uln?: number | null }) =>
  (labs: Labs, value: number): number | null =>
    gradeCtcae(term, { value, ...limits(labs) }).grade;

const definitions: readonly Definition[] = [
  { name: 'psaNgPerMl', unit: 'ng/mL', of: (labs) => labs.psaNgPerMl },
  {
    name: 'haemoglobinGPerL',
    unit: 'g/L',
    of: (labs) => labs.haemoglobinGPerL,
    grade: graded('anaemia', (labs) => ({ lln: labs.haemoglobinLlnGPerL })),
  },
  {
    name: 'leukocytesPerNl',
    unit: '10⁹/L',
    of: (labs) => labs.leukocytesPerNl,
    grade: graded('leukopenia', (labs) => ({ lln: labs.leukocytesLlnPerNl })),
  },
  {
    name: 'neutrophilsPerNl',
    unit: '10⁹/L',
    of: (labs) => labs.neutrophilsPerNl,
    grade: graded('neutropenia', (labs) => ({ lln: labs.neutrophilsLlnPerNl })),
  },
  {
    name: 'plateletsPerNl',
    unit: '10⁹/L',
    of: (labs) => labs.plateletsPerNl,
    grade: graded('thrombocytopenia', (labs) => ({ lln: labs.plateletsLlnPerNl })),
  },
  {
    name: 'creatinineUmolPerL',
    unit: 'µmol/L',
    of: (labs) => labs.creatinineUmolPerL,
    grade: graded('creatinine-increased', (labs) => ({ uln: labs.creatinineUln })),
  },
  {
    name: 'bilirubinUmolPerL',
    unit: 'µmol/L',
    of: (labs) => labs.bilirubinUmolPerL,
    grade: graded('bilirubin-increased', (labs) => ({ uln: labs.bilirubinUln })),
  },
  {
    name: 'altUPerL',
    unit: 'U/L',
    of: (labs) => labs.altUPerL,
    grade: graded('alt-increased', (labs) => ({ uln: labs.altUln })),
  },
  {
    name: 'astUPerL',
    unit: 'U/L',
    of: (labs) => labs.astUPerL,
    grade: graded('ast-increased', (labs) => ({ uln: labs.astUln })),
  },
  { name: 'albuminGPerL', unit: 'g/L', of: (labs) => labs.albuminGPerL },
  { name: 'ldhUPerL', unit: 'U/L', of: (labs) => labs.ldhUPerL },
];

/** Blood values as rows; a value that was never known has no row. Grades are CTCAE v5. */
export const labRows = (labs: readonly Labs[]): readonly LabRow[] =>
  definitions
    .map(({ name, unit, of, grade }) => ({
      name,
      unit,
      values: labs.map((one) => {
        const value = of(one);
        return { value, grade: value === null || !grade ? null : grade(one, value) };
      }),
    }))
    .filter(({ values }) => values.some(({ value }) => value !== null));
