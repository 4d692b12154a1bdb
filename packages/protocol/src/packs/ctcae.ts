import type { CtcaePack, CtcaeTerm } from '../ctcae-pack.ts';
import type { Provenance } from '../provenance.ts';
import type { Wording } from '../wording.ts';
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

const words = (...texts: Wording[]): CtcaeTerm['words'] =>
  texts.map((text, index) => ({ grade: index + 1, text }));

const transaminase: CtcaeTerm['grading'] = {
  kind: 'times-limit',
  aboveUln: steps({ 1: 1, 2: 3, 3: 5, 4: 20 }),
  abnormalBaseline: steps({ 1: 1.5, 2: 3, 3: 5, 4: 20 }),
};

const terms: CtcaeTerm[] = [
  term('anaemia', 'g/L', { kind: 'below', steps: steps({ 2: 100, 3: 80 }) }, secondary, [
    { grade: 3, text: { en: 'transfusion indicated', zh: '需要输血' } },
    { grade: 4, text: { en: 'life-threatening; urgent intervention', zh: '危及生命；需要紧急干预' } },
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
      { en: 'symptoms without significant change of diet', zh: '有症状，饮食无明显改变' },
      { en: 'moderate symptoms; oral intake altered', zh: '中度症状；进食改变' },
      {
        en: 'cannot aliment orally; tube feeding or parenteral nutrition',
        zh: '不能经口进食；需管饲或肠外营养',
      },
    ),
  ),
  term(
    'fatigue',
    null,
    { kind: 'words' },
    fromMemory,
    words(
      { en: 'relieved by rest', zh: '休息后缓解' },
      {
        en: 'not relieved by rest; limits instrumental activities of daily living',
        zh: '休息后不缓解；影响工具性日常生活活动',
      },
      { en: 'not relieved by rest; limits self-care', zh: '休息后不缓解；影响自理' },
    ),
  ),
  term(
    'nausea',
    null,
    { kind: 'words' },
    fromMemory,
    words(
      { en: 'loss of appetite, eating habits unchanged', zh: '食欲下降，进食习惯未变' },
      { en: 'oral intake decreased without significant weight loss', zh: '进食减少，无明显体重下降' },
      {
        en: 'inadequate oral intake; tube feeding, parenteral nutrition or hospital',
        zh: '进食不足；需管饲、肠外营养或住院',
      },
    ),
  ),
  term(
    'vomiting',
    null,
    { kind: 'words' },
    fromMemory,
    words(
      { en: 'no intervention', zh: '无需干预' },
      { en: 'outpatient intravenous hydration', zh: '门诊静脉补液' },
      { en: 'tube feeding, parenteral nutrition or hospital', zh: '需管饲、肠外营养或住院' },
      { en: 'life-threatening', zh: '危及生命' },
    ),
  ),
  term(
    'diarrhoea',
    'stools a day over baseline',
    { kind: 'scale', direction: 'rising', steps: steps({ 2: 4, 3: 7 }) },
    fromMemory,
    words(
      { en: 'fewer than 4 stools more', zh: '每日增加不足 4 次' },
      { en: '4 to 6 more', zh: '每日增加 4–6 次' },
      { en: '7 or more; hospital', zh: '每日增加 7 次及以上；需住院' },
      { en: 'life-threatening', zh: '危及生命' },
    ),
  ),
];

export const ctcaePacks: readonly CtcaePack[] = [
  { kind: 'ctcae', id: 'ctcae-5', version: '1.0.0', title: { en: 'CTCAE v5.0', zh: 'CTCAE 5.0 版' }, terms },
];
