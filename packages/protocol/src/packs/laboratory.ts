import type { Provenance } from '../provenance.ts';
import { found, remembered } from './cite.ts';

/** A unit in which laboratories report; value · factor is the value in the stored unit. */
export interface ReportingUnit extends Provenance {
  readonly unit: string;
  /** A decimal number, kept as it is written in its source. */
  readonly factor: string;
}

/** What lies outside is no value of a living adult: it is a unit or a decimal point mistaken. */
export interface Bounds extends Provenance {
  readonly minimum: number;
  readonly maximum: number;
}

export interface LaboratoryQuantity {
  readonly id: LaboratoryQuantityId;
  /** The unit in which values are stored and the rules read them; the first of `units`. */
  readonly unit: string;
  readonly units: readonly ReportingUnit[];
  readonly possible: Bounds;
  /** Of the laboratory's own limit; null where no rule asks for one. */
  readonly possibleLimit: Bounds | null;
}

export const laboratoryQuantityIds = [
  'haemoglobin',
  'leukocytes',
  'neutrophils',
  'platelets',
  'creatinine',
  'bilirubin',
  'alt',
  'ast',
  'albumin',
  'ldh',
  'psa',
  'testosterone',
] as const;
export type LaboratoryQuantityId = (typeof laboratoryQuantityIds)[number];

const definition = found('BIPM, The International System of Units (SI)', '9th edition', {
  section: 'table 7',
  note: 'prefixes and the litre, by definition',
});
const katal = remembered('Nomenclature Committee of the IUB, units of enzyme activity', '1978', {
  note: '1 U = 1 µmol/min, 1 kat = 1 mol/s, so that 1 µkat = 60 U',
});
const conventional = found('International unit conversion table', '2020', {
  url: 'w3.csmu.edu.tw/~chr/Int_unit_conversion.htm',
});
const molar = (substance: string, gPerMol: string) =>
  remembered(`Molar mass of ${substance}, ${gPerMol} g/mol`, '1', { note: 'the factor follows from it' });

/** Wide on purpose: values that were survived lie inside. */
const ours = remembered('Bounds of this project, against mistaken units', '1', {
  note: 'ours, not read anywhere: a site may ask for others',
});

const by = (unit: string, factor: string, from: Provenance = definition): ReportingUnit => ({
  unit,
  factor,
  ...from,
});
const between = (minimum: number, maximum: number): Bounds => ({ minimum, maximum, ...ours });

const quantity = (
  id: LaboratoryQuantityId,
  units: readonly [ReportingUnit, ...ReportingUnit[]],
  possible: Bounds,
  possibleLimit: Bounds | null = null,
): LaboratoryQuantity => ({ id, unit: units[0].unit, units, possible, possibleLimit });

const counts = [by('10⁹/L', '1'), by('10³/µL', '1'), by('/µL', '0.001')] as const;
const enzyme = [by('U/L', '1'), by('µkat/L', '60', katal)] as const;

export const laboratoryQuantities: readonly LaboratoryQuantity[] = [
  quantity(
    'haemoglobin',
    [by('g/L', '1'), by('g/dL', '10'), by('mmol/L', '16.114', molar('haemoglobin (one haem)', '16 114'))],
    between(20, 260),
    between(80, 180),
  ),
  quantity('leukocytes', counts, between(0.05, 500), between(1, 8)),
  quantity('neutrophils', counts, between(0, 100), between(0.5, 5)),
  quantity('platelets', counts, between(1, 3000), between(50, 300)),
  quantity(
    'creatinine',
    [by('µmol/L', '1'), by('mg/dL', '88.4', conventional)],
    between(16, 3500),
    between(40, 250),
  ),
  quantity(
    'bilirubin',
    [by('µmol/L', '1'), by('mg/dL', '17.1', conventional)],
    between(1, 1500),
    between(8, 60),
  ),
  quantity('alt', enzyme, between(1, 30_000), between(10, 150)),
  quantity('ast', enzyme, between(1, 30_000), between(10, 150)),
  quantity('albumin', [by('g/L', '1'), by('g/dL', '10')], between(7, 80)),
  quantity('ldh', enzyme, between(10, 100_000)),
  quantity('psa', [by('ng/mL', '1'), by('µg/L', '1')], between(0, 100_000)),
  quantity(
    'testosterone',
    [
      by('ng/dL', '1'),
      by('nmol/L', '28.842', molar('testosterone', '288.42')),
      by('ng/mL', '100'),
      by('µg/L', '100'),
    ],
    between(0, 5000),
  ),
];
