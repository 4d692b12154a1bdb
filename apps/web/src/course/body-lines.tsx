import { eventLines } from './describe-event.ts';
import { useSpeech } from './use-speech.ts';

/** Every value of a recorded fact, labelled as in its form. */
export function BodyLines(props: { event: string; body: object; correctedType?: string | undefined }) {
  const { event, body, correctedType } = props;
  const speech = useSpeech();
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
