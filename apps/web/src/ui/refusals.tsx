import type { Gate } from '@lutetia/course';
import { useSpeech } from '../course/use-speech.ts';
import { sayRefusal } from './say-refusal.ts';

export function Refusals({ gates }: { gates: readonly Pick<Gate, 'id' | 'result' | 'inputs'>[] }) {
  const speech = useSpeech();
  return (
    <ul>
      {gates.map((gate) => (
        <li key={gate.id}>{sayRefusal(gate, speech)}</li>
      ))}
    </ul>
  );
}
