import type { WorklistItem } from '@lutetia/contract';
import { useTranslation } from 'react-i18next';
import { useSpeech } from '../course/use-speech.ts';
import { isState, StateBadge } from '../ui/index.ts';
import { sayPrompt } from './reasons.ts';
import { sayBlocker } from './say-blocker.ts';

/** Why the next act is blocked, by which values, and what the team is asked to see. */
export function ReasonCell({ item }: { item: WorklistItem }) {
  const { t } = useTranslation(['app', 'course']);
  const speech = useSpeech();
  if (item.blockedBy.length === 0 && item.prompts.length === 0) return t('worklist.nothing-in-the-way');
  return (
    <ul className="reasons">
      {item.blockedBy.map((gate) => (
        <li key={gate.id + JSON.stringify(gate.inputs)} data-blocked-by={gate.id}>
          {sayBlocker(gate, speech)}
        </li>
      ))}
      {item.prompts.map((prompt) => (
        <li key={prompt.id}>
          {isState(prompt.severity) && <StateBadge state={prompt.severity} />} {sayPrompt(prompt, speech)}
        </li>
      ))}
    </ul>
  );
}
