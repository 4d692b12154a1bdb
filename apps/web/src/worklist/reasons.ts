import type { WorklistItem } from '@lutetia/contract';
import { isRecord, type Speech, sayInputs } from '../course/describe.ts';
import { sayBlocker } from './say-blocker.ts';

export const sayPrompt = ({ id, inputs }: WorklistItem['prompts'][number], speech: Speech): string =>
  speech.t(`course:prompt.${id}`, isRecord(inputs) ? sayInputs(inputs, speech) : {});

/** Why the next act is blocked, and what the team is asked to see, each in a sentence. */
export const reasonsOf = (item: WorklistItem, speech: Speech): string[] => [
  ...item.blockedBy.map((gate) => sayBlocker(gate, speech)),
  ...item.prompts.map((prompt) => sayPrompt(prompt, speech)),
];
