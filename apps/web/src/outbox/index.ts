export { forgetDraft, type KeptDraft, keepDraft, readDraft } from './drafts.ts';
export { type KeptAct, waiting } from './kept-act.ts';
export { outbox, useKeptActs } from './outbox.ts';
export { OutboxBanner } from './outbox-banner.tsx';
