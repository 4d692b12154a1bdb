import { z } from 'zod';
import { referenceFactTable } from './packs/reference-facts.ts';
import { withProvenance } from './provenance.ts';

export const referenceTopics = [
  'product',
  'indication-elsewhere',
  'special-population',
  'monitoring',
  'safety',
  'absorbed-dose',
  'patient-selection',
  'tracer',
] as const;

/** Something to look up beside the rules: no evaluator reads it and no gate depends on it. */
export const referenceFact = withProvenance({
  id: z.string().min(1),
  topic: z.enum(referenceTopics),
  text: z.string().min(1),
  value: z.number().nullable(),
  unit: z.string().min(1).nullable(),
});
export type ReferenceFact = z.infer<typeof referenceFact>;

export function listReferenceFacts(topic?: ReferenceFact['topic']): readonly ReferenceFact[] {
  return topic === undefined ? referenceFactTable : referenceFactTable.filter((fact) => fact.topic === topic);
}
