import type { CommandType } from '../command-table.ts';
import { blocks, type Gate } from '../gate.ts';
import type { Site } from '../site/site.ts';
import type { SiteCommandType } from '../site/site-command-table.ts';
import type { Role, TrainingTopic } from '../vocabulary.ts';
import { peopleNeeds, secondPersonNeed, trainingNeeds } from './people-needs.ts';
import { siteNeeds } from './site-needs.ts';
import { type ReadinessStage, readinessStages } from './stages.ts';

/** Somebody with an account that is not switched off. */
export interface Colleague {
  readonly id: string;
  readonly roles: readonly Role[];
}

export interface ReadinessGiven {
  /** ISO 8601 instant. */
  readonly now: string;
  readonly site: Site;
  readonly people: readonly Colleague[];
}

/** An act on the site that puts something in its place, with what is known of its body. */
export interface Mending {
  readonly type: SiteCommandType;
  readonly initial: Readonly<Record<string, unknown>>;
}

export interface ReadinessItem {
  /** `people`, `training` and the things of the site; a screen words it by this name. */
  readonly name: string;
  /** Tells items of one name apart. */
  readonly key: string;
  readonly stage: ReadinessStage;
  readonly ready: boolean;
  /** The acts that stay closed without it; none for what only people miss. */
  readonly acts: readonly CommandType[];
  /** The gates of those acts that ask for it, as they stand; none where only a role is missing. */
  readonly gates: readonly Gate[];
  /** For people: whoever holds one of these roles. */
  readonly roles: readonly Role[];
  readonly topic: TrainingTopic | null;
  /** Any of these puts it in place. */
  readonly mendings: readonly Mending[];
  /** The act that put it in place: the newest of its type whose body holds these. */
  readonly placedBy: Mending | null;
}

/** What an item says before it is judged. */
export type Need = Omit<ReadinessItem, 'ready'> & { readonly met?: boolean };

const judged = ({ met, ...need }: Need): ReadinessItem => ({
  ...need,
  ready: (met ?? true) && !need.gates.some(blocks),
});

/**
 * What a site must have before its first patients, in the order in which it is needed, each judged by the gates of
 * the acts that ask for it. Pure.
 */
export function readinessOf(given: ReadinessGiven): ReadinessItem[] {
  const items = [
    ...peopleNeeds(given),
    ...siteNeeds(given),
    ...trainingNeeds(given),
    secondPersonNeed(given),
  ].map(judged);
  return readinessStages.flatMap((stage) => items.filter((item) => item.stage === stage));
}

/** What is missed by people, though no act asks for it. */
export const closesNothing = ({ acts }: ReadinessItem): boolean => acts.length === 0;

/** The morning's own check is for each dose day anew: it does not make a hospital ready, or unready. */
export const isNeeded = (item: ReadinessItem): boolean => item.stage !== 'dose-day' && !closesNothing(item);

export const isReady = (items: readonly ReadinessItem[]): boolean =>
  items.every((item) => item.ready || !isNeeded(item));
