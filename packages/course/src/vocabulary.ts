import { type AdministrationMethod, administrationMethods } from '@lutetia/protocol';

/** Closed vocabularies of the course. Screens translate each value under `option.<value>`. */

export const roles = [
  'physician',
  'radiopharmacist',
  'technologist',
  'physicist',
  'coordinator',
  'manager',
  'administrator',
  'referrer',
  'patient',
] as const;
export type Role = (typeof roles)[number];

/** Roles that belong at the dose: whoever verifies beside the actor holds one of them. */
export const rolesAtTheDose: readonly Role[] = ['physician', 'radiopharmacist', 'technologist', 'physicist'];

export const signatureMeanings = [
  'reviewed',
  'approved',
  'prescribed',
  'accepted',
  'verified',
  'administered',
  'released',
] as const;
export type SignatureMeaning = (typeof signatureMeanings)[number];

export const documentKinds = [
  'referral-letter',
  'pathology-report',
  'psma-pet-images',
  'psma-pet-report',
  'imaging-report',
  'laboratory-report',
  'therapy-summary',
  'identity-document',
  'insurance-card',
  'other',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

export type { AdministrationMethod };
export { administrationMethods };

/** Products that a radioligand hot lab may hold. Two of them are ¹⁷⁷Lu and look alike. */
export const productCodes = [
  'lu-177-vipivotide-tetraxetan',
  'lu-177-oxodotreotide',
  'i-131-sodium-iodide',
  'y-90-microspheres',
  'ra-223-dichloride',
  'other',
] as const;
export type ProductCode = (typeof productCodes)[number];

export const milestoneKinds = [
  'produced',
  'quality-released',
  'departed',
  'landed',
  'customs-entered',
  'customs-held',
  'customs-cleared',
  'out-for-delivery',
  'delayed',
] as const;
export type MilestoneKind = (typeof milestoneKinds)[number];

export const productionRoutes = ['carrier-added', 'no-carrier-added', 'unknown'] as const;
export const siteFindings = ['normal', 'swelling', 'leak', 'pain', 'no-flow', 'pressure-alarm'] as const;
export const stopReasons = [
  'complete',
  'leak',
  'extravasation',
  'no-flow',
  'equipment',
  'patient',
  'order-changed',
  'other',
] as const;
export const residualItems = ['vial', 'syringe', 'tubing', 'pad', 'waste', 'other'] as const;

export const deviceKinds = [
  'dose-calibrator',
  'survey-meter',
  'contamination-monitor',
  'infusion-pump',
] as const;
export const trainingTopics = [
  'radiation-safety',
  'dose-calibrator',
  'radioligand-administration',
  'receipt-of-packages',
  'patient-release',
] as const;
export type TrainingTopic = (typeof trainingTopics)[number];

/** Laboratory values that a second measurement can confirm. */
export const confirmableLabs = [
  'creatinine',
  'creatinine-clearance',
  'haemoglobin',
  'platelets',
  'neutrophils',
  'leukocytes',
  'alt',
  'ast',
] as const;
