/**
 * Parts of the worklist. `mine`: something concerns the reader's roles, of which `overdue`, `due` (by the end
 * of the site's day) and `blocked` are parts; `waiting`: under way, but for others to go on; `all`: both.
 */
export const worklistViews = ['mine', 'overdue', 'due', 'blocked', 'waiting', 'all'] as const;
export type WorklistView = (typeof worklistViews)[number];
