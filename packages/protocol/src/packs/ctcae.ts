import type { CtcaePack, CtcaeTerm } from '../ctcae-pack.ts';
import type { Provenance } from '../provenance.ts';
import { remembered } from './cite.ts';

const secondary = remembered('CTCAE v5.0 (NCI, 2017)', '5.0', { note: 'read in a secondary encoding' });
const fromMemory = remembered('CTCAE v5.0 (NCI, 2017)', '5.0');

const steps = (values: Record<number, number>) =>
  Object.entries(values).map(([grade, value]) => ({ grade: Number(grade), value }));

const term = (
  id: string,
  unit: string | null,
  grading: CtcaeTerm['grading'],
  from: Provenance,
  words: CtcaeTerm['words'] = [],
): CtcaeTerm => ({ id, unit, grading, words, ...from });

const words = (...texts: string[]): CtcaeTerm['words'] =>
  texts.map((text, index) => ({ grade: index + 1, text }));

const transaminase: CtcaeTerm['grading'] = {
  kind: 'times-limit',
  aboveUln: steps({ 1: 1, 2: 3, 3: 5, 4: 20 }),
  abnormalBaseline: steps({ 1: 1.5, 2: 3, 3: 5, 4: 20 }),
};

const terms: CtcaeTerm[] = [
  term('anaemia', 'g/L', { kind: 'below', steps: steps({ 2: 100, 3: 80 }) }, secondary, [
    { grade: 3, text: 'transfusion indicated' },
    { grade: 4, text: 'life-threatening; urgent intervention' },
  ]),
  term('thrombocytopenia', '10⁹/L', { kind: 'below', steps: steps({ 2: 75, 3: 50, 4: 25 }) }, secondary),
  term('leukopenia', '10⁹/L', { kind: 'below', steps: steps({ 2: 3, 3: 2, 4: 1 }) }, secondary),
  term('neutropenia', '10⁹/L', { kind: 'below', steps: steps({ 2: 1.5, 3: 1, 4: 0.5 }) }, secondary),
  term('lymphopenia', '10⁹/L', { kind: 'below', steps: steps({ 2: 0.8, 3: 0.5, 4: 0.2 }) }, secondary),
  term(
    'creatinine-increased',
    'µmol/L',
    {
      kind: 'times-limit',
      aboveUln: steps({ 1: 1, 2: 1.5, 3: 3, 4: 6 }),
      aboveBaseline: steps({ 2: 1.5, 3: 3 }),
    },
    fromMemory,
  ),
  term(
    'chronic-kidney-disease',
    'mL/min',
    { kind: 'below', steps: steps({ 2: 60, 3: 30, 4: 15 }) },
    fromMemory,
  ),
  term('alt-increased', 'U/L', transaminase, fromMemory),
  term('ast-increased', 'U/L', transaminase, fromMemory),
  term(
    'bilirubin-increased',
    'µmol/L',
    { kind: 'times-limit', aboveUln: steps({ 1: 1, 2: 1.5, 3: 3, 4: 10 }) },
    fromMemory,
  ),
  term(
    'alp-increased',
    'U/L',
    { kind: 'times-limit', aboveUln: steps({ 1: 1, 2: 2.5, 3: 5, 4: 20 }) },
    fromMemory,
  ),
  term('hypocalcaemia', 'mmol/L', { kind: 'below', steps: steps({ 2: 2, 3: 1.75, 4: 1.5 }) }, fromMemory),
  term(
    'hyponatraemia',
    'mmol/L',
    {
      kind: 'below',
      steps: steps({ 2: 130, 3: 125, 4: 120 }),
      symptomatic: { below: 130, notBelow: 125, without: 2, with: 3 },
    },
    fromMemory,
  ),
  term('hyperkalaemia', 'mmol/L', { kind: 'above', steps: steps({ 2: 5.5, 3: 6, 4: 7 }) }, fromMemory),
  term(
    'hypokalaemia',
    'mmol/L',
    {
      kind: 'below',
      steps: steps({ 3: 3, 4: 2.5 }),
      symptomatic: { below: null, notBelow: 3, without: 1, with: 2 },
    },
    fromMemory,
  ),
  term(
    'dry-mouth',
    'mL/min unstimulated saliva',
    { kind: 'scale', direction: 'falling', steps: steps({ 2: 0.2, 3: 0.1 }) },
    fromMemory,
    words(
      'symptoms without significant change of diet',
      'moderate symptoms; oral intake altered',
      'cannot aliment orally; tube feeding or parenteral nutrition',
    ),
  ),
  term(
    'fatigue',
    null,
    { kind: 'words' },
    fromMemory,
    words(
      'relieved by rest',
      'not relieved by rest; limits instrumental activities of daily living',
      'not relieved by rest; limits self-care',
    ),
  ),
  term(
    'nausea',
    null,
    { kind: 'words' },
    fromMemory,
    words(
      'loss of appetite, eating habits unchanged',
      'oral intake decreased without significant weight loss',
      'inadequate oral intake; tube feeding, parenteral nutrition or hospital',
    ),
  ),
  term(
    'vomiting',
    null,
    { kind: 'words' },
    fromMemory,
    words(
      'no intervention',
      'outpatient intravenous hydration',
      'tube feeding, parenteral nutrition or hospital',
      'life-threatening',
    ),
  ),
  term(
    'diarrhoea',
    'stools a day over baseline',
    { kind: 'scale', direction: 'rising', steps: steps({ 2: 4, 3: 7 }) },
    fromMemory,
    words('fewer than 4 stools more', '4 to 6 more', '7 or more; hospital', 'life-threatening'),
  ),
];

export const ctcaePacks: readonly CtcaePack[] = [
  { kind: 'ctcae', id: 'ctcae-5', version: '1.0.0', title: 'CTCAE v5.0', terms },
];
