import { type CommandType, commands } from '@lutetia/course';
import { useTranslation } from 'react-i18next';
import { eventLines } from './describe-event.ts';
import { useSpeech } from './use-speech.ts';

/** What is being signed, in words, above the signature. */
export function SignedSummary({ type, body }: { type: CommandType; body: Record<string, unknown> }) {
  const { t } = useTranslation(['app', 'course']);
  const speech = useSpeech();
  return (
    <div>
      <strong>{t('course:page.signing', { what: t(`course:command.${type}`) })}</strong>
      <dl className="key-values small signed-lines">
        {eventLines(commands[type].event, body, speech).map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
