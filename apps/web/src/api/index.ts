export { call, UnreachableError } from './client.ts';
export { watchSilence } from './silence.ts';
export { useAct, useRead } from './use-call.ts';
export { useLive } from './use-live.ts';
export { withinLimit } from './within-limit.ts';
