import type { RecordedEventView } from '@lutetia/contract';
import { type Course, commandOf } from '@lutetia/course';
import { Button } from '@mantine/core';
import { memo, type ReactNode, useState } from 'react';
import { SaidInstant } from '../ui/index.ts';
import { SaidLines } from './body-lines.tsx';
import { isRecord, type Speech } from './describe.ts';
import { sayEvent } from './describe-event.ts';
import { useIdleTurn } from './use-idle-turn.ts';

interface EntryGiven {
  event: RecordedEventView;
  /** Type of the entry that this one corrects. */
  correctedType: string | undefined;
  correction: Course['corrections'][number] | null;
  speech: Speech;
  mayCorrect: boolean;
  onCorrect: (version: number) => void;
  /** The form that corrects it, while it is open. */
  form: ReactNode;
}

/**
 * One event in plain words. It asks for nothing by itself and is drawn anew only when it changes: a course may
 * have thousands.
 */
export const LedgerEntry = memo(function LedgerEntry(props: EntryGiven) {
  const { event, correction, speech } = props;
  const { t, locale, zone } = speech;
  const [looked, setLooked] = useState(false);
  const type = commandOf(event.type);
  const meaning = isRecord(event.signature) ? event.signature.meaning : null;
  return (
    <li data-entry={event.version} data-event={event.type} className={correction ? 'corrected' : undefined}>
      <div className="small">
        <SaidInstant at={event.at} zone={zone} home={zone} locale={locale} />
        <div className="dimmed">{t('course:ledger.entry', { version: event.version })}</div>
      </div>
      <div>
        <div className="ledger-sentence">{sayEvent(event.type, event.body, speech)}</div>
        <div className="small dimmed">
          {t('course:ledger.by', { name: event.actorName, role: t(`role.${event.role}`) })}
          {typeof meaning === 'string' && (
            <> · {t('course:ledger.signed', { meaning: t(`signature-meaning.${meaning}`) })}</>
          )}
        </div>
        {correction && (
          <div className="small">
            <strong>
              {t('course:ledger.corrected-by', {
                version: correction.fact.version,
                reason: correction.reason,
              })}
            </strong>
          </div>
        )}
        {type && (
          <details className="small" onToggle={() => setLooked(true)}>
            <summary>{t('course:ledger.detail')}</summary>
            <Values event={event} correctedType={props.correctedType} speech={speech} now={looked} />
            {looked && props.mayCorrect && props.form === null && (
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => props.onCorrect(event.version)}
                name={`correct.${event.version}`}
              >
                {t('course:ledger.correct')}
              </Button>
            )}
          </details>
        )}
        {type && props.form}
      </div>
    </li>
  );
});

/** They follow when the browser is idle, so that find-in-page reaches them, or when somebody looks. */
function Values({
  event,
  correctedType,
  speech,
  now,
}: Pick<EntryGiven, 'event' | 'correctedType' | 'speech'> & { now: boolean }) {
  const turn = useIdleTurn();
  if (!turn && !now) return null;
  return <SaidLines event={event.type} body={event.body} correctedType={correctedType} speech={speech} />;
}
