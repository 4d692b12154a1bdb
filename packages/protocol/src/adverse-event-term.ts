import { z } from 'zod';

export const adverseEventTerm = z.enum([
  'dry-mouth',
  'nausea',
  'vomiting',
  'diarrhoea',
  'fatigue',
  'anaemia',
  'thrombocytopenia',
  'neutropenia',
  'leukopenia',
  'hypokalaemia',
  'spinal-cord-compression',
  'fracture',
  'other',
]);
export type AdverseEventTerm = z.infer<typeof adverseEventTerm>;
