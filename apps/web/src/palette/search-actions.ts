import { matchText } from '../ui/match-text.ts';
import type { Action } from './action.ts';

const order = ['act', 'page', 'go', 'device'] as const;

/** Actions that the words name, in either language: grouped, and within a group the best fit first. */
export function searchActions(actions: readonly Action[], words: string): readonly Action[] {
  return actions
    .filter(({ keyOnly }) => !keyOnly)
    .map((action) => ({
      action,
      fit: Math.max(matchText(words, action.label), matchText(words, action.also ?? action.label)),
    }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => order.indexOf(a.action.group) - order.indexOf(b.action.group) || b.fit - a.fit)
    .map(({ action }) => action);
}
