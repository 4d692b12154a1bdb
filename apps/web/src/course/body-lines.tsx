import type { Speech } from './describe.ts';
import { eventLines } from './describe-event.ts';
import { useSpeech } from './use-speech.ts';

interface Recorded {
  event: string;
  body: object;
  correctedType?: string | undefined;
}

/** Every value of a recorded fact, labelled as in its form. */
export const BodyLines = (recorded: Recorded) => <SaidLines {...recorded} speech={useSpeech()} />;

/** The same where the speech is at hand, as in long lists. */
export function SaidLines({ event, body, correctedType, speech }: Recorded & { speech: Speech }) {
  return (
    <dl className="key-values small">
      {eventLines(event, body as Record<string, unknown>, speech, correctedType).map(({ label, value }) => (
        <Pair key={label} label={label} value={value} />
      ))}
    </dl>
  );
}

export function Pair({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}
