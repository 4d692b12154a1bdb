import type { Field } from './field.ts';

/**
 * What a person has typed so far, as it was typed: text, lists and records of text.
 * Nothing is converted before the form is sent, so nothing typed is ever lost.
 */
export type Draft = string | readonly Draft[] | { readonly [key: string]: Draft };
export type DraftRecord = { readonly [key: string]: Draft };
export type Update = (draft: Draft) => Draft;
export type Change = (update: Update) => void;

export const textOf = (draft: Draft | undefined): string => (typeof draft === 'string' ? draft : '');
export const itemsOf = (draft: Draft | undefined): readonly Draft[] =>
  Array.isArray(draft) ? (draft as readonly Draft[]) : [];
export const recordOf = (draft: Draft | undefined): DraftRecord =>
  typeof draft === 'object' && !Array.isArray(draft) ? (draft as DraftRecord) : {};

export const changeMember =
  (change: Change, key: string): Change =>
  (update) =>
    change((draft) => ({ ...recordOf(draft), [key]: update(recordOf(draft)[key] ?? '') }));

export const changeItem =
  (change: Change, index: number): Change =>
  (update) =>
    change((draft) => itemsOf(draft).map((item, at) => (at === index ? update(item) : item)));

/** A group or a list that may be unknown has a question before it: is it known? */
export const isOptional = (field: Field): boolean =>
  field.nullable && (field.kind === 'group' || field.kind === 'list');

/** Is anything typed in here? Zones are filled in beforehand and do not count. */
export function isEmpty(draft: Draft | undefined): boolean {
  if (draft === undefined || typeof draft === 'string') return (draft ?? '').trim() === '';
  if (Array.isArray(draft)) return draft.length === 0;
  return Object.entries(draft).every(([key, value]) => key === 'zone' || isEmpty(value));
}
