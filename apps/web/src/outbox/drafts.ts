import type { DraftRecord } from '../form/draft.ts';

/** What somebody has begun to enter for one act of a course. */
export interface KeptDraft {
  readonly by: { readonly userId: string; readonly name: string };
  readonly since: string;
  /** As typed; null when only `body` is there. */
  readonly draft: DraftRecord | null;
  /** What an act that was refused had said: its form begins with it again. */
  readonly body: Readonly<Record<string, unknown>> | null;
  /** The id of what was sent and not answered: sent again unchanged, it is the same act. */
  readonly sent: {
    readonly id: string;
    readonly content: string;
    /** When the act was last recorded before that. */
    readonly doneBefore: string | null;
  } | null;
}

const prefix = 'lutetia.draft.';
/** A dose day ends with its day. */
const validHours = 24;
const keyOf = (courseId: string, type: string) => `${prefix}${courseId}.${type}`;

function parse(text: string | null): KeptDraft | null {
  if (text === null) return null;
  try {
    const read = JSON.parse(text) as KeptDraft;
    const age = Temporal.Now.instant().epochMilliseconds - Date.parse(read.since);
    return typeof read.by.userId === 'string' && age < validHours * 3_600_000 ? read : null;
  } catch {
    return null;
  }
}

/** A device whose storage is full or closed loses its drafts with the page; the form itself goes on. */
export function keepDraft(courseId: string, type: string, draft: KeptDraft): void {
  try {
    localStorage.setItem(keyOf(courseId, type), JSON.stringify(draft));
  } catch {
    localStorage.removeItem(keyOf(courseId, type));
  }
}

export const readDraft = (courseId: string, type: string): KeptDraft | null =>
  parse(localStorage.getItem(keyOf(courseId, type)));

export const forgetDraft = (courseId: string, type: string): void =>
  localStorage.removeItem(keyOf(courseId, type));

/** Drafts of yesterday and whatever cannot be read go. */
export function sweepDrafts(): void {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(prefix) && parse(localStorage.getItem(key)) === null) localStorage.removeItem(key);
  }
}
