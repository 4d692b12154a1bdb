import { z } from 'zod';

export const therapyClass = z.enum([
  'gnrh',
  'orchiectomy',
  'antiandrogen',
  'arpi',
  'taxane',
  'parp-inhibitor',
  'immunotherapy',
  'ra223',
  'sr89',
  'sm153',
  're186',
  're188',
  'hemibody-radiotherapy',
  'psma-radioligand',
  'other',
]);
export type TherapyClass = z.infer<typeof therapyClass>;

export const therapyEndReason = z.enum(['progression', 'toxicity', 'completed', 'choice', 'other']);
export const chemotherapyPlan = z.enum(['delay-appropriate', 'not-suitable', 'suitable-now']);
export const progressionKind = z.enum(['psa', 'soft-tissue', 'bone', 'clinical']);

export const lesionSite = z.enum([
  'bone',
  'node',
  'liver',
  'lung',
  'adrenal',
  'brain',
  'soft-tissue',
  'prostate',
  'other',
]);
export type LesionSite = z.infer<typeof lesionSite>;

export const conditionState = z.enum(['none', 'suspected', 'present', 'treated-stable']);
export const castrationKind = z.enum(['medical', 'surgical', 'none']);

export const psmaTracer = z.enum([
  '68Ga-gozetotide',
  '68Ga-PSMA-11',
  '18F-piflufolastat',
  '18F-flotufolastat',
  '18F-PSMA-1007',
  'other',
]);
export type PsmaTracer = z.infer<typeof psmaTracer>;

export const petRead = z.enum(['draft', 'signed']);
