import type { Me } from '@lutetia/contract';
import { may } from '../session/may.ts';

export const sectionIds = [
  'readiness',
  'people',
  'training',
  'devices',
  'packs',
  'lanes',
  'licence',
  'consent-forms',
  'procedure',
  'contact',
  'recalled-lots',
  'displays',
  'emergency',
  'forgetting',
  'ledger',
] as const;
export type SectionId = (typeof sectionIds)[number];

const needs = {
  readiness: 'listUsers',
  people: 'listUsers',
  training: 'listUsers',
  devices: 'site',
  packs: 'packs',
  lanes: 'site',
  licence: 'site',
  'consent-forms': 'site',
  procedure: 'site',
  contact: 'site',
  'recalled-lots': 'site',
  displays: 'listDisplays',
  emergency: 'listBreakGlass',
  forgetting: 'site',
  ledger: 'verifyLedger',
} as const;

/** Sections that the person may open, in the order of the screen. */
export const sectionsOf = (me: Me | null): SectionId[] => sectionIds.filter((id) => may(me, needs[id]));

/** The section at an address: one that is not there is not silently another. */
export function sectionAt(
  section: string | undefined,
  open: readonly SectionId[],
): SectionId | 'not-found' | 'not-allowed' {
  const known = sectionIds.find((id) => id === section);
  if (section !== undefined && known === undefined) return 'not-found';
  return open.find((id) => id === known) ?? 'not-allowed';
}
