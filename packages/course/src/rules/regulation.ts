import type { Site } from '../site/site.ts';
import { packInForce } from './packs.ts';

/** From this deviation on, in per cent of the directive, an event is reported; null when no rule is signed. */
export const reportableFrom = (site: Site): number | null =>
  packInForce(site, 'regulation')?.reportablePercent.value ?? null;
